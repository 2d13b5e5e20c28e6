import { useLanguage } from '../texts/language.tsx'

interface PagedList {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** Reads the next page of a list, where there is one. */
export function MoreButton({ list }: { list: PagedList }) {
  const { t } = useLanguage()
  if (!list.hasNextPage) return null
  return (
    <div className="buttons">
      <button type="button" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
        {list.isFetchingNextPage ? t.page.waiting : t.page.more}
      </button>
    </div>
  )
}
