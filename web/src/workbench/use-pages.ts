import type { Answer, Asked, RouteName } from '@fadu/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../api/client.ts'

type Paged = { readonly items: readonly unknown[]; readonly next?: string | undefined }

/** A list read page by page; each page's cursor comes from the one before. */
export function usePages<N extends RouteName>(name: N, asked: Pick<Asked<N>, 'params' | 'query'>) {
  return useInfiniteQuery({
    queryKey: [name, asked.params ?? null, asked.query ?? null, 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<Answer<N>> =>
      call(name, {
        ...asked,
        query: { ...(asked.query ?? {}), ...(pageParam ? { cursor: pageParam } : {}) } as Asked<N>['query'],
        signal,
      } as Parameters<typeof call<N>>[1]),
    getNextPageParam: (page) => (page as unknown as Paged).next,
  })
}
