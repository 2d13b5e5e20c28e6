import type { BoardView } from '@fadu/contract'
import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Section, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { IndicatorValue, TargetState } from '../indicators/IndicatorValue.tsx'
import { useSession } from '../session.ts'
import { FollowUpPage, NotThere } from './FollowUpPage.tsx'
import { Milestones } from './Milestones.tsx'

/** 成果晾晒: how the tasks of the year stand by unit, indicators against their targets, milestones; every number opens its list. */
export function BoardPage() {
  const { t, say } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const year = search.get('year')
  const found = useAsk('board', { query: year ? { year } : {} })
  if (found.isPending) return <Waiting place={t.work.place} />
  const view = found.data
  if (!view) return <NotThere title={t.board.title} error={found.error} retry={() => void found.refetch()} />
  return (
    <FollowUpPage title={t.board.title} sentence={say(view.sentence)}>
      <YearChoice year={view.period.name} onChange={(next) => setSearch({ year: next }, { replace: true })} />
      {view.more && <p className="near">{t.board.more}</p>}
      <Tallies view={view} />
      <Units view={view} />
      <Indicators view={view} />
      <Milestones view={view} />
    </FollowUpPage>
  )
}

const yearsBack = 4

function YearChoice({ year, onChange }: { year: string; onChange: (year: string) => void }) {
  const { t } = useLanguage()
  const { today } = useSession()
  const id = useId()
  const now = Number(today.slice(0, 4))
  const years = Array.from({ length: yearsBack + 1 }, (_, n) => String(now - n))
  return (
    <div className="board-year screen-only">
      <label htmlFor={id}>{t.board.year}</label>
      <select id={id} value={year} onChange={(event) => onChange(event.target.value)}>
        {[...new Set([year, ...years])].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => window.print()}>
        {t.followUp.print}
      </button>
    </div>
  )
}

type Kind = 'all' | 'done' | 'onCourse' | 'late' | 'supervised'
const stateOf: Readonly<Record<Kind, string>> = { all: '', done: 'done', onCourse: 'on-course', late: 'late', supervised: 'supervised' }
export const looks: Readonly<Record<Kind, string>> = { all: '', done: 'met', onCourse: '', late: 'overdue', supervised: 'near' }

const addressTo = (view: BoardView, kind: Kind, unit = ''): string =>
  `/follow-up/tasks?${new URLSearchParams({ year: view.period.name, ...(unit && { unit }), ...(stateOf[kind] && { state: stateOf[kind] }) })}`

function Tallies({ view }: { view: BoardView }) {
  const { t } = useLanguage()
  const sum = (kind: Exclude<Kind, 'all'> | 'tasks') => view.units.reduce((n, unit) => n + unit[kind], 0)
  const kinds: readonly Kind[] = ['all', 'done', 'onCourse', 'late', 'supervised']
  return (
    <ul className="board-tallies">
      {kinds.map((kind) => {
        const n = sum(kind === 'all' ? 'tasks' : kind)
        return (
          <li key={kind}>
            <Link to={addressTo(view, kind)}>
              <span className={n > 0 ? `board-number ${looks[kind]}` : 'board-number'}>{n}</span>
              <span>{t.board.tally[kind]}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function Units({ view }: { view: BoardView }) {
  const { t } = useLanguage()
  const { columns: c } = t.board
  const percent = { zh: '%', en: '%' }
  return (
    <Section title={t.board.units}>
      <p className="small soft">{t.board.unitsHint}</p>
      {view.units.length === 0 ? (
        <p className="soft">{t.board.noTasks}</p>
      ) : (
        <ScrollTable
          label={t.board.units}
          className="board-table"
          columns={[c.unit, c.all, c.done, c.onCourse, c.late, c.supervised, c.onTime, c.target, c.lastYear]}
        >
          {view.units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">{unit.name}</th>
              {(['all', 'done', 'onCourse', 'late', 'supervised'] as const).map((kind) => (
                <Count key={kind} view={view} unit={unit} kind={kind} />
              ))}
              <td className="figure">
                <IndicatorValue term={{ zh: c.onTime, en: c.onTime }} unit={percent} value={unit.onTime} from="cases" />
              </td>
              <td className="figure">{unit.target === undefined ? '—' : `${unit.target}%`}</td>
              <td className="figure">
                <IndicatorValue term={{ zh: c.lastYear, en: c.lastYear }} unit={percent} value={unit.lastYear} from="cases" />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Section>
  )
}

function Count({ view, unit, kind }: { view: BoardView; unit: BoardView['units'][number]; kind: Kind }) {
  const { t } = useLanguage()
  const n = unit[kind === 'all' ? 'tasks' : kind]
  if (n === 0) return <td className="figure soft">0</td>
  return (
    <td className="figure">
      <Link
        to={addressTo(view, kind, unit.id)}
        className={`opens ${looks[kind]}`}
        aria-label={t.board.open(unit.name, t.board.tally[kind], n)}
      >
        {n}
      </Link>
    </td>
  )
}

function Indicators({ view }: { view: BoardView }) {
  const { t, say, day } = useLanguage()
  const { indicatorColumns: c } = t.board
  return (
    <Section title={t.board.indicators}>
      {view.indicators.length === 0 ? (
        <p className="soft">{t.board.noIndicators}</p>
      ) : (
        <ScrollTable label={t.board.indicators} className="board-table" columns={[c.term, c.value, c.lastYear, c.target, c.state]}>
          {view.indicators.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to={`/indicators/${one.id}?period=${view.period.name}`}>{say(one.term)}</Link>
              </th>
              <td>
                <IndicatorValue {...one} from="cases" to={`/indicators/${one.id}?period=${view.period.name}#cases`} />
              </td>
              <td>
                <IndicatorValue {...one} value={one.lastYear} from="cases" />
              </td>
              <td>
                {t.board.needed(one.target.needed, say(one.unit), day(one.target.due))}
                <div className="small soft">{one.target.source}</div>
              </td>
              <td>
                <TargetState target={one.target} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Section>
  )
}
