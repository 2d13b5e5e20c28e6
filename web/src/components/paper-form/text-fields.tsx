import { useLanguage } from '../../texts/language.tsx'
import { valueAt } from './entry.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './Fields.tsx'
import { useForm, useFormPlace } from './form-model.ts'

const typedAt = (entry: unknown, path: FieldProps['path']): string => {
  const value = valueAt(entry, path)
  return typeof value === 'string' ? value : ''
}

/** What the browser may fill in: only for the person who sits before it, the first party of a public form. */
function known(path: FieldProps['path'], personal: string | undefined): string {
  if (path.length !== 3 || path[1] !== 0) return 'off'
  return personal === 'name' ? 'name' : personal === 'phone' ? 'tel' : personal === 'address' ? 'street-address' : 'off'
}

export function Text({ question, path }: FieldProps) {
  const form = useForm()
  const { audience } = useFormPlace()
  const value = typedAt(form.entry, path)
  const personal = question.meta?.personal
  const count = question.kind === 'count'
  return (
    <FieldFrame question={question} path={path}>
      {(tied) =>
        question.kind === 'long-text' ? (
          <textarea {...tied} rows={5} value={value} onChange={(event) => form.set(path, event.target.value)} />
        ) : (
          <input
            {...tied}
            type={personal === 'phone' ? 'tel' : 'text'}
            className={count ? 'short' : ''}
            {...(count ? { inputMode: 'numeric' as const } : {})}
            autoComplete={audience === 'public' ? known(path, personal) : 'off'}
            spellCheck={personal ? false : undefined}
            value={value}
            onChange={(event) => form.set(path, event.target.value)}
          />
        )
      }
    </FieldFrame>
  )
}

export function Amount({ question, path }: FieldProps) {
  const { t } = useLanguage()
  const form = useForm()
  return (
    <FieldFrame question={question} path={path}>
      {(tied) => (
        <span className="with-unit">
          <input
            {...tied}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={typedAt(form.entry, path)}
            onChange={(event) => form.set(path, event.target.value)}
          />
          <span>{t.form.yuan}</span>
        </span>
      )}
    </FieldFrame>
  )
}

export function DayInput({ question, path }: FieldProps) {
  const { day } = useLanguage()
  const form = useForm()
  const value = typedAt(form.entry, path)
  return (
    <FieldFrame question={question} path={path}>
      {(tied) => (
        <span className="with-unit">
          <input {...tied} type="date" value={value} onChange={(event) => form.set(path, event.target.value)} />
          {value && <span className="soft">{day(value)}</span>}
        </span>
      )}
    </FieldFrame>
  )
}
