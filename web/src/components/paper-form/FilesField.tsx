import type { FileRef } from '@fadu/procedure'
import { useState } from 'react'
import { Refused } from '../../api/refused.ts'
import { acceptedFiles, largestFile, upload } from '../../api/upload.ts'
import { useLanguage } from '../../texts/language.tsx'
import { valueAt } from './entry.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './Fields.tsx'
import { useForm, useFormPlace } from './form-model.ts'

interface Sending {
  readonly name: string
  readonly share: number
  readonly failed?: string
}

/** Files by choosing or by camera, each sent at once with its progress; what has arrived is part of the draft. */
export function FilesField({ question, path }: FieldProps) {
  const { t, say } = useLanguage()
  const form = useForm()
  const { sending, send } = useSending(path)
  const files = (valueAt(form.entry, path) as readonly FileRef[] | undefined) ?? []
  const full = files.length >= (question.most ?? 20)
  return (
    <FieldFrame question={question} path={path} set hint={t.form.fileHint(question.most ?? 20, largestFile)}>
      {(tied) => (
        <div className="files-field">
          <FilePicker
            id={`${tied.id}-file`}
            label={t.form.chooseFiles}
            about={say(question.label)}
            disabled={full}
            accept={acceptedFiles}
            onFiles={send}
          />
          <FilePicker
            id={`${tied.id}-camera`}
            label={t.form.takePhoto}
            about={say(question.label)}
            disabled={full}
            accept="image/*"
            camera
            onFiles={send}
          />
          <ul className="files" aria-live="polite">
            {files.map((file, at) => (
              <li key={file.hash}>
                {file.name} <span className="small soft">{t.field.fileSize(file.size)}</span>{' '}
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    form.set(
                      path,
                      files.filter((_, i) => i !== at),
                    )
                  }
                  aria-label={t.form.remove(file.name)}
                >
                  {t.form.removeFile}
                </button>
              </li>
            ))}
            {sending.map((file) => (
              <li key={file.name}>
                {file.name}{' '}
                {file.failed ? (
                  <span className="complaint">{file.failed}</span>
                ) : (
                  <progress value={file.share} max={1} aria-label={t.form.sendingFile(file.name)} />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </FieldFrame>
  )
}

function useSending(path: FieldProps['path']) {
  const { t, say } = useLanguage()
  const form = useForm()
  const { uploads } = useFormPlace()
  const [sending, setSending] = useState<readonly Sending[]>([])
  const note = (name: string, change: Partial<Sending> | null) =>
    setSending((all) =>
      change === null
        ? all.filter((s) => s.name !== name)
        : [...all.filter((s) => s.name !== name), { name, share: 0, ...all.find((s) => s.name === name), ...change }],
    )
  const sendOne = async (file: File, arrived: readonly FileRef[]): Promise<readonly FileRef[]> => {
    if (file.size > largestFile) {
      note(file.name, { failed: t.form.fileTooLarge(largestFile) })
      return arrived
    }
    note(file.name, { share: 0 })
    form.uploading(1)
    try {
      const kept = await upload(uploads, file, (share) => note(file.name, { share }))
      note(file.name, null)
      return [...arrived.filter((f) => f.hash !== kept.hash), kept]
    } catch (error) {
      note(file.name, { failed: error instanceof Refused ? say(error.problem.detail ?? error.problem.title) : t.form.fileFailed })
      return arrived
    } finally {
      form.uploading(-1)
    }
  }
  const send = async (chosen: readonly File[]) => {
    let files = (valueAt(form.entry, path) as readonly FileRef[] | undefined) ?? []
    for (const file of chosen) {
      files = await sendOne(file, files)
      form.set(path, files)
    }
  }
  return { sending, send }
}

interface PickerProps {
  readonly id: string
  readonly label: string
  readonly about: string
  readonly accept: string
  readonly disabled: boolean
  readonly camera?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

function FilePicker({ id, label, about, accept, disabled, camera = false, onFiles }: PickerProps) {
  return (
    <span className={camera ? 'picker camera' : 'picker'}>
      <input
        id={id}
        type="file"
        className="unseen"
        accept={accept}
        disabled={disabled}
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          onFiles(chosen)
        }}
      />
      <label htmlFor={id} className="button">
        {label}
        <span className="unseen">{about}</span>
      </label>
    </span>
  )
}
