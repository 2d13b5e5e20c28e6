import { z } from 'zod'
import { dayView, pageOf, postView, wordsView } from './basic.ts'
import { dueView, segmentView } from './case-view.ts'

/** Something a post owes: a limit it bears, a signature, a case waiting for its next step. */
export const dutyView = z
  .object({
    id: z.string(),
    kind: z.enum(['limit', 'signature', 'act']),
    case: z.string(),
    reference: z.string(),
    procedureTerm: wordsView,
    title: wordsView,
    what: wordsView,
    dueOn: dayView.optional(),
    /** Reasons and limit line of the due day; given for the most urgent ones of the first page. */
    due: dueView.optional(),
    startedOn: dayView.optional(),
    light: z.enum(['none', 'green', 'amber', 'red']),
    internal: z.boolean(),
    urged: z.number().int(),
  })
  .meta({ id: 'Duty' })
export type DutyWireView = z.output<typeof dutyView>

export const dutiesView = pageOf(dutyView)
  .extend({
    today: dayView,
    sentence: wordsView,
    overdue: z.number().int(),
    near: z.number().int(),
    open: z.number().int(),
    more: z.boolean(),
  })
  .meta({ id: 'Duties' })

export const worklistRow = z
  .object({
    case: z.string(),
    reference: z.string(),
    procedure: z.string(),
    procedureTerm: wordsView,
    title: wordsView,
    stageTerm: wordsView,
    organ: z.string(),
    began: dayView,
    closedOn: dayView.optional(),
    dueOn: dayView.optional(),
    startedOn: dayView.optional(),
    limitTerm: wordsView.optional(),
    /** The stretches of the limit line; empty where no limit presses. */
    segments: z.array(segmentView),
    /** Calendar days to the due day, below zero when it has passed; absent where none runs. */
    daysLeft: z.number().int().optional(),
    light: z.enum(['none', 'green', 'amber', 'red']),
    paused: z.boolean(),
    provisional: z.boolean(),
  })
  .meta({ id: 'WorklistRow' })
export type WorklistRow = z.output<typeof worklistRow>
export const worklistView = pageOf(worklistRow).extend({ sentence: wordsView }).meta({ id: 'Worklist' })

export const worklistQuery = z.object({
  procedure: z.string().max(80).optional(),
  stage: z.string().max(80).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  light: z.enum(['amber', 'red', 'paused']).optional(),
  text: z.string().trim().max(60).optional(),
  cursor: z.string().max(400).optional(),
  size: z.coerce.number().int().min(1).max(100).default(30),
})

export const signingRow = z
  .object({
    case: z.string(),
    reference: z.string(),
    title: wordsView,
    procedureTerm: wordsView,
    draft: z.number().int(),
    version: z.number().int(),
    what: wordsView,
    drafter: z.string(),
    submittedOn: dayView,
    dueOn: dayView.optional(),
    light: z.enum(['none', 'green', 'amber', 'red']),
    urges: z.number().int(),
  })
  .meta({ id: 'SigningRow' })

export const sessionView = z
  .object({
    person: z.object({ id: z.string(), name: z.string() }),
    post: postView,
    posts: z.array(postView),
    administrator: z.boolean(),
    /** Whether this person signs in here with a password of their own, which they may change. */
    ownPassword: z.boolean(),
    /** The password was made by somebody else: nothing is open but changing it. */
    firstPassword: z.boolean(),
    /** One-time codes beside the password: in use, not in use, or demanded before anything else. */
    secondFactor: z.enum(['on', 'off', 'demanded']),
    demonstration: z.boolean(),
    districtName: z.string(),
    today: dayView,
    /** Procedures this post can open at the counter. */
    opens: z.array(z.object({ procedure: z.string(), edition: z.string(), event: z.string(), role: z.string(), term: wordsView })),
  })
  .meta({ id: 'Session' })
export type SessionView = z.output<typeof sessionView>
