import { scenario } from '@fadu/procedure/scenario'
import { expect, test } from 'vitest'
import { administrativeReconsideration } from '../../procedures/administrative-reconsideration/procedure.ts'
import { accepted, answered, decided, filed, heard, suspended } from '../../procedures/administrative-reconsideration/scenario-lines.ts'
import { reconsiderationOnTime } from './indicator.ts'

const given = scenario(administrativeReconsideration)
const open = given(filed('2025-07-01'), accepted('2025-07-04'), answered('2025-07-20'), heard('2025-07-21'))

test.each([
  ['still running: not counted', open.on('2025-09-02'), []],
  ['decided on the last day: hit', open.and(decided('2025-09-02')).on('2025-09-02'), [{ on: '2025-09-02', hit: 1 }]],
  ['decided a day late: miss', open.and(decided('2025-09-03')).on('2025-09-03'), [{ on: '2025-09-02', hit: 0 }]],
  ['overdue and open: miss', open.on('2025-09-03'), [{ on: '2025-09-02', hit: 0 }]],
  ['suspended: its days do not count', open.and(suspended('2025-08-01', 'mediation')).on('2025-09-03'), []],
  ['never admitted: no limit, not counted', given(filed('2025-07-01')).on('2025-07-04'), []],
])('%s', (_, view, entries) => expect(reconsiderationOnTime.entries(view, view.today)).toEqual(entries))
