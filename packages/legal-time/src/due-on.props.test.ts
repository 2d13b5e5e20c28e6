import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar as calendar } from './china-calendar.ts'
import { type Day, day, dayFromNumber, dayNumber, plusDays } from './day.ts'
import { dayZh } from './day-words.ts'
import { dueDay } from './due-day.ts'
import { dueOn } from './due-on.ts'
import type { Unit } from './duration.ts'
import type { Interval, Ledger, LimitRule, Roll } from './limit.ts'

const between = (from: string, until: string) => fc.integer({ min: dayNumber(day(from)), max: dayNumber(day(until)) }).map(dayFromNumber)
const days = between('2008-01-01', '2029-12-31')
const settled = between('2010-02-01', '2025-06-30')
const units = fc.constantFrom<Unit>('workday', 'day', 'month', 'year')
const largest: Readonly<Record<Unit, number>> = { workday: 60, day: 120, month: 12, year: 2, hour: 0 }
const amounts = units.chain((unit) => fc.record({ unit: fc.constant(unit), amount: fc.integer({ min: 0, max: largest[unit] }) }))
const rolls = fc.constantFrom<Roll>('forward', 'none')
const rules: fc.Arbitrary<LimitRule> = fc.record({ runs: amounts.map((a) => ({ ...a, articles: [] })), roll: rolls })

const offsets = fc.record({
  after: fc.integer({ min: -10, max: 200 }),
  length: fc.integer({ min: 0, max: 40 }),
  open: fc.integer({ min: 0, max: 9 }),
})
const ledgerParts = fc.record({
  suspensions: fc.array(offsets, { maxLength: 3 }),
  exclusions: fc.array(offsets, { maxLength: 3 }),
  extensions: fc.array(fc.record({ counts: amounts, after: fc.integer({ min: 0, max: 100 }) }), { maxLength: 3 }),
})

const intervalFrom = (start: Day, { after, length, open }: { after: number; length: number; open: number }): Interval => {
  const from = plusDays(start, after)
  return open === 0 ? { from } : { from, until: plusDays(from, length - 1) }
}

const ledgers = (start: Day): fc.Arbitrary<Ledger> =>
  ledgerParts.map(({ suspensions, exclusions, extensions }) => ({
    suspensions: suspensions.map((s) => intervalFrom(start, s)),
    exclusions: exclusions.map((s) => intervalFrom(start, s)),
    extensions: extensions.map(({ counts, after }) => ({ ...counts, on: plusDays(start, after) })),
  }))

const cases = fc.tuple(rules, days).chain(([rule, start]) => fc.tuple(fc.constant(rule), fc.constant(start), ledgers(start)))
const runs = { numRuns: 400 }

describe('working days', () => {
  test('adding any but none never lands on a rest day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (d, n) => {
        fc.pre(n !== 0)
        expect(calendar.isWorking(calendar.plusWorkingDays(d, n))).toBe(true)
      }),
      runs,
    )
  })

  test('adding and counting are inverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 600 }), (d, n) => {
        expect(calendar.workingDaysBetween(d, calendar.plusWorkingDays(d, n))).toBe(n)
        expect(calendar.plusWorkingDays(calendar.plusWorkingDays(d, n), -n)).toBe(calendar.lastWorkingDayUpTo(d))
      }),
      runs,
    )
  })

  test('counting agrees with looking at every day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 90 }), (d, length) => {
        const passed = Array.from({ length }, (_, i) => plusDays(d, i + 1)).filter((x) => calendar.isWorking(x))
        expect(calendar.workingDaysBetween(d, plusDays(d, length))).toBe(passed.length)
      }),
      runs,
    )
  })

  test('the nearest working days enclose every rest day', () => {
    fc.assert(
      fc.property(days, (d) => {
        const [before, after] = [calendar.lastWorkingDayUpTo(d), calendar.firstWorkingDayFrom(d)]
        expect(before <= d && d <= after && calendar.isWorking(before) && calendar.isWorking(after)).toBe(true)
        expect(before === after).toBe(calendar.isWorking(d))
      }),
      runs,
    )
  })
})

