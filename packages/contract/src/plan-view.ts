import { z } from 'zod'
import { dayView, wordsView } from './basic.ts'

const place = { start: z.int(), end: z.int() }

/** A quantified target in the words of the document. */
export const planTargetView = z
  .object({
    id: z.string(),
    text: z.string(),
    value: z.union([z.number(), z.string()]).optional(),
    unit: z.string().optional(),
    comparator: z.string().optional(),
    nature: z.string().optional(),
    base: z.string().optional(),
    ...place,
  })
  .meta({ id: 'PlanTarget' })

/** An item as the reader proposes it or as it was corrected: the fields a person may change. */
export const planReadItemView = z
  .object({
    id: z.string(),
    parent: z.string().optional(),
    number: z.string().optional(),
    title: z.string(),
    level: z.int(),
    ...place,
    lead: z.array(z.string()),
    support: z.array(z.string()),
    deadline: dayView.optional(),
    deadlineText: z.string().optional(),
    targets: z.array(planTargetView),
    confidence: z.number().optional(),
  })
  .meta({ id: 'PlanReadItem' })

const organName = z.object({ id: z.string(), name: z.string() })

/** What a name in the document may stand for. `sure`: the first one is it, by its own name. */
export const unitMatchView = z
  .object({ text: z.string(), role: z.enum(['lead', 'support']), sure: z.boolean(), choices: z.array(organName) })
  .meta({ id: 'UnitMatch' })

export const planItemView = planReadItemView
  .extend({
    state: z.enum(['read', 'confirmed', 'set-aside']),
    corrected: z.boolean(),
    setAsideReason: z.string().optional(),
    children: z.array(z.string()),
    units: z.array(unitMatchView),
    assignment: z
      .object({
        lead: organName.optional(),
        support: z.array(organName),
        leader: z.string().optional(),
        deadline: dayView.optional(),
        indicator: z.string().optional(),
      })
      .optional(),
    /** For targets of the text that no indicator measures yet: what may. */
    measures: z.array(z.object({ target: z.string(), choices: z.array(z.object({ id: z.string(), term: z.string() })) })),
    adopted: z.array(
      z.object({
        target: z.string().optional(),
        indicator: z.string(),
        term: wordsView,
        by: dayView,
        state: z.enum(['met', 'on-course', 'behind', 'missed', 'unknown']),
        says: wordsView,
      }),
    ),
    handedOutOn: dayView.optional(),
    task: z
      .object({
        case: z.string(),
        reference: z.string(),
        stageTerm: wordsView,
        outcome: z.string().optional(),
        dueOn: dayView.optional(),
        light: z.enum(['none', 'green', 'amber', 'red']),
        progress: wordsView,
      })
      .optional(),
  })
  .meta({ id: 'PlanItem' })

const counts = {
  items: z.int(),
  confirmed: z.int(),
  setAside: z.int(),
  handedOut: z.int(),
  done: z.int(),
  late: z.int(),
}

const heading = {
  case: z.string(),
  reference: z.string(),
  title: z.string(),
  number: z.string().optional(),
  issuer: z.string(),
  issuedOn: dayView,
  from: dayView,
  until: dayView,
  stage: z.string(),
  stageTerm: wordsView,
  closed: z.boolean(),
  ...counts,
}

export const planRowView = z.object(heading).meta({ id: 'PlanRow' })
export const plansView = z.object({ items: z.array(planRowView), sentence: wordsView, mayRegister: z.boolean() }).meta({ id: 'Plans' })

export const planView = z
  .object({
    ...heading,
    version: z.int(),
    mayAct: z.boolean(),
    files: z.array(z.object({ hash: z.string(), name: z.string() })),
    readingSeq: z.int().optional(),
    roots: z.array(z.string()),
    tree: z.array(planItemView),
    unsettled: z.int(),
    above: z.object({ case: z.string(), title: z.string() }).optional(),
    previous: z.object({ case: z.string(), title: z.string() }).optional(),
    sentence: wordsView,
  })
  .meta({ id: 'Plan' })
export type PlanView = z.output<typeof planView>
export type PlanItemView = z.output<typeof planItemView>

/** What was read in a file: a proposal, nothing of it recorded. */
export const planReadingView = z
  .object({
    reader: z.string(),
    document: z.string(),
    name: z.string(),
    /** All files that were read, one after the other; places of items are places in it. */
    text: z.string(),
    files: z.array(z.object({ document: z.string(), name: z.string(), ...place })),
    title: z.string().optional(),
    number: z.string().optional(),
    issuer: z.string().optional(),
    issuedOn: dayView.optional(),
    from: dayView.optional(),
    until: dayView.optional(),
    items: z.array(planReadItemView),
    annexes: z.array(z.object({ name: z.string(), present: z.boolean() })),
    irregularities: z.array(z.string()),
    /** What it could not say and why. */
    abstentions: z.array(z.object({ item: z.string().optional(), reason: z.string() })),
    confidence: z.number(),
  })
  .meta({ id: 'PlanReading' })
export type PlanReadingView = z.output<typeof planReadingView>

const alignedItem = z.object({ id: z.string(), title: z.string(), number: z.string().optional() })
export const planAlignmentView = z
  .object({
    above: z.object({ case: z.string(), title: z.string() }),
    covered: z.array(z.object({ upper: alignedItem, lower: z.array(alignedItem), contradictions: z.array(wordsView) })),
    uncovered: z.array(alignedItem),
    sentence: wordsView,
  })
  .meta({ id: 'PlanAlignment' })

export const planDifferenceView = z
  .object({
    previous: z.object({ case: z.string(), title: z.string() }),
    added: z.array(alignedItem),
    removed: z.array(alignedItem.extend({ running: z.boolean() })),
    changed: z.array(z.object({ old: alignedItem, now: alignedItem, running: z.boolean(), changes: z.array(wordsView) })),
    same: z.int(),
    sentence: wordsView,
  })
  .meta({ id: 'PlanDifference' })

/** The lists in official form: what is to be done, by whom, by when. */
export const planListsView = z
  .object({
    title: z.string(),
    groups: z.array(
      z.object({
        /** Empty where none is chosen yet. */
        name: z.string(),
        rows: z.array(
          z.object({
            number: z.string(),
            title: z.string(),
            lead: z.string(),
            support: z.array(z.string()),
            leader: z.string(),
            deadline: dayView.optional(),
            targets: z.array(z.string()),
            stateTerm: wordsView,
            case: z.string().optional(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PlanLists' })
