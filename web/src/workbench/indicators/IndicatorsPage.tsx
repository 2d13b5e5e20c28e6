import { admits, type IndicatorRowView, routes } from '@fadu/contract'
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Empty, Page, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import { IndicatorValue, TargetState } from './IndicatorValue.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import '../CasesPage.css'

/** Every indicator of the district with its value and how its targets stand: the sentence first, each number opens. */
export function IndicatorsPage() {
  const { t, say } = useLanguage()
  const { post } = useSession()
  const [search] = useSearchParams()
  const [period, asOf] = [search.get('period'), search.get('asOf')]
  const allowed = admits(routes.indicators.duty, post.duties)
  const list = useAsk('indicators', { query: { ...(period && { period }), ...(asOf && { asOf }) } }, { enabled: allowed })
  if (!allowed) return <Page title={t.indicators.title} place={t.work.place} sentence={t.indicators.notHere} />
  if (list.isPending) return <Waiting place={t.work.place} />
  const found = list.data
  return (
    <Page title={t.indicators.title} place={t.work.place} sentence={found && say(found.sentence)}>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {found && <PeriodChoice today={found.today} period={found.period.name} />}
      {found?.oversees && (
        <p>
          <Link to="/indicators/districts">{t.indicators.districts}</Link>
        </p>
      )}
      {found && found.items.length === 0 && <Empty>{t.indicators.none}</Empty>}
      {found && found.items.length > 0 && (
        <Rows rows={found.items} query={`?${new URLSearchParams({ period: found.period.name, ...(asOf && { asOf }) })}`} />
      )}
    </Page>
  )
}

/** A list of more than a screen is looked through by a few characters of the name, or down to what has a target. */
function Rows({ rows: all, query }: { rows: readonly IndicatorRowView[]; query: string }) {
  const { t, say } = useLanguage()
  const { columns } = t.indicators
  const [text, setText] = useState('')
  const [aimed, setAimed] = useState(false)
  const id = useId()
  const wanted = text.trim().toLowerCase()
  const rows = all.filter((row) => (!aimed || row.targets.length > 0) && say(row.term).toLowerCase().includes(wanted))
  return (
    <>
      <div className="indicator-find screen-only">
        <label htmlFor={id}>{t.indicators.find}</label>
        <input id={id} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        <label className="tick">
          <input type="checkbox" checked={aimed} onChange={(event) => setAimed(event.target.checked)} />
          {t.indicators.onlyAimed}
        </label>
        <span role="status" className="small soft">
          {t.indicators.found(rows.length)}
        </span>
      </div>
      <table className="case-table">
        <caption className="unseen">{t.indicators.title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.term}</th>
            <th scope="col">{columns.value}</th>
            <th scope="col">{columns.target}</th>
            <th scope="col">{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} query={query} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ row, query }: { row: IndicatorRowView; query: string }) {
  const { t, say, day } = useLanguage()
  const to = `/indicators/${row.id}${query}`
  const [target] = row.targets
  return (
    <tr>
      <td>
        <Link to={to}>{say(row.term)}</Link>
        {row.neverScored && <span className="small soft"> {t.indicators.neverScored}</span>}
      </td>
      <td>
        <IndicatorValue term={row.term} unit={row.unit} value={row.value} from={row.from} to={`${to}#cases`} />
        {row.readings.map((reading) => (
          <span key={reading.key} className="reading small">
            {say(reading.term)}{' '}
            <IndicatorValue
              term={reading.term}
              unit={row.unit}
              value={reading.value}
              from={row.from}
              to={`${to}&reading=${reading.key}#cases`}
            />
          </span>
        ))}
      </td>
      <td>
        {target ? t.indicators.due(target.needed, say(row.unit), day(target.due)) : <span className="soft">{t.indicators.noTarget}</span>}
      </td>
      <td>{target ? <TargetState target={target} /> : '—'}</td>
    </tr>
  )
}
