import type { Day } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, type DraftView, isRegister, type LimitView, type Words } from '@fadu/procedure'
import { type Bearer, bearerOf } from './bearer.ts'
import { amberOn, isOpen, limitSpecOf } from './limits.ts'
import type { CaseKey, ProjectionInput } from './rows.ts'

/** A row of `duty`: something a post owes in an open case. */
export interface DutyRow extends CaseKey {
  id: string
  kind: 'limit' | 'signature' | 'act'
  procedure: string
  role: string
  duty: string | null
  post: string | null
  organ: string | null
  /** Posts that may not do it: drafters do not sign their own drafts, nor sign twice. */
  not_posts: string[]
  reference: string | null
  title_zh: string
  title_en: string
  what_zh: string
  what_en: string
  draft: number | null
  started_on: Day | null
  due_on: Day | null
  amber_on: Day | null
  internal: boolean
  urged: number
}

interface EventShape {
  readonly term: Words
  readonly by: string | readonly string[]
  readonly at?: string | readonly string[]
  readonly to?: unknown
}
const eventsOf = (procedure: AnyProcedure) => procedure.events as Record<string, EventShape | undefined>
const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T]

export function dutyRows(input: ProjectionInput, reference: string | null): DutyRow[] {
  const { view } = input
  const title = input.procedure.title(view.facts)
  const common = { ...input.at, procedure: input.procedure.id, reference, title_zh: title.zh, title_en: title.en }
  // A closed case may still owe something: the service of what it issued, a report that is due.
  const owed = [...limitDuties(input), ...signatureDuties(input)]
  // An entry of a register may be changed and is nobody's duty.
  const idle = owed.length > 0 || view.closedOn || isRegister(input.procedure.id)
  return (idle ? owed : nextSteps(input)).map((row) => ({
    ...common,
    ...row,
    id: `${input.at.case_id}:${row.id}`,
  }))
}

type Owed = Omit<DutyRow, keyof CaseKey | 'procedure' | 'reference' | 'title_zh' | 'title_en'>

const held = ({ role, duty, organ, post }: Bearer) => ({ role, duty, organ, post })

/** Limits an office bears and has not met. What a draft already answers is still owed: the signature stands beside it. */
function limitDuties({ procedure, view, calendar }: ProjectionInput): Owed[] {
  return view.allLimits.filter(isWork).flatMap((limit) => {
    const bearer = bearerOf(procedure, view, limit.bears)
    if (bearer.outside) return []
    return [
      {
        id: `limit:${limit.key}:${limit.startSeq}`,
        kind: 'limit' as const,
        ...held(bearer),
        not_posts: [],
        what_zh: limit.term.zh,
        what_en: limit.term.en,
        draft: null,
        started_on: limit.startedOn,
        due_on: limit.due.on,
        amber_on: amberOn(procedure, limit, calendar),
        internal: limit.internal,
        urged: view.urges.filter((urge) => urge.role === limit.bears && urge.on >= limit.startedOn).length,
      },
    ]
  })
}

// Waiting and minimum periods hold something back; a limitation is a party's own. Neither is work.
const isWork = (limit: LimitView): boolean =>
  isOpen(limit) && limit.status !== 'paused' && limit.kind !== 'waiting' && limit.kind !== 'minimum' && limit.kind !== 'limitation'

/** Drafts whose turn it is: one row for each role that has still to sign, or one for the drafter it came back to. */
function signatureDuties(input: ProjectionInput): Owed[] {
  const { procedure, view } = input
  return view.drafts.flatMap((draft) => {
    const term = eventsOf(procedure)[draft.event]?.term ?? { zh: draft.event, en: draft.event }
    const limit = limitAnsweredBy(procedure, view, draft.event)
    const rest = {
      kind: 'signature' as const,
      draft: draft.id,
      what_zh: term.zh,
      what_en: term.en,
      started_on: draft.submittedOn,
      due_on: limit?.due.on ?? null,
      amber_on: limit ? amberOn(procedure, limit, input.calendar) : null,
      internal: limit?.internal ?? false,
      urged: draft.urges.length,
    }
    return signersOf(input, draft).map((signer) => ({ ...rest, ...signer, id: `signature:${draft.id}:${signer.role}` }))
  })
}

function signersOf({ procedure, view }: ProjectionInput, draft: DraftView) {
  const { drafter } = draft
  if (draft.turn < 0) {
    const duty = bearerOf(procedure, view, drafter.role).duty
    return [{ role: drafter.role, duty, organ: drafter.organ, post: drafter.post, not_posts: [] as string[] }]
  }
  const step = draft.steps[draft.turn]
  if (!step) return []
  // Somebody added by name signs as that post, in no role of the procedure.
  if (step.post !== undefined && step.roles.length === 0)
    return step.signatures.length > 0 ? [] : [{ role: drafter.role, duty: null, organ: null, post: step.post, not_posts: [] as string[] }]
  const signed = new Set(step.signatures.map((signature) => signature.role))
  const not_posts = [drafter.post, ...draft.steps.flatMap((s) => s.signatures.map((signature) => signature.post))]
  return step.roles
    .filter((role) => !signed.has(role))
    .map((role) => {
      const bearer = bearerOf(procedure, view, role)
      return { ...held(bearer), post: step.post ?? bearer.post, not_posts: [...new Set(not_posts)].filter((post) => post !== step.post) }
    })
}

function limitAnsweredBy(procedure: AnyProcedure, view: AnyView, event: string): LimitView | undefined {
  return view.allLimits
    .filter((limit) => isWork(limit) && endsOf(procedure, limit.key).includes(event))
    .sort((a, b) => (a.due.on < b.due.on ? -1 : 1))[0]
}

const endsOf = (procedure: AnyProcedure, key: string): readonly unknown[] => {
  const spec = limitSpecOf(procedure, key)
  return spec && 'until' in spec ? listOf(spec.until as unknown) : []
}

/** No open case without somebody whose turn it is: where no limit and no draft says so, whoever may act at this stage. */
function nextSteps({ procedure, view }: ProjectionInput): Owed[] {
  const seen = new Set<string>()
  // What moves the case on is the next step; what only adds to the file comes after it.
  const events = Object.entries(eventsOf(procedure)).toSorted(([, a], [, b]) => Number(b?.to !== undefined) - Number(a?.to !== undefined))
  return events.flatMap(([, event]) => {
    if (!event?.at || !listOf(event.at).includes(view.stage)) return []
    return listOf(event.by).flatMap((role) => {
      const bearer = bearerOf(procedure, view, role)
      if (bearer.outside || seen.has(role)) return []
      seen.add(role)
      return [
        {
          id: `act:${role}`,
          kind: 'act' as const,
          ...held(bearer),
          not_posts: [],
          what_zh: event.term.zh,
          what_en: event.term.en,
          draft: null,
          started_on: null,
          due_on: null,
          amber_on: null,
          internal: false,
          urged: view.urges.filter((urge) => urge.role === role).length,
        },
      ]
    })
  })
}
