import { createHmac } from 'node:crypto'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { millisecondsOf } from '@fadu/legal-time'
import { keyFor } from '../auth/derived-key.ts'
import { keyOfCase } from '../auth/follow-secret.ts'
import type { House } from '../house.ts'
import { openCase } from '../open-case.ts'
import { allowedNetworks, guardedAddress, type Target } from './guarded-address.ts'
import type { Delivery } from './webhook-book.ts'

/** What a receiver checks the signature with: derived, so that no log, table or backup holds it. Standard Webhooks writes it whsec_… */
export const webhookSecret = (house: House, entry: string): Buffer =>
  createHmac('sha256', keyFor(keyOfCase(house.store, entry), 'fadu webhook'))
    .update(entry)
    .digest()

const patienceMs = 10_000

/**
 * Tells one receiver of one entry: a CloudEvent, signed as Standard Webhooks. It names case and step and holds nothing of the paper.
 * May run twice: `webhook-id` is the same, and the receiver drops what it has.
 * @throws where the address is refused, nobody answers in time, or the answer is no success: the queue then tries again
 */
export async function deliverWebhook(house: House, { webhook, case: caseId, seq }: Delivery): Promise<void> {
  const hook = (await house.webhooks.current()).find((one) => one.entry === webhook)
  // Ended meanwhile: whoever ended it does not want to hear.
  if (!hook) return
  const { view, procedure } = await openCase(house, caseId)
  const event = view.log.find((entry) => entry.seq === seq)
  if (!event) return
  const id = `${webhook}.${caseId}.${seq}`
  const body = JSON.stringify({
    specversion: '1.0',
    id: `${caseId}/${seq}`,
    source: `/districts/${house.store.district}`,
    type: `cn.fadu.${procedure.id}.${event.type}`,
    time: event.recordedAt,
    subject: caseId,
    datacontenttype: 'application/json',
    data: {
      case: caseId,
      procedure: procedure.id,
      edition: view.edition,
      event: event.type,
      on: event.on,
      seq,
      version: view.version,
      stage: view.stage,
    },
  })
  const target = await guardedAddress(hook.url, allowedNetworks(house.settings.FADU_WEBHOOK_NETWORKS))
  const timestamp = String(Math.floor(millisecondsOf(house.clock.now()) / 1000))
  const signature = createHmac('sha256', webhookSecret(house, webhook)).update(`${id}.${timestamp}.${body}`).digest('base64')
  await post(target, body, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` })
}

/** No redirect is followed and nothing of the answer is kept: it could be anything from anywhere. */
function post({ url, address, family }: Target, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const send = url.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/cloudevents+json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
        lookup: (_host, options, done) =>
          options.all ? (done as (e: null, all: object[]) => void)(null, [{ address, family }]) : done(null, address, family),
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
      },
      (answer) => {
        const { statusCode = 0 } = answer
        answer.destroy()
        if (statusCode >= 200 && statusCode < 300) resolve()
        else reject(new Error(`the receiver answered ${statusCode}`))
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}
