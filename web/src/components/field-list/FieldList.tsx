import type { fieldView } from '@fadu/contract'
import type { z } from 'zod'
import { useLanguage } from '../../texts/language.tsx'
import { FileLinks } from './FileLinks.tsx'
import './FieldList.css'

export type Field = z.output<typeof fieldView>

/** Values of a paper as they are shown. Masked ones bear a mark, and where one may ask, a way to ask. */
export function FieldList({
  fields,
  fileAddress,
  onReveal,
}: {
  fields: readonly Field[]
  fileAddress?: (hash: string) => string
  onReveal?: () => void
}) {
  const { t, say } = useLanguage()
  if (fields.length === 0) return null
  return (
    <dl className="fields">
      {fields.map((field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of a recorded paper never move, and labels repeat
        <div key={at}>
          <dt>{say(field.label)}</dt>
          <dd>
            <span className="field-value">{say(field.value)}</span>
            {field.masked && (
              <>
                {' '}
                <span className="masked" title={t.field.maskedWhy}>
                  {t.field.masked}
                </span>
                {onReveal && (
                  <button type="button" className="link small" onClick={onReveal} aria-label={t.field.showOf(say(field.label))}>
                    {t.field.show}
                  </button>
                )}
              </>
            )}
            {field.files && field.files.length > 0 && <FileLinks files={field.files} {...(fileAddress ? { address: fileAddress } : {})} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}
