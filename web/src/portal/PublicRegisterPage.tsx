import type { Answer } from '@fadu/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Citations } from '../components/citation/Citation.tsx'
import { Empty, Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { procedureTerms } from '../procedures.ts'
import { useLanguage } from '../texts/language.tsx'

/** Decisions that the law has published. */
export function PublicRegisterPage() {
  const { t, say, day } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const procedure = search.get('procedure') ?? ''
  const offered = useAsk('offered')
  const chooser = useId()
  const list = useInfiniteQuery({
    queryKey: ['publicRegister', procedure],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<Answer<'publicRegister'>> =>
      call('publicRegister', { query: { ...(procedure ? { procedure } : {}), ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    getNextPageParam: (page) => page.next,
  })
  const place = t.portal.place(offered.data?.districtName)
  if (list.isPending) return <Waiting place={place} />
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t.portal.ways.register} place={place} sentence={t.portal.registerSentence}>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      <p className="screen-only">
        <label htmlFor={chooser}>{t.portal.registerProcedure}</label>
        <select id={chooser} value={procedure} onChange={(event) => setSearch(event.target.value ? { procedure: event.target.value } : {})}>
          <option value="">{t.portal.registerAll}</option>
          {procedureTerms(true).map(({ id, term }) => (
            <option key={id} value={id}>
              {say(term)}
            </option>
          ))}
        </select>
      </p>
      {items.length === 0 && !list.isError && <Empty>{t.portal.registerEmpty}</Empty>}
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <h2 className="plain-heading">
              <Link to={`/register/${item.id}`}>{say(item.title)}</Link>
            </h2>
            <span className="soft">
              {t.portal.registerLine(say(item.procedureTerm), item.organ, day(item.publishedOn), item.reference)}{' '}
              <Citations articles={[item.under]} />
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="buttons">
          <button type="button" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {t.page.more}
          </button>
        </div>
      )}
    </Page>
  )
}
