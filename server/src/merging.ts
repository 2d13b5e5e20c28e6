import {
  type ActingPost,
  type ActPaper,
  type Availability,
  actTerms,
  type CaseId,
  isPartyRole,
  isRegister,
  type Refusal,
  refuse,
  rolesOf,
  words,
} from '@fadu/procedure'
import { type AppendRequest, sql } from '@fadu/store'
import type { House } from './house.ts'
import { CaseUnknown, type OpenCase, openCase } from './open-case.ts'
import type { Organisation } from './organisation.ts'
import { mergedInto } from './present/links.ts'
import { sightIn } from './sight.ts'

/** How somebody stands to the case that another is to be merged into. */
export type Standing = 'unseen' | 'onlooker' | 'official'

export const standingOf =
  (organisation: Organisation, acting: ActingPost) =>
  (other: OpenCase): Standing =>
    sightIn(organisation, other, acting, 'list') === 'shut'
      ? 'unseen'
      : rolesOf(other.procedure, other.view, acting).some((role) => !isPartyRole(other.procedure, role))
        ? 'official'
        : 'onlooker'

/** Merging is offered to whoever holds an office in an open case; `undefined` where it is not theirs at all. */
export function mergingOffered({ procedure, view }: OpenCase, roles: readonly string[]): Availability | undefined {
  const role = roles.find((r) => !isPartyRole(procedure, r))
  if (!role || isRegister(procedure.id) || view.stage === 'start' || view.stage === 'closed') return undefined
  const refusals = unfinished({ procedure, view })
  const term = actTerms['case.merged']
  return { event: 'case.merged', term, role, allowed: refusals.length === 0, refusals, signed: [], issues: [] }
}

/** What would be left without anybody to finish it if the case were merged now. */
function unfinished({ view }: Pick<OpenCase, 'procedure' | 'view'>): readonly Refusal[] {
  const text = words('本案有文稿在签批，请先办结或者撤回', 'A draft of this case is being signed; finish or withdraw it first')
  return [
    ...(view.drafts.length > 0 ? [refuse('draft-pending', { text })] : []),
    ...(view.links.some((l) => !l.closed && l.relation !== 'split') ? [refuse('links-open')] : []),
  ]
}

/** What the other case says to an act that concerns two, and what must still hold of it when the act is written. */
export interface OtherSide {
  readonly refusals: readonly Refusal[]
  readonly after?: NonNullable<AppendRequest['after']>
}

/**
 * The pure engine sees one case; merging concerns two. The case to be merged into must be another one, open, of the same
 * procedure, and in the hands of whoever merges. One that this post may not see is as absent as one that does not exist.
 */
export async function otherSide(
  house: House,
  own: Pick<OpenCase, 'procedure' | 'view'>,
  event: { readonly type: string; readonly paper: unknown },
  standing: (other: OpenCase) => Standing = () => 'official',
): Promise<OtherSide> {
  if (event.type === 'party.erased') return leadingSide(house, own)
  if (event.type !== 'case.merged') return { refusals: [] }
  if (isRegister(own.procedure.id)) return { refusals: [refuse('unknown-event')] }
  const { into, procedure } = event.paper as Partial<ActPaper<'case.merged'>>
  const refusals = unfinished(own)
  if (into === own.view.case) return { refusals: [...refusals, refuse('merge-into-itself', { field: 'into' })] }
  const other = await found(house, into)
  if (!other || standing(other) === 'unseen') return { refusals: [...refusals, refuse('case-unknown', { field: 'into' })] }
  const against = [
    ...(standing(other) === 'onlooker' ? [refuse('role-lacking', { field: 'into' })] : []),
    ...(other.procedure.id !== own.procedure.id || procedure !== own.procedure.id
      ? [refuse('merge-other-procedure', { field: 'into' })]
      : []),
    ...(other.view.stage === 'closed' ? [refuse('merge-into-closed', { field: 'into' })] : []),
  ]
  return { refusals: [...refusals, ...against], after: stillAt(house, other.view.case, other.view.version) }
}

/** A merged case goes on in the one that leads: as long as that is open, what its parties are called is needed there. */
async function leadingSide(house: House, own: Pick<OpenCase, 'view'>): Promise<OtherSide> {
  const into = mergedInto(own.view)
  const leading = into && (await leadingCases(house, into.case)).at(-1)
  if (!leading) return { refusals: [] }
  const { case: id, version, stage } = leading.view
  return { refusals: stage === 'closed' ? [] : [refuse('erasure-merged')], after: stillAt(house, id, version) }
}

/** The case, or `undefined` for none of that id; what is no id at all names none. */
async function found(house: House, id: unknown): Promise<OpenCase | undefined> {
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  return openCase(house, id.toLowerCase()).catch((fault: unknown) => {
    if (fault instanceof CaseUnknown) return undefined
    throw fault
  })
}

/** Something was recorded in the other case while this one was decided on. */
export class OtherCaseMoved extends Error {}

/**
 * Two people may merge two cases into one another at the same moment, or close the one while the other is merged into it.
 * So the other case is held while this one is written; whoever comes second is told, and nobody waits for a lock.
 */
const stillAt =
  ({ store }: House, into: CaseId, version: number): NonNullable<AppendRequest['after']> =>
  async (tx) => {
    const rows = await tx
      .query<{ version: number }>(
        sql`select version from case_view where district = ${store.district} and case_id = ${into}::uuid for update nowait`,
      )
      .catch((fault: unknown) => {
        if ((fault as { code?: string }).code === '55P03') throw new OtherCaseMoved()
        throw fault
      })
    if (rows[0]?.version !== version) throw new OtherCaseMoved()
  }

/** The case merged into, the one that was merged into, and so on: the last one leads. */
export async function leadingCases(house: House, into: CaseId): Promise<readonly OpenCase[]> {
  const chain: OpenCase[] = []
  for (let next: CaseId | undefined = into; next && !chain.some((c) => c.view.case === next); ) {
    const open: OpenCase = await openCase(house, next)
    chain.push(open)
    next = mergedInto(open.view)?.case
  }
  return chain
}
