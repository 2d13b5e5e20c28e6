import type { Answer, BulletinView } from '@fadu/contract'
import { useId, useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { ofPerson, passing, type Shelf } from '../../api/kept.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { recordAct } from '../case/record-act.ts'
import { dayBefore } from '../indicators/periods.ts'
import { useSession } from '../session.ts'
import { useAttempt } from '../use-attempt.ts'
import { FollowUpPage } from './FollowUpPage.tsx'
import { followUpChanged } from './follow-up.ts'

type Figure = Omit<BulletinView['figures'][number], 'opens'>
interface Edited {
  readonly title: string
  readonly text: string
  readonly figures: readonly Figure[]
}

/** The office writes the bulletin here; a figure is chosen, reckoned and verified, never typed. */
export function BulletinEditPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const found = useAsk('bulletin', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  const back = <Link to={`/follow-up/bulletins/${id}`}>{t.followUp.back(found.data?.heading ?? t.bulletin.title)}</Link>
  if (!found.data?.mayEdit)
    return (
      <FollowUpPage title={t.bulletin.editTitle} sentence={t.followUp.notYours} head={back}>
        {found.error && <ProblemNote error={found.error} />}
      </FollowUpPage>
    )
  return (
    <FollowUpPage title={t.bulletin.editTitle} sentence={t.bulletin.editSentence} head={back}>
      <EditForm view={found.data} />
    </FollowUpPage>
  )
}

const keyOf = (view: BulletinView): string => `fadu.bulletin.${view.case}`

/** What was typed outlives a reload; it is forgotten once it is recorded. */
function keptText(shelf: Shelf, view: BulletinView): Edited | undefined {
  try {
    return JSON.parse(shelf.read(keyOf(view)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
const asItStands = ({ heading, text, figures }: BulletinView): Edited => ({ title: heading, text, figures })

function EditForm({ view }: { view: BulletinView }) {
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const { person } = useSession()
  const shelf = useMemo(() => ofPerson(passing, person.id), [person.id])
  const [edited, setEdited] = useState<Edited>(() => keptText(shelf, view) ?? asItStands(view))
  const { error, busy, attempt } = useAttempt()
  const area = useRef<HTMLTextAreaElement>(null)
  const ids = useId()
  const change = (more: Partial<Edited>) => {
    const next = { ...edited, ...more }
    setEdited(next)
    shelf.write(keyOf(view), JSON.stringify(next))
  }
  const insert = (figure: Figure) => {
    const { selectionStart: start, selectionEnd: end } = area.current ?? { selectionStart: 0, selectionEnd: 0 }
    change({
      text: `${edited.text.slice(0, start)}{{${figure.key}}}${edited.text.slice(end)}`,
      figures: [...edited.figures.filter((other) => other.key !== figure.key), figure],
    })
    area.current?.focus()
  }
  const record = () =>
    attempt(async () => {
      const figures = edited.figures.map(({ key: _, term: __, ...figure }) => withoutOpens(figure))
      const paper = { title: edited.title, text: edited.text, figures }
      await recordAct(t, view.case, { event: 'edited', paper, version: view.version }, `${view.case}-${view.version}-edited`)
      shelf.drop(keyOf(view))
      await followUpChanged()
      navigate(`/follow-up/bulletins/${view.case}`)
    })
  return (
    <form
      className="follow-form"
      onSubmit={(event) => {
        event.preventDefault()
        void record()
      }}
    >
      <label htmlFor={`${ids}-title`}>{t.bulletin.heading}</label>
      <input id={`${ids}-title`} type="text" required value={edited.title} onChange={(event) => change({ title: event.target.value })} />
      <label htmlFor={`${ids}-text`}>{t.bulletin.text}</label>
      <textarea
        id={`${ids}-text`}
        ref={area}
        rows={12}
        required
        value={edited.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <InsertFigure onInsert={insert} />
      <ul className="follow-units">
        {edited.figures.map((figure) => (
          <li key={figure.key}>
            <label className="tick">
              <input
                type="checkbox"
                checked={figure.verified}
                onChange={(event) =>
                  change({
                    figures: edited.figures.map((other) =>
                      other.key === figure.key ? { ...other, verified: event.target.checked } : other,
                    ),
                  })
                }
              />
              {t.bulletin.mark(`${say(figure.term)} ${figure.period}：${figure.printed}`)}
            </label>
            <button
              type="button"
              className="link"
              aria-label={t.bulletin.remove(say(figure.term))}
              onClick={() =>
                change({
                  text: edited.text.replaceAll(`{{${figure.key}}}`, figure.printed),
                  figures: edited.figures.filter((other) => other.key !== figure.key),
                })
              }
            >
              {t.form.removeFile}
            </button>
          </li>
        ))}
      </ul>
      {error !== undefined && <ProblemNote error={error} />}
      <div className="buttons">
        <button type="submit" className="primary" disabled={busy}>
          {t.bulletin.record}
        </button>
      </div>
    </form>
  )
}

const withoutOpens = ({ opens: _, ...figure }: Omit<Figure, 'key' | 'term'> & { readonly opens?: boolean }) => figure

/** An indicator, its year and the day of the figures; what is reckoned is put where the cursor stands. */
function InsertFigure({ onInsert }: { onInsert: (figure: Figure) => void }) {
  const { t, say } = useLanguage()
  const { today } = useSession()
  const indicators = useAsk('options', { query: { kind: 'indicator' } })
  const [indicator, setIndicator] = useState('')
  const [year, setYear] = useState(() => today.slice(0, 4))
  const [asOf, setAsOf] = useState<string>(() => dayBefore(today))
  const [error, setError] = useState<unknown>()
  const [said, setSaid] = useState('')
  const ids = useId()
  const add = async () => {
    setError(undefined)
    setSaid('')
    try {
      const { figures } = await call('figuresReckoned', { body: { asOf, figures: [{ indicator, year }] } })
      const found: Answer<'figuresReckoned'>['figures'][number] = figures[0]!
      const { because, ...figure } = found
      if (because && figure.value === undefined && figure.denominator === undefined) return setSaid(say(because))
      onInsert({ ...figure, key: `${figure.indicator}@${figure.period}`, verified: false })
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <fieldset className="follow-insert">
      <legend>{t.bulletin.insert}</legend>
      <div>
        <label htmlFor={`${ids}-indicator`}>{t.bulletin.indicator}</label>
        <select id={`${ids}-indicator`} value={indicator} onChange={(event) => setIndicator(event.target.value)}>
          <option value="">{t.form.pleaseChoose}</option>
          {indicators.data?.options.map((option) => (
            <option key={option.id} value={option.id}>
              {say(option.words)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${ids}-year`}>{t.bulletin.year}</label>
        <input
          id={`${ids}-year`}
          type="text"
          inputMode="numeric"
          className="short"
          pattern="[0-9]{4}"
          value={year}
          onChange={(event) => setYear(event.target.value)}
        />
      </div>
      <div>
        <label htmlFor={`${ids}-day`}>{t.bulletin.dataUntil}</label>
        <input id={`${ids}-day`} type="date" max={dayBefore(today)} value={asOf} onChange={(event) => setAsOf(event.target.value)} />
      </div>
      <button type="button" disabled={indicator === '' || !/^\d{4}$/.test(year) || asOf === ''} onClick={() => void add()}>
        {t.bulletin.add}
      </button>
      <p role="status" className="small near">
        {said}
      </p>
      {error !== undefined && <ProblemNote error={error} />}
    </fieldset>
  )
}
