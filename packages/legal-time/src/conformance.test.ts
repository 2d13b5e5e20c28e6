import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { day, plusDays } from './day.ts'
import { dueAt } from './due-at.ts'
import { dueDay } from './due-day.ts'
import { dueOn } from './due-on.ts'
import type { Duration, Unit } from './duration.ts'
import { earliestAfter } from './earliest-after.ts'
import { instant } from './instant.ts'
import { latestNoticeOn, type NoticeReading } from './latest-notice-on.ts'
import type { Extension, Interval, Roll } from './limit.ts'

const text = readFileSync(new URL('../conformance/dates.tsv', import.meta.url), 'utf8')
const [head = '', ...lines] = text.trimEnd().split('\n')
const columns = head.split('\t')
type Row = Readonly<Record<string, string>>
const rows: readonly Row[] = lines.map((l) => Object.fromEntries(l.split('\t').map((cell, i) => [columns[i]!, cell])))

const parts = (cell: string | undefined): string[] => (cell === undefined || cell === '' ? [] : cell.split(';'))
const intervals = (cell: string | undefined): Interval[] =>
  parts(cell).map((part) => {
    const [from = '', until = ''] = part.split('..')
    return { from: day(from), until: day(until) }
  })
const extensions = (cell: string | undefined): Extension[] =>
  parts(cell).map((part) => {
    const [amount, unit, on = ''] = part.split(' ')
    return { amount: Number(amount), unit: unit as Unit, on: day(on.slice(1)) }
  })

function outcome(row: Row): { readonly unrolled?: string; readonly expected: string } {
  const { rule, amount, unit, start = '', roll } = row
  const runs: Duration = { amount: Number(amount), unit: unit as Unit, articles: [] }
  if (rule === 'hour') return { expected: dueAt(runs, instant(start)).at }
  if (rule === 'notice-before') return { expected: latestNoticeOn(day(start), runs, chinaCalendar, roll as NoticeReading).on }
  if (rule === 'minimum') return { expected: earliestAfter(day(start), runs, chinaCalendar, roll as Roll).on }
  const limit = { runs, roll: roll as Roll }
  const ledger = {
    suspensions: intervals(row.suspensions),
    exclusions: intervals(row.exclusions),
    extensions: extensions(row.extensions),
  }
  const due = dueOn(limit, day(start), chinaCalendar, ledger)
  expect(dueDay(limit, day(start), chinaCalendar, ledger)).toBe(due.on)
  expect(due.provisional).toBe(false)
  return { unrolled: due.unrolledOn, expected: due.on }
}

describe('conformance/dates.tsv', () => {
  test('is not thinned out', () => {
    expect(rows.length).toBeGreaterThanOrEqual(700)
  })

  test.each(rows.map((row) => [row.id, row.amount, row.rule, row.start, row] as const))(
    '%s: %s %s from %s',
    (_id, _amount, _rule, _start, row) => {
      const { unrolled, expected } = outcome(row)
      expect(expected).toBe(row.expected)
      if (unrolled !== undefined) expect(unrolled).toBe(row.unrolled)
    },
  )

  test('has a row before, on and after every worked weekend 2019–2026', () => {
    const worked = chinaCalendar.notices.flatMap((y) =>
      y.days.filter((d) => d.working && chinaCalendar.statusOf(day(d.date)).kind === 'adjusted-workday'),
    )
    const starts = new Set(rows.filter((r) => r.rule === 'workday').map((r) => r.start))
    for (const { date } of worked.filter((d) => d.date >= '2018-12-29')) {
      for (const n of [-1, 0, 1]) expect(starts).toContain(plusDays(day(date), n))
    }
  })
})
