import { routes } from '@fadu/contract'
import { useEffect } from 'react'
import { answers } from '../api/asking.ts'

/** Lists that may change whenever any case does. */
const lists = ['duties', 'worklist', 'signing']

/** Listens for changes of cases this post may see and has the pages concerned read again. */
export function useLive(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const source = new EventSource(routes.live.path)
    const changed = (event: MessageEvent<string>) => {
      try {
        const { case: id } = JSON.parse(event.data) as { case?: string }
        for (const list of lists) void answers.invalidateQueries({ queryKey: [list] })
        if (id) void answers.invalidateQueries({ queryKey: ['case', { id }] })
      } catch {
        // A heartbeat, or something newer than this page: the next reading shows it.
      }
    }
    source.addEventListener('change', changed)
    return () => source.close()
  }, [on])
}
