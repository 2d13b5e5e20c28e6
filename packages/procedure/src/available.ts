import { type ActKey, actTerms } from './acts.ts'
import type { AnyView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import { issuedBy } from './documents.ts'
import { erasingRole } from './erasing.ts'
import { type AnyEventSpec, unmetGates } from './gates.ts'
import { stageRefusals } from './place.ts'
import { type Refusal, refuse } from './refusal.ts'
import { isPartyRole } from './roles.ts'
import { openingRole } from './split.ts'
import type { ViewContext } from './view.ts'
import type { Words } from './words.ts'

/** Something this actor could do in the case: allowed now, or not yet and every reason why. */
export interface Availability {
  readonly event: string
  readonly term: Words
  readonly role: string
  readonly allowed: boolean
  readonly refusals: readonly Refusal[]
  readonly signed: readonly (readonly string[])[]
  readonly issues: readonly string[]
  /** For acts on a draft. */
  readonly draft?: number
}

/**
 * What an actor with these roles may do now, and what not yet and why. Gates that depend on a paper
 * not yet filled in are left to the moment it is sent. Browser and server ask this same function.
 */
export function availableTo(
  procedure: AnyProcedure,
  view: AnyView,
  roles: readonly string[],
  context: ViewContext,
  post?: string,
): readonly Availability[] {
  const events = Object.entries(procedure.events as Record<string, AnyEventSpec>).flatMap(([key, spec]) => {
    const role = [spec.by].flat().find((r) => roles.includes(r as string)) as string | undefined
    if (!role || !within(view, key, spec)) return []
    const pending = view.drafts.some((d) => d.event === key) ? [refuse('draft-pending')] : []
    const refusals = [
      ...stageRefusals(procedure, view, key, spec),
      ...unmetGates(procedure, view, { type: key, on: context.today }, context),
      ...pending,
    ]
    return [
      {
        event: key,
        term: spec.term,
        role,
        allowed: refusals.length === 0,
        refusals,
        signed: isPartyRole(procedure, role) ? [] : (spec.signed ?? []),
        issues: issuedBy(procedure, key),
      },
    ]
  })
  return [...events, ...draftActs(view, roles, post), ...caseActs(procedure, view, roles)]
}

/** What is done with, or belongs to the opening, is not listed as "not yet". */
function within(view: AnyView, key: string, spec: AnyEventSpec): boolean {
  const at = spec.at === undefined ? undefined : [spec.at].flat()
  if (view.stage === 'start') return at?.includes('start') === true
  if (at?.every((s) => s === 'start')) return false
  if (view.stage === 'closed') return at?.includes('closed') === true
  return spec.to !== undefined || view.facts[key] === undefined || Array.isArray(view.facts[key])
}

const act = (event: ActKey, role: string, refusals: readonly Refusal[] = [], draft?: number): Availability => ({
  event,
  term: actTerms[event],
  role,
  allowed: refusals.length === 0,
  refusals,
  signed: [],
  issues: [],
  ...(draft !== undefined && { draft }),
})

function draftActs(view: AnyView, roles: readonly string[], post: string | undefined): readonly Availability[] {
  return view.drafts.flatMap((draft) => {
    const mine = post !== undefined && draft.drafter.post === post
    const step = draft.steps[draft.turn]
    const signer =
      step &&
      (step.post
        ? step.post === post
        : step.roles.find((r) => roles.includes(r) && !step.signatures.some((s) => s.role === r)) !== undefined)
    const role = step?.roles.find((r) => roles.includes(r)) ?? roles[0] ?? ''
    const own = signer && mine ? [refuse('own-draft')] : []
    return [
      ...(signer
        ? (['draft.signed', 'draft.returned', 'draft.signerAdded', 'draft.handedOver'] as const).map((e) => act(e, role, own, draft.id))
        : []),
      ...(mine ? [act('draft.recalled', draft.drafter.role, [], draft.id)] : []),
      ...(mine && draft.turn === -1 ? [act('draft.revised', draft.drafter.role, [], draft.id)] : []),
      ...(mine && draft.turn >= 0 ? [act('draft.urged', draft.drafter.role, [], draft.id)] : []),
    ]
  })
}

function caseActs(procedure: AnyProcedure, view: AnyView, roles: readonly string[]): readonly Availability[] {
  if (view.version === 0) return []
  const party = roles.find((r) => isPartyRole(procedure, r))
  if (party) {
    const rated = view.rating
      ? [refuse('already-happened')]
      : view.stage === 'closed'
        ? []
        : [refuse('stage-wrong', { text: { zh: '案件办结后可以评价', en: 'The service can be rated when the case is closed' } })]
    return [act('material.added', party), act('case.rated', party, rated)]
  }
  const role = roles[0]
  if (!role) return []
  const unserved = view.documents.some((d) => view.parties.some((p) => d.to.includes(p.role) && !d.served.some((s) => s.party === p.key)))
  const several = view.parties.some((p, i) => view.parties.findIndex((q) => q.role === p.role) < i)
  const split: ActKey[] = several && openingRole(procedure, view) ? ['case.split'] : []
  // Where nobody outside takes part, nobody joins or leaves.
  const joining: ActKey[] = Object.keys(procedure.roles).some((r) => isPartyRole(procedure, r)) ? ['party.joined', 'party.left'] : []
  const open: ActKey[] = view.stage === 'closed' ? [] : ['case.handedOver', 'case.urged', ...joining, ...split]
  const eraser = erasingRole(procedure, view, roles)
  return [
    act('material.added', role),
    ...(eraser ? [act('party.erased', eraser)] : []),
    ...(unserved ? [act('document.served', role)] : []),
    ...open.map((e) => act(e, role)),
    act('case.rectified', role),
  ]
}
