import type { CaseWireView } from '@fadu/contract'
import { type ActingPost, availableTo, rolesOf } from '@fadu/procedure'
import type { House } from '../house.ts'
import { mergingOffered } from '../merging.ts'
import type { OpenCase } from '../open-case.ts'
import { rebindingOffered } from '../rebinding.ts'
import { citedRefusal } from './cited.ts'
import type { Names } from './names.ts'
import { documentTerm, joined } from './terms.ts'

/** What the post could do in the case, now or not yet: its procedure's events, the engine's acts, and what is done to the case as a whole. */
export function actsWire(house: House, open: OpenCase, names: Names, acting: ActingPost): CaseWireView['acts'] {
  const { procedure, view } = open
  const roles = rolesOf(procedure, view, acting)
  const context = { today: view.today, calendar: house.calendar() }
  const whole = [rebindingOffered(house, open, acting, roles), mergingOffered(open, roles)].filter((a) => a !== undefined)
  return [...availableTo(procedure, view, roles, context, acting.post), ...whole].map((a) => ({
    event: a.event,
    term: a.term,
    role: a.role,
    roleTerm: names.role(a.role),
    allowed: a.allowed,
    refusals: a.refusals.map(citedRefusal),
    signedBy: a.signed.map((step) => joined(step.map((r) => names.role(r)))),
    issues: a.issues.map((d) => documentTerm(procedure, d)),
    ...(a.draft !== undefined && { draft: a.draft }),
  }))
}
