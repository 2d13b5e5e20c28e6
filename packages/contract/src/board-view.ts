import { z } from 'zod'
import { organNameView } from './assessment-view.ts'
import { dayView, wordsView } from './basic.ts'
import { periodView, targetStateView, valueView } from './indicator-view.ts'

export const boardTaskView = z
  .object({
    case: z.string(),
    reference: z.string(),
    title: z.string(),
    lead: organNameView,
    state: z.enum(['done', 'on-course', 'late', 'dropped']),
    supervised: z.boolean(),
    stageTerm: wordsView,
    progress: wordsView,
    dueOn: dayView.optional(),
    milestones: z.array(z.object({ title: z.string(), on: dayView, reachedOn: dayView.optional() })),
  })
  .meta({ id: 'BoardTask' })

/** 成果晾晒: tasks by unit, indicators against their targets, milestones. Units stand beside themselves, never above one another. */
export const boardView = z
  .object({
    period: periodView,
    today: dayView,
    sentence: wordsView,
    /** Tasks of the period that this post may see. */
    tasks: z.array(boardTaskView),
    /** There are more tasks than were read. */
    more: z.boolean(),
    units: z.array(
      organNameView.extend({
        tasks: z.int(),
        done: z.int(),
        onCourse: z.int(),
        late: z.int(),
        supervised: z.int(),
        onTime: valueView,
        lastYear: valueView,
        /** Its own target where a scheme of assessment for the period names one. */
        target: z.number().optional(),
      }),
    ),
    /** Only for those who see the figures of the district; those with a target. */
    indicators: z.array(
      z.object({ id: z.string(), term: wordsView, unit: wordsView, value: valueView, lastYear: valueView, target: targetStateView }),
    ),
  })
  .meta({ id: 'Board' })
export type BoardView = z.output<typeof boardView>
export type BoardTaskView = z.output<typeof boardTaskView>
