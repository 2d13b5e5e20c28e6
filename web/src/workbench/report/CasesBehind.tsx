import type { ContributingCaseView } from '@fadu/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

interface CasesPage<Item> {
  readonly items: readonly Item[]
  /** Counted, and not for this post to see. */
  readonly notShown: number
  readonly next?: string | undefined
}

interface CasesBehindProps<Item> {
  readonly title: string
  /** Under which the answers are kept. */
  readonly queryKey: readonly unknown[]
  readonly ask: (cursor: string | undefined, signal: AbortSignal) => Promise<CasesPage<Item>>
  /** The small line under a case. */
  readonly about: (item: Item) => ReactNode
}

/** Cases behind a figure, page by page; those the post may not see are told by their number. */
export function CasesBehind<Item extends Pick<ContributingCaseView, 'case' | 'reference' | 'procedureTerm' | 'title' | 'on'>>(
  props: CasesBehindProps<Item>,
) {
  const { t, say } = useLanguage()
  const words = t.report.moves
  const found = useInfiniteQuery({
    queryKey: props.queryKey,
    queryFn: ({ pageParam, signal }) => props.ask(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const pages = found.data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  const hidden = pages.reduce((n, page) => n + page.notShown, 0)
  return (
    <section aria-label={props.title} className="report-moves">
      <h3>{props.title}</h3>
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && hidden === 0 && <p className="soft">{words.none}</p>}
      <ul>
        {items.map((item) => (
          <li key={`${item.case}${item.on}`}>
            <Link to={`/cases/${item.case}`}>{`${item.reference || say(item.procedureTerm)} ${say(item.title)}`}</Link>
            <span className="small soft">{props.about(item)}</span>
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
