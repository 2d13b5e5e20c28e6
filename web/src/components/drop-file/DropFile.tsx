import { useId, useState } from 'react'
import './DropFile.css'

interface DropFileProps {
  readonly words: string
  readonly choose: string
  readonly hint: string
  /** Endings offered in the file dialog. */
  readonly accept: string
  readonly many?: boolean
  /** What is going on, and what went wrong, in words. */
  readonly state: string
  readonly failed: string
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files by dropping them or by choosing them in the dialog. */
export function DropFile({ words, choose, hint, accept, many = false, state, failed, onFiles }: DropFileProps) {
  const [over, setOver] = useState(false)
  const picker = useId()
  return (
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label={words}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <p className="drop-words serif">{words}</p>
      <span className="picker">
        <input
          id={picker}
          type="file"
          className="unseen"
          accept={accept}
          multiple={many}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            onFiles(files)
          }}
        />
        <label htmlFor={picker} className="button primary">
          {choose}
        </label>
      </span>
      <p className="small soft">{hint}</p>
      <p role="status">{state}</p>
      {failed && (
        <p role="alert" className="complaint">
          {failed}
        </p>
      )}
    </section>
  )
}
