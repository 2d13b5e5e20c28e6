import type { Answer, Asked } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import { type ActingPost, type AnyProcedure, refuse, words } from '@fadu/procedure'
import { actingAs } from '../acting-role.ts'
import type { House } from '../house.ts'
import { citedRefusal } from '../present/cited.ts'
import { type RecordOutcome, recordEvent } from '../record-event.ts'
import { requestHash } from '../request-keys.ts'
import { askedFor, entrySchema, type Ready } from './entry-acts.ts'
import { type Known, knownEntries, says } from './standing.ts'

type Entered = Answer<'registerEnter'>['items'][number]
type Rows = NonNullable<Asked<'registerEnter'>['body']>

/**
 * Enters rows one after the other, each an event of its own through the write path. What stands in the register already, from an earlier
 * import or a request that came twice, records nothing; a row that is refused leaves the others alone.
 */
export async function enterRows(house: House, register: AnyProcedure, acting: ActingPost, { rows, reason }: Rows): Promise<Entered[]> {
  const items: Entered[] = []
  for (const { row, from, entry } of rows)
    items.push({ row, ...(await enterRow(house, register, acting, { from: from as Day, entry }, reason)) })
  return items
}

async function enterRow(
  house: House,
  register: AnyProcedure,
  acting: ActingPost,
  row: Pick<Ready, 'from' | 'entry'>,
  reason: string,
): Promise<Omit<Entered, 'row'>> {
  const key = typeof row.entry.id === 'string' ? row.entry.id : undefined
  const before = key === undefined ? undefined : (await knownEntries(house, register.id, [key])).get(key)
  const parsed = entrySchema(register).safeParse(row.entry)
  const known = before?.ended ? undefined : before
  if (known && parsed.success && says(known.entry.body, parsed.data)) return { outcome: 'unchanged' }
  const outcome = await record(house, register, acting, { ...row, known }, reason, before)
  if (outcome.kind === 'recorded') return { outcome: known ? 'changed' : 'entered' }
  if (outcome.kind === 'repeated') return { outcome: 'unchanged' }
  return { outcome: 'refused', refusals: refusalsIn(outcome).map(citedRefusal) }
}

const record = (
  house: House,
  register: AnyProcedure,
  acting: ActingPost,
  ready: Ready,
  reason: string,
  before: Known | undefined,
): Promise<RecordOutcome> => {
  const asked = askedFor(house, ready, reason)
  // The same row on the same state of the register is the same request, however often it comes.
  const standing = before && [before.entry.case_id, before.entry.version]
  const digest = requestHash({ register: register.id, from: ready.from, entry: ready.entry, standing })
  return recordEvent(house, {
    ...(ready.known ? { case: ready.known.entry.case_id } : { procedure: register.id }),
    actor: actingAs(acting, asked.type, undefined),
    event: asked,
    idempotency: { actor: `post:${acting.post}`, key: `table:${digest}`, requestHash: digest },
  })
}

function refusalsIn(outcome: RecordOutcome) {
  if (outcome.kind === 'refused') return outcome.refusals
  const text = words('这一条在此期间有新的记录，请重新核对', 'Somebody changed this entry in the meantime; look at it again')
  return [{ ...refuse('paper-invalid'), code: 'conflict', text }]
}
