import { hash } from 'node:crypto'
import { words } from '@fadu/procedure'
import type { Appended, IdempotentRequest } from '@fadu/store'
import type { FastifyRequest } from 'fastify'
import type { House } from './house.ts'
import { absent, Problem, refused } from './problems.ts'
import type { RecordOutcome } from './record-event.ts'

/** The version the sender saw: from the body, or from If-Match. */
export function seenVersion(request: FastifyRequest, body: number | undefined): number | undefined {
  const header = /^(?:W\/)?"(\d+)"$/.exec(request.headers['if-match'] ?? '')?.[1]
  return body ?? (header === undefined ? undefined : Number(header))
}

/** The Idempotency-Key of a request by an actor, as the write path remembers it; nothing where the sender gave none. */
export function keyOf(actor: string, request: FastifyRequest, asked: unknown): { idempotency?: Omit<IdempotentRequest, 'response'> } {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key.length <= 100 ? { idempotency: { actor, key, requestHash: requestHash(asked) } } : {}
}

/** Digest of what was asked, so that one idempotency key cannot stand for two requests. */
export const requestHash = (asked: unknown): string => hash('sha256', JSON.stringify(asked))

/**
 * Turns an outcome into its answer; a request that came before gets the first one's.
 * @throws Problem 404, 409, 422 with every refusal, or 422 where the key already stands for another request
 */
export function answerOf(house: House, outcome: RecordOutcome): ReturnType<typeof answered> {
  if (outcome.kind === 'recorded') return answered(house, outcome.appended)
  if (outcome.kind === 'repeated') return outcome.response as ReturnType<typeof answered>
  if (outcome.kind === 'refused') throw refused(outcome.refusals)
  if (outcome.kind === 'unknown') throw absent()
  if (outcome.kind === 'key-reused') throw keyReused()
  throw new Problem(409, 'conflict', words('案件在此期间已有新的记录', 'Somebody recorded something in the meantime'), {
    version: outcome.version,
    detail: words('已保留填写内容。请查看新的记录后再提交。', 'What you filled in is kept. Look at the new entries and send again.'),
  })
}

const keyReused = (): Problem =>
  new Problem(
    422,
    'key-reused',
    words(
      '同一提交标识对应了不同的内容，请刷新页面后再提交',
      'This key already stands for another request; reload the page and send again',
    ),
  )

/** What an act is answered with: where it stands in the log, and its digest. */
export function answered(house: House, { recorded, view }: Appended) {
  const last = recorded.at(-1)!
  return {
    id: view.case || last.case,
    version: view.version,
    seq: last.seq,
    hash: last.hash,
    recordedAt: last.recordedAt,
    stage: view.stage,
    reference: referenceFrom(house, view, recorded),
  }
}

function referenceFrom(house: House, view: Appended['view'], recorded: Appended['recorded']): string {
  const first = view.log[0] ?? recorded[0]
  const procedure = house.store.catalogue.procedures.find((p) => p.id === first?.procedure && p.edition === first.edition)
  const n = first?.numbers?.reference
  const organ = first?.numbering?.find((r) => r.key === 'reference')?.organ
  return procedure && first && n && organ !== undefined
    ? procedure.reference.format({ shortName: house.store.organName(organ) }, Number(first.on.slice(0, 4)), n)
    : ''
}
