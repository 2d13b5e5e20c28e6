import type { House } from '../house.ts'
import { deliverWebhook } from '../webhooks/deliver-webhook.ts'
import type { Delivery } from '../webhooks/webhook-book.ts'
import { deliverNotice } from './deliver-notice.ts'
import { type FollowReaction, followReaction } from './follow-reactions.ts'

/** Takes up the background jobs in this process. */
export async function startJobs(house: House, told: Told = () => {}): Promise<void> {
  await work<FollowReaction>(house, told, 'follow-reactions', (payload) => followReaction(house, payload))
  await work<Delivery>(house, told, 'deliver-webhook', (payload) => deliverWebhook(house, payload))
  await work<{ id: string }>(house, told, 'deliver-notice', ({ id }) => deliverNotice(house, id))
}

/** Told of each failed run; the queue itself only keeps the message. */
type Told = (fault: unknown, run: { readonly job: string; readonly id: string }) => void

async function work<Payload extends object>(
  house: House,
  told: Told,
  job: string,
  handler: (payload: Payload) => Promise<void>,
): Promise<void> {
  await house.store.queue?.work<Payload>(job, async (payload, id) => {
    const timed = house.figures.jobRuns.startTimer({ job })
    try {
      await handler(payload)
      timed({ end: 'done' })
    } catch (fault) {
      timed({ end: 'failed' })
      told(fault, { job, id })
      throw fault
    }
  })
}
