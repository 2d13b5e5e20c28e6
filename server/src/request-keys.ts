import { words } from '@fadu/procedure'
import { type Appended, rememberedRequest } from '@fadu/store'
import type { FastifyRequest } from 'fastify'
import type { House } from './house.ts'
import { Problem } from './problems.ts'
import { requestHash } from './record-event.ts'

/** The version the sender saw: from the body, or from If-Match. */
export function seenVersion(request: FastifyRequest, body: number | undefined): number | undefined {
  const header = /^(?:W\/)?"(\d+)"$/.exec(request.headers['if-match'] ?? '')?.[1]
  return body ?? (header === undefined ? undefined : Number(header))
}

/**
 * The Idempotency-Key of a request, and what was answered under it before.
 * @throws Problem 422 where the key already stands for another request
 */
export async function keyOf(
  house: House,
  actor: string,
  request: FastifyRequest,
  asked: unknown,
): Promise<{ key: string | undefined; hash: string; earlier?: unknown }> {
  const given = request.headers['idempotency-key']
  const key = typeof given === 'string' && given.length <= 100 ? given : undefined
  const hash = requestHash(asked)
  const earlier = key ? await rememberedRequest(house.store, actor, key) : undefined
  if (!earlier) return { key, hash }
  if (earlier.request_hash !== hash) throw keyReused()
  return { key, hash, earlier: earlier.response }
}

export const keyReused = (): Problem =>
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
