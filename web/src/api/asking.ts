import type { Answer, Asked, RouteName } from '@fadu/contract'
import { QueryClient, useQuery } from '@tanstack/react-query'
import { call } from './client.ts'
import { Refused } from './refused.ts'

/** The answers read so far. Only silence is asked again; a no stays a no. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => !(error instanceof Refused) && times < 2,
      refetchOnWindowFocus: true,
    },
  },
})

/** Reads a GET route and keeps its answer under [route, params, query]. */
export function useAsk<N extends RouteName>(name: N, asked: Pick<Asked<N>, 'params' | 'query'> = {}, when: { enabled?: boolean } = {}) {
  return useQuery<Answer<N>>({
    queryKey: [name, asked.params ?? null, asked.query ?? null],
    queryFn: ({ signal }) => call(name, { ...asked, signal }),
    enabled: when.enabled ?? true,
  })
}
