import { statute } from '@fadu/legal-time'
import type { ActPaper } from './acts.ts'
import type { AnyView } from './case-view.ts'
import type { AnyProcedure, RoleSpec } from './definition.ts'
import { ownersOf } from './documents.ts'
import type { NewEvent, RecordedEvent } from './event.ts'
import type { AnyEventSpec } from './gates.ts'
import { readableOf } from './owned.ts'
import { type CaseParty, party as partySchema } from './party.ts'
import { erasedMark, personalIn } from './personal.ts'
import { type Refusal, refuse } from './refusal.ts'
import { isRegister } from './register-id.ts'
import type { Request } from './request.ts'
import { isPartyRole, organOfRole, signsForOthers } from './roles.ts'
import type { ViewContext } from './view.ts'

const law = statute('个人信息保护法', '2021')
const purposeNotAchieved = [law(47, 1, 1)]
const retention = [law(47, 2)]

/** Why the personal values of a party may not be erased as asked (个人信息保护法第四十七条); all reasons at once. */
export function erasureRefusals(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  view: AnyView,
  request: Request,
  { today }: ViewContext,
): readonly Refusal[] {
  // Registers are kept by their keepers; the parties of cases are meant here.
  if (isRegister(procedure.id)) return [refuse('unknown-event')]
  const { party, retainedUntil, requestedOn, reasons } = request.paper as ActPaper<'party.erased'>
  const owner = ownersOf(procedure, view).get(party)
  const values = owner === undefined ? [] : readableOf(procedure, log, owner)
  const known = owner !== undefined || view.parties.some((p) => p.key === party)
  return [
    ...handRefusals(procedure, view, request),
    ...(view.stage === 'closed' ? [] : [refuse('erasure-case-running', { under: purposeNotAchieved })]),
    ...(unserved(view, party) ? [refuse('erasure-unserved', { field: 'party', under: purposeNotAchieved })] : []),
    ...(request.on === today ? [] : [refuse('erasure-only-today', { field: 'on' })]),
    ...(known ? [] : [refuse('party-unknown', { field: 'party' })]),
    ...(known && values.length === 0 ? [refuse('erasure-nothing-left', { field: 'party' })] : []),
    ...(retainedUntil !== undefined && retainedUntil >= today
      ? [refuse('erasure-retention', { field: 'retainedUntil', under: retention })]
      : []),
    ...(requestedOn !== undefined && requestedOn > today ? [refuse('erasure-request-later', { field: 'requestedOn' })] : []),
    ...(values.some(({ value }) => value.length > 1 && reasons.includes(value))
      ? [refuse('erasure-names-values', { field: 'reasons' })]
      : []),
  ]
}

/** Whether something issued to the party was not served yet; what a merged case issued is told by the one that goes on. */
function unserved({ parties, documents, outcome }: AnyView, key: string): boolean {
  const role = parties.find((p) => p.key === key)?.role
  return role !== undefined && outcome !== 'merged' && documents.some((d) => d.to.includes(role) && !d.served.some((s) => s.party === key))
}

/** Two pairs of eyes: a role that leads the work in the organ that has the case, in another person than the one who closed it. */
function handRefusals(procedure: AnyProcedure, view: AnyView, { by }: Request): readonly Refusal[] {
  if (by.kind !== 'post' || !mayErase(procedure, view, by.role)) return [refuse('role-lacking')]
  return by.person === closerOf(procedure, view) ? [refuse('erasure-other-hands')] : []
}

/**
 * Whether a role may order an erasure: held in the organ that has the case, and one that signs for others; where none of the
 * organ's roles does, each of them.
 */
function mayErase(procedure: AnyProcedure, view: AnyView, role: string): boolean {
  const roles = procedure.roles as Record<string, RoleSpec>
  const ours = Object.keys(roles).filter(
    (key) =>
      roles[key]!.duty !== undefined &&
      !roles[key]!.anywhere &&
      !isPartyRole(procedure, key) &&
      organOfRole(procedure, view, key) === view.organ,
  )
  const leading = ours.filter((key) => signsForOthers(procedure, key))
  return (leading.length > 0 ? leading : ours).includes(role)
}

/** The person who brought the case to its close; where a party or the clock ended it, the last official who did anything in it before. */
function closerOf(procedure: AnyProcedure, { log }: AnyView): string | undefined {
  const ends = ({ type }: RecordedEvent) =>
    type === 'case.merged' || (procedure.events[type] as AnyEventSpec | undefined)?.ends !== undefined
  const until = log.findLastIndex(ends)
  const last = log.slice(0, until + 1).findLast((e) => e.by.kind === 'post' && (e.type in procedure.events || e.type === 'case.merged'))
  return last?.by.kind === 'post' ? last.by.person : undefined
}

/** In which of these roles the personal values of a party could be erased now; `undefined` where in none, or none are left. */
export function erasingRole(procedure: AnyProcedure, view: AnyView, roles: readonly string[]): string | undefined {
  const role = roles.find((r) => mayErase(procedure, view, r))
  if (role === undefined || view.stage !== 'closed' || isRegister(procedure.id)) return undefined
  const owners = ownersOf(procedure, view)
  const left = (party: CaseParty) => owners.has(party.key) && personalIn(partySchema, party).some(({ value }) => value !== erasedMark)
  return view.parties.some(left) ? role : undefined
}

/** Owners of the values that these entries erase, each with the reasons given. */
export function erasureOwners(
  procedure: AnyProcedure,
  view: Pick<AnyView, 'facts' | 'log'>,
  events: readonly Pick<NewEvent, 'type' | 'paper'>[],
): ReadonlyMap<string, string> {
  const erasing = events.filter(({ type }) => type === 'party.erased').map(({ paper }) => paper as ActPaper<'party.erased'>)
  const owners = ownersOf(procedure, view)
  return new Map(
    erasing.flatMap(({ party, reasons }) => {
      const owner = owners.get(party)
      return owner === undefined ? [] : [[owner, reasons]]
    }),
  )
}
