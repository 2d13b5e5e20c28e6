import type { WorklistRow } from '@fadu/contract'
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { LimitLine } from '../components/limit-line/LimitLine.tsx'
import { Empty, Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { procedureTerms } from '../procedures.ts'
import { useLanguage } from '../texts/language.tsx'
import { DueWords } from './DueWords.tsx'
import { MoreButton } from './MoreButton.tsx'
import { useSession } from './session.ts'
import { usePages } from './use-pages.ts'
import './CasesPage.css'

type State = 'open' | 'closed' | 'all'
type Light = 'amber' | 'red' | 'paused'

/** The cases this post may see. The filters are part of the address, so that a list can be kept as a bookmark. */
export function CasesPage() {
  const { t, say } = useLanguage()
  const [search] = useSearchParams()
  const procedure = search.get('procedure')
  const light = search.get('light') as Light | null
  const text = search.get('text')
  const list = usePages('worklist', {
    query: {
      state: (search.get('state') as State | null) ?? 'open',
      ...(procedure ? { procedure } : {}),
      ...(light ? { light } : {}),
      ...(text ? { text } : {}),
    },
  })
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isPending && search.size === 0) return <Waiting place={t.work.place} />
  return (
    <Page title={t.work.ways.cases} place={t.work.place} sentence={first ? say(first.sentence) : undefined}>
      <Filters />
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      <p role="status" className={list.isPending ? 'small soft' : 'unseen'}>
        {list.isPending ? t.page.waiting : first?.count !== undefined ? t.cases.count(first.count, first.countCapped ?? false) : ''}
      </p>
      {!list.isPending && !list.isError && rows.length === 0 && <Empty>{search.size > 0 ? t.cases.noneFound : t.cases.none}</Empty>}
      {rows.length > 0 && <CaseTable rows={rows} />}
      <MoreButton list={list} />
    </Page>
  )
}

function Filters() {
  const { t, say } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState(search.get('text') ?? '')
  const ids = useId()
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(key, value)
    else next.delete(key)
    setSearch(next, { replace: true })
  }
  return (
    <search>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          set('text', text.trim())
        }}
      >
        <div className="filter-text">
          <label htmlFor={`${ids}-text`}>{t.cases.text}</label>
          <span className="with-unit">
            <input id={`${ids}-text`} type="search" value={text} maxLength={60} onChange={(event) => setText(event.target.value)} />
            <button type="submit">{t.cases.find}</button>
          </span>
        </div>
        <Filter
          id={`${ids}-procedure`}
          label={t.cases.procedure}
          value={search.get('procedure') ?? ''}
          onChange={(value) => set('procedure', value)}
        >
          <option value="">{t.cases.allProcedures}</option>
          {procedureTerms().map(({ id, term }) => (
            <option key={id} value={id}>
              {say(term)}
            </option>
          ))}
        </Filter>
        <Filter
          id={`${ids}-state`}
          label={t.cases.state}
          value={search.get('state') ?? 'open'}
          onChange={(value) => set('state', value === 'open' ? '' : value)}
        >
          <option value="open">{t.cases.states.open}</option>
          <option value="closed">{t.cases.states.closed}</option>
          <option value="all">{t.cases.states.all}</option>
        </Filter>
        <Filter id={`${ids}-light`} label={t.cases.light} value={search.get('light') ?? ''} onChange={(value) => set('light', value)}>
          <option value="">{t.cases.lights.any}</option>
          <option value="red">{t.cases.lights.red}</option>
          <option value="amber">{t.cases.lights.amber}</option>
          <option value="paused">{t.cases.lights.paused}</option>
        </Filter>
      </form>
    </search>
  )
}

function Filter({
  id,
  label,
  value,
  onChange,
  children,
}: {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  children: React.ReactNode
}) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  )
}

function CaseTable({ rows }: { rows: readonly WorklistRow[] }) {
  const { t, say, day } = useLanguage()
  const { today } = useSession()
  return (
    <table className="case-table">
      <caption className="unseen">{t.work.ways.cases}</caption>
      <thead>
        <tr>
          <th scope="col">{t.cases.matter}</th>
          <th scope="col">{t.cases.stage}</th>
          <th scope="col">{t.cases.began}</th>
          <th scope="col">{t.cases.due}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.case}>
            <td>
              <Link to={`/cases/${row.case}`} className="serif">
                {say(row.title)}
              </Link>
              <br />
              <span className="small soft">{t.today.of(say(row.procedureTerm), row.reference)}</span>
            </td>
            <td>
              {say(row.stageTerm)}
              <br />
              <span className="small soft">{row.organ}</span>
            </td>
            <td className="began">{row.closedOn ? t.cases.closedOn(day(row.closedOn)) : day(row.began)}</td>
            <td className="due">
              {row.dueOn ? (
                <>
                  {row.limitTerm && <span className="small soft">{say(row.limitTerm)} </span>}
                  <DueWords on={row.dueOn} light={row.light} paused={row.paused} provisional={row.provisional} daysLeft={row.daysLeft} />
                  {row.startedOn && (
                    <LimitLine
                      line={{ startedOn: row.startedOn, dueOn: row.dueOn, segments: row.segments, today }}
                      term={row.limitTerm ? say(row.limitTerm) : ''}
                      size="small"
                      running
                      light={row.light}
                      provisional={row.provisional}
                    />
                  )}
                </>
              ) : (
                <span className="soft">{t.cases.noLimit}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