describe('due days', () => {
  test('arithmetic and walking agree, whatever happened', () => {
    fc.assert(
      fc.property(cases, ([rule, start, ledger]) => {
        expect(dueDay(rule, start, calendar, ledger)).toBe(dueOn(rule, start, calendar, ledger).on)
      }),
      { numRuns: 2000 },
    )
  })

  test('rolling goes forward to a working day, and not rolling stays', () => {
    fc.assert(
      fc.property(cases, ([rule, start, ledger]) => {
        const due = dueOn(rule, start, calendar, ledger)
        if (rule.roll === 'none') expect(due.on).toBe(due.unrolledOn)
        else expect(due.on >= due.unrolledOn && calendar.isWorking(due.on)).toBe(true)
        expect(due.warnOn <= due.on && calendar.isWorking(due.warnOn)).toBe(true)
      }),
      runs,
    )
  })

  test('a pause of n counted days moves the unrolled day by at least n', () => {
    const paused = fc.record({ after: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 1, max: 40 }) })
    fc.assert(
      fc.property(rules, days, paused, fc.boolean(), (rule, start, { after, length }, suspends) => {
        const plain = dueOn(rule, start, calendar).unrolledOn
        const from = plusDays(start, after)
        fc.pre(from <= plain)
        const until = plusDays(from, length - 1)
        const moved = dueOn(rule, start, calendar, { [suspends ? 'suspensions' : 'exclusions']: [{ from, until }] }).unrolledOn
        const working = rule.runs.unit === 'workday'
        const lost = working ? calendar.workingDaysBetween(plusDays(from, -1), until) : length
        expect(working ? calendar.workingDaysBetween(plain, moved) : dayNumber(moved) - dayNumber(plain)).toBe(lost)
      }),
      runs,
    )
  })

  test('a later start or a larger amount never gives an earlier day', () => {
    fc.assert(
      fc.property(rules, days, fc.nat(30), fc.nat(30), (rule, start, later, more) => {
        const plain = dueDay(rule, start, calendar)
        expect(dueDay(rule, plusDays(start, later), calendar) >= plain).toBe(true)
        expect(dueDay({ ...rule, runs: { ...rule.runs, amount: rule.runs.amount + more } }, start, calendar) >= plain).toBe(true)
      }),
      runs,
    )
  })

  test('the order in which a ledger is written does not matter', () => {
    fc.assert(
      fc.property(cases, ([rule, start, ledger]) => {
        const backwards: Ledger = {
          suspensions: [...(ledger.suspensions ?? [])].reverse(),
          exclusions: [...(ledger.exclusions ?? [])].reverse(),
          extensions: [...(ledger.extensions ?? [])].reverse(),
        }
        const [a, b] = [dueOn(rule, start, calendar, ledger), dueOn(rule, start, calendar, backwards)]
        expect([a.on, a.unrolledOn, a.segments]).toEqual([b.on, b.unrolledOn, b.segments])
      }),
      runs,
    )
  })

  test('segments are contiguous from the day after the start to the due day', () => {
    fc.assert(
      fc.property(cases, ([rule, start, ledger]) => {
        const { segments, on } = dueOn(rule, start, calendar, ledger)
        let next = plusDays(start, 1)
        for (const { from, until } of segments) {
          expect(from).toBe(next)
          expect(until >= from).toBe(true)
          next = plusDays(until, 1)
        }
        expect(next).toBe(plusDays(on, 1))
      }),
      runs,
    )
  })

  test('the lines carry the reckoning to its end', () => {
    const countingUnits = fc.record({ unit: fc.constantFrom<Unit>('day', 'month'), amount: fc.integer({ min: 1, max: 90 }) })
    fc.assert(
      fc.property(countingUnits, days, ledgerParts, rolls, (counts, start, { suspensions, exclusions }, roll) => {
        const closed = (list: typeof suspensions) => list.map((s) => intervalFrom(start, { ...s, open: 1 }))
        const ledger = { suspensions: closed(suspensions), exclusions: closed(exclusions) }
        const due = dueOn({ runs: { ...counts, articles: [] }, roll }, start, calendar, ledger)
        const lines = due.reasons.map((r) => r.zh)
        const lastCount = lines.filter((l) => /^(计数|中止|扣除)：/.test(l)).at(-1)!
        expect(lastCount).toContain(dayZh(due.unrolledOn))
        expect(lines.find((l) => l.startsWith('届满'))).toContain(dayZh(due.on))
        if (due.on !== due.unrolledOn) expect(lines.filter((l) => l.includes('顺延：')).at(-1)).toContain(dayZh(due.on))
      }),
      runs,
    )
  })

  test('the working days counted line by line add up', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), ledgerParts, (start, amount, { suspensions }) => {
        const ledger = { suspensions: suspensions.map((s) => intervalFrom(start, { ...s, open: 1 })) }
        const { reasons, unrolledOn } = dueOn({ runs: { amount, unit: 'workday', articles: [] }, roll: 'forward' }, start, calendar, ledger)
        const counted = reasons.find((r) => r.zh.startsWith('逐段计数'))!.zh
        const numbers = [...counted.matchAll(/（第(\d+)(?:至(\d+))?个）/g)].map(
          ([, from, until]) => [Number(from), Number(until ?? from)] as const,
        )
        let next = 1
        for (const [from, until] of numbers) {
          expect(from).toBe(next)
          next = until + 1
        }
        expect(next - 1).toBe(amount)
        expect(counted).toContain(`第${amount}个工作日为${dayZh(unrolledOn)}`)
      }),
      runs,
    )
  })

  test('provisional exactly when an unsettled day was consulted', () => {
    fc.assert(
      fc.property(rules, days, (rule, start) => {
        const due = dueOn(rule, start, calendar)
        const first = rule.runs.unit === 'workday' && rule.runs.amount > 0 ? plusDays(start, 1) : due.unrolledOn
        const asked = rule.runs.unit === 'workday' ? rule.runs.amount > 0 || rule.roll === 'forward' : rule.roll === 'forward'
        let unsettled = false
        for (let d = first; asked && d <= due.on; d = plusDays(d, 1)) unsettled ||= calendar.isProvisional(d)
        expect(due.provisional).toBe(unsettled)
      }),
      runs,
    )
  })

  test('nothing settled is provisional', () => {
    fc.assert(
      fc.property(settled, fc.integer({ min: 0, max: 120 }), (start, amount) => {
        expect(dueOn({ runs: { amount, unit: 'workday', articles: [] }, roll: 'forward' }, start, calendar).provisional).toBe(false)
      }),
      runs,
    )
  })
})
