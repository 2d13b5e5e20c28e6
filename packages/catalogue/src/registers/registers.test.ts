import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { walk } from '@fadu/procedure/walk'
import { expect, test } from 'vitest'
import { ledgers } from './ledgers.ts'
import { mediationOrganisations, mediators } from './mediation.ts'
import { holders, organs, posts } from './organs.ts'

test.each([organs, posts, holders, mediationOrganisations, mediators, ...ledgers].map((register) => [register.id, register] as const))(
  '%s: an entry is entered, amended and ended, on every path',
  (_, register) => {
    const result = walk(register, { calendar: chinaCalendar, start: day('2025-03-03') })
    expect(result).toMatchObject({ faults: [], bounded: false, outcomes: ['ended'], unended: [] })
    expect(result.happened).toEqual(['amended', 'ended', 'entered'])
    expect(everyOrder(register, { calendar: chinaCalendar, start: day('2025-03-03') }).faults).toEqual([])
  },
)
