import { useLanguage } from '../../texts/language.tsx'
import { Choice, Choices, Offered, OptionSelect, Several, YesNo } from './choice-fields.tsx'
import { idOf } from './complaints.ts'
import { type Entry, emptyEntry, nextItem, type Path, valueAt } from './entry.ts'
import { FilesField } from './FilesField.tsx'
import { useForm } from './form-model.ts'
import { askedOf, type Question } from './outline.ts'
import { Amount, DayInput, Text } from './text-fields.tsx'

/** The questions of a paper or of a group in it, in the order of the schema. */
export function Fields({ questions, path }: { questions: readonly Question[]; path: Path }) {
  const form = useForm()
  const among = (valueAt(form.entry, path) ?? {}) as Entry
  return (
    <>
      {questions
        .filter((question) => askedOf(question, among, questions))
        .map((question) => (
          <Field key={question.key} question={question} path={[...path, question.key]} />
        ))}
    </>
  )
}

export interface FieldProps {
  readonly question: Question
  readonly path: Path
}

function Field(props: FieldProps) {
  const form = useForm()
  // A field within a list is offered its choices under the keys of the way to it: `decisions.item`.
  const offered = form.offers[props.path.filter((step) => typeof step === 'string').join('.')]
  if (offered) return <Offered {...props} options={offered} />
  switch (props.question.kind) {
    case 'group':
      return props.question.required ? <Group {...props} /> : <OptionalGroup {...props} />
    case 'list':
      return <List {...props} />
    case 'lines':
      return <Lines {...props} />
    case 'files':
      return <FilesField {...props} />
    case 'choice':
      return <Choice {...props} />
    case 'several':
      return <Several {...props} />
    case 'choices':
      return <Choices {...props} />
    case 'yes-no':
      return <YesNo {...props} />
    case 'amount':
      return <Amount {...props} />
    case 'day':
      return <DayInput {...props} />
    case 'organ':
    case 'post':
    case 'entry':
    case 'indicator':
      return <OptionSelect {...props} />
    case 'other':
      return null
    default:
      return <Text {...props} />
  }
}

function Group({ question, path }: FieldProps) {
  const { say } = useLanguage()
  return (
    <fieldset className="group" id={idOf(path)} tabIndex={-1}>
      <legend>{say(question.label)}</legend>
      {question.hint && <p className="hint">{say(question.hint)}</p>}
      <Fields questions={question.within ?? []} path={path} />
    </fieldset>
  )
}

function OptionalGroup({ question, path }: FieldProps) {
  const { t, say } = useLanguage()
  const form = useForm()
  const open = valueAt(form.entry, path) !== undefined && valueAt(form.entry, path) !== null
  const label = say(question.label)
  return (
    <div className="optional-group">
      <button
        type="button"
        className="add"
        aria-expanded={open}
        onClick={() => form.set(path, open ? undefined : emptyEntry(question.within ?? []))}
      >
        {open ? t.form.leaveOut(label) : t.form.addOptional(label)}
      </button>
      {open && <Group question={question} path={path} />}
    </div>
  )
}

function List({ question, path }: FieldProps) {
  const { t, say } = useLanguage()
  const form = useForm()
  const items = (valueAt(form.entry, path) as readonly unknown[] | undefined) ?? []
  const label = say(question.label)
  const complaint = form.complaintAt(path)
  return (
    <fieldset className="group list" id={idOf(path)} tabIndex={-1}>
      <legend>
        {label} <Need required={question.required} />
      </legend>
      {question.hint && <p className="hint">{say(question.hint)}</p>}
      {complaint && <p className="complaint">{complaint.text}</p>}
      {items.map((_item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the identity that the paper gives it
        <fieldset className="item" key={at}>
          <legend className={items.length === 1 ? 'unseen' : ''}>{t.form.nth(label, at + 1)}</legend>
          <Fields questions={question.within ?? []} path={[...path, at]} />
          {items.length > (question.least ?? 0) && (
            <button
              type="button"
              className="link"
              onClick={() =>
                form.set(
                  path,
                  items.filter((_, i) => i !== at),
                )
              }
            >
              {t.form.remove(t.form.nth(label, at + 1))}
            </button>
          )}
        </fieldset>
      ))}
      {items.length < (question.most ?? 50) && (
        <button type="button" className="add" onClick={() => form.set([...path, items.length], nextItem(question.within ?? [], items))}>
          {items.length === 0 ? t.form.addOptional(label) : t.form.addAnother(label)}
        </button>
      )}
    </fieldset>
  )
}

function Lines({ question, path }: FieldProps) {
  const { t, say } = useLanguage()
  const form = useForm()
  const items = (valueAt(form.entry, path) as readonly string[] | undefined) ?? []
  const label = say(question.label)
  const complaint = form.complaintAt(path)
  return (
    <fieldset className="group lines" id={idOf(path)} tabIndex={-1}>
      <legend>
        {label} <Need required={question.required} />
      </legend>
      {question.hint && <p className="hint">{say(question.hint)}</p>}
      {complaint && <p className="complaint">{complaint.text}</p>}
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the identity that the paper gives it
        <div className="one-line" key={at}>
          <textarea
            rows={2}
            aria-label={t.form.nth(label, at + 1)}
            id={idOf([...path, at])}
            value={item ?? ''}
            onChange={(event) => form.set([...path, at], event.target.value)}
          />
          {items.length > Math.max(1, question.least ?? 0) && (
            <button
              type="button"
              className="link"
              onClick={() =>
                form.set(
                  path,
                  items.filter((_, i) => i !== at),
                )
              }
            >
              {t.form.remove(t.form.nth(label, at + 1))}
            </button>
          )}
        </div>
      ))}
      <button type="button" className="add" onClick={() => form.set([...path, items.length], '')}>
        {items.length === 0 ? t.form.addOptional(label) : t.form.addAnother(label)}
      </button>
    </fieldset>
  )
}

/** Required or optional, in words. */
export function Need({ required }: { required: boolean }) {
  const { t } = useLanguage()
  return <span className="need">{required ? t.form.required : t.form.optional}</span>
}
