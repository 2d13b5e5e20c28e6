import type { House } from '../house.ts'
import { deliverNotice } from './deliver-notice.ts'
import { type FollowReaction, followReaction } from './follow-reactions.ts'

/** Takes up the background jobs in this process. */
export async function startJobs(house: House): Promise<void> {
  await house.store.queue?.work<FollowReaction>('follow-reactions', (payload) => followReaction(house, payload))
  await house.store.queue?.work<{ id: string }>('deliver-notice', ({ id }) => deliverNotice(house, id))
}
