import type { Words } from '@fadu/procedure'
import { useLanguage } from '../../texts/language.tsx'
import { idOf } from './complaints.ts'
import { type Entry, valueAt } from './entry.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './Fields.tsx'
import { type Option, useForm, useFormPlace } from './form-model.ts'
import type { Question } from './outline.ts'

/** Up to this many are shown as radios, more as a list to choose from. */
const mostRadios = 5

const wordsOf = (question: Question, key: string): Words => question.meta?.choices?.[key] ?? { zh: key, en: key }

function Radios({ question, path, options }: FieldProps & { options: readonly Option[] }) {
  const { t, say } = useLanguage()
  const form = useForm()
  const value = valueAt(form.entry, path)
  const all =
    question.required || question.otherwise !== undefined
      ? options
      : [...options, { id: '', words: { zh: t.form.noAnswer, en: t.form.noAnswer } }]
  return (
    <FieldFrame question={question} path={path} set>
      {() => (
        <div className="radios">
          {all.map((option) => {
            const id = `${idOf(path)}-${option.id || 'none'}`
            return (
              <label key={option.id} className="one-choice" htmlFor={id}>
                <input
                  type="radio"
                  id={id}
                  name={idOf(path)}
                  value={option.id}
                  checked={(value ?? '') === option.id && (option.id !== '' || !question.required)}
                  onChange={() => form.set(path, option.id)}
                />
                <span>{say(option.words)}</span>
              </label>
            )
          })}
        </div>
      )}
    </FieldFrame>
  )
}

function Select({ question, path, options }: FieldProps & { options: readonly Option[] | undefined }) {
  const { t, say } = useLanguage()
  const form = useForm()
  const value = valueAt(form.entry, path)
  return (
    <FieldFrame question={question} path={path} {...(options?.length === 0 ? { hint: t.form.noOptions } : {})}>
      {(tied) => (
        <select {...tied} value={typeof value === 'string' ? value : ''} onChange={(event) => form.set(path, event.target.value)}>
          <option value="">{options ? t.form.pleaseChoose : t.form.readingOptions}</option>
          {options?.map((option) => (
            <option key={option.id} value={option.id}>
              {option.hint ? t.form.optionWithHint(say(option.words), option.hint) : say(option.words)}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

export function Choice({ question, path }: FieldProps) {
  const options = (question.options ?? []).map((id) => ({ id, words: wordsOf(question, id) }))
  const ordered = question.numeric ? options.sort((a, b) => Number(b.id) - Number(a.id)) : options
  return ordered.length <= mostRadios ? (
    <Radios question={question} path={path} options={ordered} />
  ) : (
    <Select question={question} path={path} options={ordered} />
  )
}

/** Choices the page itself offers for a field: drafts, documents, parties of the case at hand. */
export function Offered({ question, path, options }: FieldProps & { options: readonly Option[] }) {
  return options.length > 0 && options.length <= mostRadios ? (
    <Radios question={question} path={path} options={options} />
  ) : (
    <Select question={question} path={path} options={options} />
  )
}

export function OptionSelect({ question, path }: FieldProps) {
  const { useOptions } = useFormPlace()
  const form = useForm()
  const beside = (valueAt(form.entry, path.slice(0, -1)) ?? {}) as Entry
  return <Select question={question} path={path} options={useOptions(question, beside)} />
}

/** Several organs or posts: chosen one after the other from the list, each taken off again by its button. */
export function Several({ question, path }: FieldProps) {
  const { t, say } = useLanguage()
  const { useOptions } = useFormPlace()
  const form = useForm()
  const options = useOptions(question, (valueAt(form.entry, path.slice(0, -1)) ?? {}) as Entry)
  const chosen = (valueAt(form.entry, path) as readonly string[] | undefined) ?? []
  const nameOf = (id: string): string => {
    const found = options?.find((option) => option.id === id)
    return found ? say(found.words) : id
  }
  const free = (options ?? []).filter((option) => !chosen.includes(option.id))
  return (
    <FieldFrame question={question} path={path} {...(options?.length === 0 ? { hint: t.form.noOptions } : {})}>
      {(tied) => (
        <>
          {chosen.length > 0 && (
            <ul className="several">
              {chosen.map((id) => (
                <li key={id}>
                  {nameOf(id)}{' '}
                  <button
                    type="button"
                    className="link"
                    aria-label={t.form.remove(nameOf(id))}
                    onClick={() =>
                      form.set(
                        path,
                        chosen.filter((other) => other !== id),
                      )
                    }
                  >
                    {t.form.removeFile}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <select {...tied} value="" onChange={(event) => event.target.value && form.set(path, [...chosen, event.target.value])}>
            <option value="">{options ? t.form.addOneOf : t.form.readingOptions}</option>
            {free.map((option) => (
              <option key={option.id} value={option.id}>
                {say(option.words)}
              </option>
            ))}
          </select>
        </>
      )}
    </FieldFrame>
  )
}

export function Choices({ question, path }: FieldProps) {
  const { say } = useLanguage()
  const form = useForm()
  const chosen = (valueAt(form.entry, path) as readonly string[] | undefined) ?? []
  return (
    <FieldFrame question={question} path={path} set>
      {() => (
        <div className="radios">
          {(question.options ?? []).map((key) => {
            const id = `${idOf(path)}-${key}`
            return (
              <label key={key} className="one-choice" htmlFor={id}>
                <input
                  type="checkbox"
                  id={id}
                  checked={chosen.includes(key)}
                  onChange={(event) => form.set(path, event.target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))}
                />
                <span>{say(wordsOf(question, key))}</span>
              </label>
            )
          })}
        </div>
      )}
    </FieldFrame>
  )
}

export function YesNo({ question, path }: FieldProps) {
  const { t } = useLanguage()
  const options = [
    { id: 'yes', words: { zh: t.form.yes, en: t.form.yes } },
    { id: 'no', words: { zh: t.form.no, en: t.form.no } },
  ]
  return <Radios question={question} path={path} options={options} />
}
