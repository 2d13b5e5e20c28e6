import type { Answer } from '@fadu/contract'
import type { Article } from '@fadu/legal-time'
import {
  type ActingPost,
  type AnyProcedure,
  type AnyView,
  type Availability,
  actTerms,
  asRole,
  type DecideContext,
  decide,
  rebindDifference,
  viewOf,
  type Words,
} from '@fadu/procedure'
import type { House } from './house.ts'
import type { OpenCase } from './open-case.ts'
import type { Organisation } from './organisation.ts'
import { cited } from './present/cited.ts'
import { limitWire } from './present/limits.ts'
import { Names } from './present/names.ts'
import { stageWords } from './present/sentence.ts'
import { stagesOf } from './present/stages.ts'
import { eventTerm } from './present/terms.ts'

type Difference = NonNullable<Answer<'check'>['difference']>

/** The other editions of a procedure, the latest first. */
export const otherEditions = (house: House, procedure: AnyProcedure): readonly AnyProcedure[] =>
  house.store.catalogue.procedures
    .filter((p) => p.id === procedure.id && p.edition !== procedure.edition)
    .toSorted((a, b) => (a.inForce.from < b.inForce.from ? 1 : -1))

/**
 * Whether this post may re-bind the case, asked of the engine itself for every other edition, so that what is offered
 * and what is decided cannot part. `undefined` where no other edition exists or the act is not this post's at all.
 */
export function rebindingOffered(
  house: House,
  { procedure, log, view }: OpenCase,
  acting: ActingPost,
  roles: readonly string[],
): Availability | undefined {
  const others = otherEditions(house, procedure)
  if (others.length === 0 || view.stage === 'closed') return undefined
  const context: DecideContext = {
    today: view.today,
    calendar: house.calendar(),
    roles,
    editionCalled: (edition) => others.find((p) => p.edition === edition),
  }
  for (const role of roles) {
    const answers = others.map(({ edition }) =>
      decide(procedure, log, { type: 'case.rebound', paper: { edition, reason: '—' }, by: asRole(acting, role), on: view.today }, context),
    )
    const refused = answers.map((a) => ('refused' in a ? a.refused : []))
    if (refused.some((r) => r.some(({ code }) => code === 'role-lacking'))) continue
    const free = refused.some((r) => r.length === 0)
    const refusals = free ? [] : refused[0]!
    return { event: 'case.rebound', term: actTerms['case.rebound'], role, allowed: free, refusals, signed: [], issues: [] }
  }
  return undefined
}

/** What the other edition would make of the case, in words: shown before anybody decides. */
export function differenceWire(
  { procedure: from, log, view: before }: OpenCase,
  to: AnyProcedure,
  context: DecideContext,
  organisation: Organisation,
): Difference {
  const difference = rebindDifference(from, to, log, context)
  const fits = difference.unknown.length === 0
  const after = fits ? (viewOf(to, log, context) as unknown as AnyView) : before
  const [names, otherNames] = [new Names(organisation, from), new Names(organisation, to)]
  return {
    unknown: difference.unknown.map((event) => ({
      event,
      term: eventTerm(from, event),
      entries: log.filter((e) => e.type === event).map((e) => e.seq),
    })),
    stage: { from: stageWords(from, difference.stage.from), to: stageWords(to, difference.stage.to) },
    limits: difference.limits.map(({ key, term }) => {
      const [a, b] = [before.limits[key], after.limits[key]]
      return { key, term, ...(a && { from: limitWire(a, names) }), ...(b && { to: limitWire(b, otherNames) }) }
    }),
    ...(fits ? gatesApart(from, to, after) : { gates: [], acts: [] }),
  }
}

interface Gate {
  readonly code: string
  readonly otherwise: Words
  readonly under: Article | readonly Article[]
}
interface Event {
  readonly term: Words
  readonly at?: string | readonly string[]
  readonly needs?: readonly Gate[]
}
const eventsOf = (procedure: AnyProcedure) => procedure.events as Record<string, Event | undefined>

/** What may still happen under one edition only, and the conditions that only one of them sets. */
function gatesApart(from: AnyProcedure, to: AnyProcedure, after: AnyView): Pick<Difference, 'gates' | 'acts'> {
  const stages = stagesOf(to, after).filter(({ state }) => state === 'present' || state === 'possible')
  const ahead = (event: Event | undefined) => event && (!event.at || stages.some(({ key }) => [event.at].flat().includes(key)))
  const keys = [...new Set([...Object.keys(from.events), ...Object.keys(to.events)])]
  const pairs = keys.map((key) => [key, eventsOf(from)[key], eventsOf(to)[key]] as const).filter(([, a, b]) => ahead(a) || ahead(b))
  return {
    acts: pairs.flatMap(([event, a, b]) =>
      a && b ? [] : [{ event, term: (a ?? b)!.term, change: a ? ('dropped' as const) : ('added' as const) }],
    ),
    gates: pairs.flatMap(([event, a, b]) =>
      a && b
        ? [
            ...only(b.needs, a.needs).map((gate) => gateWire(event, b.term, gate, 'added')),
            ...only(a.needs, b.needs).map((gate) => gateWire(event, a.term, gate, 'dropped')),
          ]
        : [],
    ),
  }
}

const only = (of: readonly Gate[] = [], butNot: readonly Gate[] = []): readonly Gate[] =>
  of.filter((gate) => !butNot.some((other) => other.code === gate.code))

const gateWire = (event: string, term: Words, gate: Gate, change: 'added' | 'dropped') => ({
  event,
  term,
  text: gate.otherwise,
  under: [gate.under].flat().map((article) => cited(article as Article)),
  change,
})
