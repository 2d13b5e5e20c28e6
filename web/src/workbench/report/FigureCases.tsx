import type { ReportFigureView } from '@fadu/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '../../api/client.ts'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** The cases, or entries, a frozen figure was counted from, as they were known on its day. */
export function FigureCases({ figure }: { figure: ReportFigureView }) {
  const { t, say, day } = useLanguage()
  const words = t.report.moves
  const { indicator, period, asOf } = figure
  const found = useInfiniteQuery({
    queryKey: ['indicatorCases', { indicator, period, asOf }],
    queryFn: ({ pageParam, signal }) =>
      call('indicatorCases', { params: { id: indicator }, query: { period, asOf, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const pages = found.data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  const hidden = pages.reduce((n, page) => n + page.notShown, 0)
  return (
    <section aria-label={t.report.figureCases} className="report-moves">
      <h3>{t.report.figureCases}</h3>
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && hidden === 0 && <p className="soft">{words.none}</p>}
      <ul>
        {items.map((item) => (
          <li key={`${item.case}${item.on}`}>
            <Link to={`/cases/${item.case}`}>{`${item.reference || say(item.procedureTerm)} ${say(item.title)}`}</Link>
            <span className="small soft">
              {item.organ} · {day(item.on)}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="small soft">{words.hidden(hidden)}</p>}
      {found.hasNextPage && (
        <button type="button" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {words.more}
        </button>
      )}
    </section>
  )
}
