import type { MovedCaseView, ReportFigureView } from '@fadu/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '../../api/client.ts'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** The cases by which a figure differs today from what was frozen: which entered it, which left it, which count otherwise. */
export function FigureMoves({ figure }: { figure: ReportFigureView }) {
  const { t, say, day } = useLanguage()
  const words = t.report.moves
  const { indicator, period, asOf } = figure
  const found = useInfiniteQuery({
    queryKey: ['indicatorMoves', { indicator, period, asOf }],
    queryFn: ({ pageParam, signal }) =>
      call('indicatorMoves', {
        params: { id: indicator },
        query: { period, since: asOf, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const pages = found.data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  const hidden = pages.reduce((n, page) => n + page.notShown, 0)
  return (
    <section aria-label={words.title} className="report-moves">
      <h3>{words.title}</h3>
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && hidden === 0 && <p className="soft">{words.none}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.case}>
            <Link to={`/cases/${item.case}`}>{`${item.reference || say(item.procedureTerm)} ${say(item.title)}`}</Link>
            <span className="small soft">
              {words[item.move]} · {day(item.on)}
              {item.move === 'counts-otherwise' && ` · ${words.one(addsOf(item.was), addsOf(item.now))}`}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="small soft">{words.hidden(hidden)}</p>}
      {found.hasNextPage && (
        <button type="button" onClick={() => void found.fetchNextPage()}>
          {words.more}
        </button>
      )}
    </section>
  )
}

/** The counts by which a case adds: how often, how often in the numerator, and how much where an amount is added up. */
const addsOf = ({ of, hit, amount }: MovedCaseView['was']): string =>
  [`${hit}/${of}`, ...(amount !== 0 ? [String(amount)] : [])].join(' · ')
