import type { ContributingCaseView, IndicatorView } from '@fadu/contract'
import { useEffect, useId, useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { Empty, Section } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { MoreButton } from '../MoreButton.tsx'
import { usePages } from '../use-pages.ts'

interface Props {
  readonly found: IndicatorView
  readonly query: { readonly period?: string; readonly asOf?: string }
}

/** The cases a number is made of. Those the post may not see are counted and not named. */
export function CasesOfNumber({ found, query }: Props) {
  const { t } = useLanguage()
  const [search] = useSearchParams()
  const { hash } = useLocation()
  const place = useRef<HTMLDivElement>(null)
  const [organ, hit, reading] = [search.get('organ'), search.get('hit'), search.get('reading')]
  const list = usePages('indicatorCases', {
    params: { id: found.id },
    query: {
      ...query,
      ...(organ !== null && { organ }),
      ...(hit === 'yes' || hit === 'no' ? { hit } : {}),
      ...(reading && { reading }),
    },
  })
  // The number on the list opens here, past the definition.
  useEffect(() => {
    if (hash === '#cases') place.current?.scrollIntoView()
  }, [hash])
  const pages = list.data?.pages ?? []
  const rows = pages.flatMap((page) => page.items)
  const hidden = pages.reduce((n, page) => n + page.notShown, 0)
  return (
    <Section title={t.indicators.cases} anchor="cases">
      <div ref={place}>
        <Narrowing found={found} />
        {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
        <p role="status" className="small soft">
          {list.isPending ? t.page.waiting : t.indicators.casesShown(rows.length, hidden, list.hasNextPage)}
        </p>
        {list.isSuccess && rows.length === 0 && <Empty>{t.indicators.noCases}</Empty>}
        {rows.length > 0 && <Rows rows={rows} rate={found.denominator !== undefined} />}
        <MoreButton list={list} />
      </div>
    </Section>
  )
}

function Narrowing({ found }: { found: IndicatorView }) {
  const { t, say } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const ids = useId()
  const set = (key: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(key)
    else next.set(key, value)
    setSearch(next, { replace: true })
  }
  const all = '*'
  return (
    <search className="filters indicator-filters">
      <div>
        <label htmlFor={`${ids}-organ`}>{t.indicators.caseColumns.organ}</label>
        <select
          id={`${ids}-organ`}
          value={search.get('organ') ?? all}
          onChange={(event) => set('organ', event.target.value === all ? null : event.target.value)}
        >
          <option value={all}>{t.indicators.allOrgans}</option>
          {found.organs.map((organ) => (
            <option key={organ.key} value={organ.key}>
              {say(organ.name)}
            </option>
          ))}
        </select>
      </div>
      {found.denominator && (
        <div>
          <label htmlFor={`${ids}-hit`}>{t.indicators.caseColumns.adds}</label>
          <select id={`${ids}-hit`} value={search.get('hit') ?? ''} onChange={(event) => set('hit', event.target.value || null)}>
            <option value="">{t.indicators.counted.all}</option>
            <option value="yes">{t.indicators.counted.yes}</option>
            <option value="no">{t.indicators.counted.no}</option>
          </select>
        </div>
      )}
    </search>
  )
}

function Rows({ rows, rate }: { rows: readonly ContributingCaseView[]; rate: boolean }) {
  const { t, say, day } = useLanguage()
  const words = t.indicators.caseColumns
  return (
    <table className="case-table">
      <caption className="unseen">{t.indicators.cases}</caption>
      <thead>
        <tr>
          <th scope="col">{words.case}</th>
          <th scope="col">{words.organ}</th>
          <th scope="col">{words.on}</th>
          {rate && <th scope="col">{words.adds}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.case}${row.on}`}>
            <td>
              <Link to={`/cases/${row.case}`}>{say(row.title)}</Link>
              <br />
              <span className="small soft">
                {row.reference} {say(row.procedureTerm)}
              </span>
            </td>
            <td>{row.organ}</td>
            <td>{day(row.on)}</td>
            {rate && <td>{t.indicators.hit(row.hit > 0)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
