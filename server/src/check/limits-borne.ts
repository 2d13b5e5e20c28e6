import { type Day, plusDays } from '@fadu/legal-time'
import { type AnyProcedure, procedureOf, type RoleSpec } from '@fadu/procedure'
import { lapsesDue, type OpenLimits, openLimits } from '@fadu/store'
import type { House } from '../house.ts'
import type { Organisation } from '../organisation.ts'
import { type Finding, found } from './finding.ts'

/** The organ of a role that is held wherever its duty is. */
const anywhere = '*'

/** Every open limit has a definition, a consumer for its end, and somebody who can bear it. */
export async function limitsBorne(house: House): Promise<{ readonly limits: number; readonly findings: readonly Finding[] }> {
  const organisation = await house.organisation.current()
  const alike = await openLimits(house.store)
  return {
    limits: alike.reduce((n, one) => n + one.n, 0),
    findings: [...alike.flatMap((one) => faultsOf(house, organisation, one)), ...(await overdue(house))],
  }
}

function faultsOf(house: House, organisation: Organisation, limit: OpenLimits): readonly Finding[] {
  const { procedure: id, edition, key } = limit
  const what = `${id} ${edition} ${key}（${limit.n}）`
  const procedure = house.store.catalogue.procedures.find((p) => p.id === id && p.edition === edition)
  if (!procedure) return [found('edition-unknown', `${id} ${edition}`, limit.case_id)]
  const spec = (procedureOf(house.store.catalogue, id, edition).limits as Record<string, { onExpiry?: string } | undefined>)[key]
  if (!spec) return [found('limit-unknown', what, limit.case_id)]
  const consumed = consumedBy(procedure, limit.on_expiry, spec.onExpiry)
  return [...(consumed ? [] : [found('expiry-without-event', what, limit.case_id)]), ...bearerFault(organisation, procedure, limit, what)]
}

/** What the row says follows is what the definition says, and the clock may record it. */
function consumedBy(procedure: AnyProcedure, stored: string | null, defined: string | undefined): boolean {
  if ((defined ?? null) !== stored) return false
  if (stored === null) return true
  const by = (procedure.events as Record<string, { by?: string | readonly string[] } | undefined>)[stored]?.by
  return by !== undefined && [by].flat().includes('clock')
}

function bearerFault(organisation: Organisation, procedure: AnyProcedure, limit: OpenLimits, what: string): readonly Finding[] {
  const role = (procedure.roles as Record<string, RoleSpec | undefined>)[limit.role]
  if (!role) return [found('role-unknown', `${what} ${limit.role}`, limit.case_id)]
  const { duty } = role
  // A party without an office bears its limits itself.
  if (duty === undefined) return []
  const { organ } = limit
  const posts = [...organisation.posts.values()].filter(
    (post) => (post.duties as readonly string[]).includes(duty) && (organ === null || organ === anywhere || post.organ === organ),
  )
  const where = `${what} ${organ === null || organ === anywhere ? '' : (organisation.organs.get(organ)?.name ?? organ)} ${duty}`
  if (posts.length === 0) return [found('nobody-bears', where, limit.case_id)]
  const held = posts.some((post) => organisation.holders.some((holder) => holder.post === post.id))
  return held ? [] : [found('post-vacant', where, limit.case_id)]
}

/** Days after which what the clock should have recorded is no longer merely on its way. */
const patience = 2

async function overdue(house: House): Promise<readonly Finding[]> {
  const since: Day = plusDays(house.clock.today(), -patience)
  const due = await lapsesDue(house.store, since)
  return due.map((one) => found('lapse-overdue', `${one.procedure} ${one.key} ${one.due_on}`, one.case_id))
}
