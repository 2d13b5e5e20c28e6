import { defineIndicator, keptLimit } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { task } from '../../procedures/task/procedure.ts'
import { unitsOf } from '../../procedures/task/progress.ts'

/** Counted for the lead unit, whoever handed the task out; a day that was moved with reasons is the day that counts. */
export const taskOnTime = defineIndicator({
  id: 'task-on-time',
  term: words('任务按期完成率', 'Tasks completed in time'),
  question: words('本期到期的任务中，有多少按期申报完成？', 'Of the tasks due in the period, how many were reported complete in time?'),
  basis: [],
  counts: task,
  unit: 'ratio',
  better: 'higher',
  settles: 'month',
  numerator: words('其中在完成时限内申报完成且没有被退回的', 'Those of them reported complete within the deadline and not sent back'),
  denominator: words('完成时限在本期届满的任务，不再执行的除外', 'Tasks whose deadline ended in the period, less those dropped'),
  cutOff: words('以完成时限届满之日为准，批准调整的以调整后的为准', 'The day the deadline ends, as last approved'),
  // Units of the district are told apart, never persons.
  smallestCell: 1,
  entries: ({ facts, limits: { deadline } }) => {
    if (facts.dropped) return []
    const { lead } = unitsOf(facts)
    return keptLimit(deadline).map((entry) => ({ ...entry, ...(lead && { organ: lead }) }))
  },
})
