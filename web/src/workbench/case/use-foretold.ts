import type { ActView, Answer, CaseWireView } from '@fadu/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'

/** Stands for a reason not yet typed: what is asked is whether the act would be lawful, not whether the form is full. */
const unsaid = '—'

/** What an act on the whole case would do, asked before anybody is asked to confirm it; asked anew when the case has moved on. */
export function useForetold(act: ActView, view: CaseWireView, paper: Readonly<Record<string, string>> | undefined) {
  return useQuery<Answer<'check'>>({
    queryKey: ['check', view.id, view.version, act.event, paper ?? null],
    queryFn: ({ signal }) =>
      call('check', {
        params: { id: view.id },
        body: { event: act.event, role: act.role, paper: { ...paper, reason: unsaid } },
        signal,
      }),
    enabled: paper !== undefined,
  })
}
