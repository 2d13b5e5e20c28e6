import { z } from 'zod'
import { followUpHeading, organNameView } from './assessment-view.ts'
import { dayView, fileView, wordsView } from './basic.ts'
import { frozenFigureView, textPieceView } from './report-view.ts'

const held = z.object({ on: dayView, chair: z.string(), place: z.string().optional(), attendance: z.array(z.string()) })

export const meetingsView = z
  .object({
    items: z.array(
      z.object({
        ...followUpHeading,
        body: wordsView,
        planned: dayView,
        heldOn: dayView.optional(),
        items: z.int(),
        decisions: z.int(),
        tasks: z.int(),
        done: z.int(),
        late: z.int(),
      }),
    ),
    mayConvene: z.boolean(),
    sentence: wordsView,
  })
  .meta({ id: 'Meetings' })

/** How a task stands that came of a decision; a post without sight of it sees only its number. */
export const followedTaskView = z
  .object({
    case: z.string(),
    reference: z.string(),
    open: z.boolean(),
    stageTerm: wordsView,
    progress: wordsView,
    dueOn: dayView.optional(),
    light: z.enum(['none', 'green', 'amber', 'red']),
  })
  .meta({ id: 'FollowedTask' })

export const meetingView = z
  .object({
    ...followUpHeading,
    version: z.int(),
    sentence: wordsView,
    body: wordsView,
    office: z.string(),
    planned: dayView,
    held: held.optional(),
    agenda: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: wordsView,
        unit: z.string().optional(),
        withdrawn: z.string().optional(),
        materials: z.array(fileView),
        /** It goes to the meeting only with an opinion on its legality. */
        inScope: z.boolean(),
        opinion: z.object({ on: dayView, conclusion: wordsView, text: z.string() }).optional(),
      }),
    ),
    minutes: z.object({ on: dayView, seq: z.int(), number: z.string().optional(), text: z.string() }).optional(),
    decisions: z.array(
      z.object({
        id: z.string(),
        item: z.string(),
        title: z.string(),
        lead: z.string().optional(),
        support: z.array(z.string()),
        deadline: dayView.optional(),
        task: followedTaskView.optional(),
      }),
    ),
  })
  .meta({ id: 'Meeting' })
export type MeetingView = z.output<typeof meetingView>

export const bulletinsView = z
  .object({
    items: z.array(
      z.object({
        ...followUpHeading,
        kind: wordsView,
        unit: z.string(),
        number: z.string().optional(),
        on: dayView,
        sentTo: z.int(),
        received: z.int(),
      }),
    ),
    maySubmit: z.boolean(),
    sentence: wordsView,
  })
  .meta({ id: 'Bulletins' })

export const bulletinView = z
  .object({
    ...followUpHeading,
    version: z.int(),
    sentence: wordsView,
    kind: wordsView,
    unit: z.string(),
    office: z.string(),
    heading: z.string(),
    text: z.string(),
    pieces: z.array(textPieceView),
    figures: z.array(
      frozenFigureView.extend({
        key: z.string(),
        term: wordsView,
        printed: z.string(),
        verified: z.boolean(),
        /** This post may look into what the number is made of. */
        opens: z.boolean(),
      }),
    ),
    files: z.array(fileView),
    task: z.object({ case: z.string(), title: z.string() }).optional(),
    sentBack: z.array(z.object({ on: dayView, reasons: z.string() })),
    declined: z.string().optional(),
    issued: z.object({ on: dayView, seq: z.int(), number: z.string().optional(), public: z.boolean() }).optional(),
    sentTo: z.array(organNameView.extend({ receivedOn: dayView.optional() })),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'Bulletin' })
export type BulletinView = z.output<typeof bulletinView>

export const figuresReckonedView = z.object({
  figures: z.array(frozenFigureView.extend({ term: wordsView, printed: z.string(), because: wordsView.optional() })),
})
