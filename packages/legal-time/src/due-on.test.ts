import { describe, expect, test } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { day } from './day.ts'
import { dueDay } from './due-day.ts'
import { dueOn } from './due-on.ts'
import { calendarDays, type Duration, hours, months, workingDays, years } from './duration.ts'
import type { Due, Ledger, LimitRule, Roll } from './limit.ts'
import { numbered } from './numbered.ts'
import { statute } from './statute.ts'

const limit = (runs: Duration, roll: Roll = 'forward'): LimitRule => ({ runs, roll })

function due(runs: Duration, start: string, ledger?: Ledger, roll: Roll = 'forward'): Due {
  const result = dueOn(limit(runs, roll), day(start), chinaCalendar, ledger)
  expect(dueDay(limit(runs, roll), day(start), chinaCalendar, ledger)).toBe(result.on)
  return result
}

const interval = (from: string, until?: string) => ({ from: day(from), ...(until === undefined ? {} : { until: day(until) }) })
const extension = (amount: number, unit: 'day' | 'workday' | 'month', on: string) => ({ amount, unit, on: day(on) })
const reconsideration = statute('行政复议法', '2023')

describe('the worked examples', () => {
  test.each([
    ['1', calendarDays(60), '2024-12-06', {}, '2025-02-04', '2025-02-05'],
    ['2, examination', workingDays(5), '2025-01-24', {}, '2025-02-07', '2025-02-07'],
    ['2, decision', calendarDays(60), '2025-02-07', {}, '2025-04-08', '2025-04-08'],
    ['2, extended', calendarDays(60), '2025-02-07', { extensions: [extension(30, 'day', '2025-04-01')] }, '2025-05-08', '2025-05-08'],
    ['3, hearing', workingDays(5), '2025-09-25', {}, '2025-10-09', '2025-10-09'],
    ['3, fine', calendarDays(15), '2025-09-25', {}, '2025-10-10', '2025-10-10'],
    ['4, a worked Saturday ends the holiday', calendarDays(90), '2023-07-03', {}, '2023-10-01', '2023-10-07'],
    [
      '4, extended from the unrolled end',
      calendarDays(90),
      '2023-07-03',
      { extensions: [extension(30, 'day', '2023-09-20')] },
      '2023-10-31',
      '2023-10-31',
    ],
    ['5', workingDays(20), '2024-09-10', {}, '2024-10-14', '2024-10-14'],
    ['5, third party', workingDays(15), '2024-09-12', {}, '2024-10-10', '2024-10-10'],
    ['5, excluded', workingDays(20), '2024-09-10', { exclusions: [interval('2024-09-13', '2024-09-25')] }, '2024-10-24', '2024-10-24'],
    [
      '5, excluded and extended',
      workingDays(20),
      '2024-09-10',
      { exclusions: [interval('2024-09-13', '2024-09-25')], extensions: [extension(20, 'workday', '2024-10-21')] },
      '2024-11-21',
      '2024-11-21',
    ],
    ['6', months(6), '2024-08-31', {}, '2025-02-28', '2025-02-28'],
    ['7, reconsideration', calendarDays(60), '2025-03-10', {}, '2025-05-09', '2025-05-09'],
    ['7, suit', months(6), '2025-03-10', {}, '2025-09-10', '2025-09-10'],
    ['7, window', months(3), '2025-09-10', {}, '2025-12-10', '2025-12-10'],
    ['7, demand ends on a worked Saturday', workingDays(10), '2025-09-22', {}, '2025-10-11', '2025-10-11'],
    ['8, rolled', calendarDays(60), '2026-01-20', {}, '2026-03-21', '2026-03-23'],
    ['8, extended', calendarDays(60), '2026-01-20', { extensions: [extension(30, 'day', '2026-03-10')] }, '2026-04-20', '2026-04-20'],
    ['8, referral', calendarDays(15), '2026-02-13', {}, '2026-02-28', '2026-02-28'],
    ['8, objection', workingDays(5), '2026-02-13', {}, '2026-02-27', '2026-02-27'],
    ['9, old law', calendarDays(10), '2023-12-18', {}, '2023-12-28', '2023-12-28'],
    ['9, new law', workingDays(10), '2024-01-02', {}, '2024-01-16', '2024-01-16'],
    ['9, six months', months(6), '2025-12-15', {}, '2026-06-15', '2026-06-15'],
    ['9, three months', months(3), '2026-03-02', {}, '2026-06-02', '2026-06-02'],
    ['10', calendarDays(30), '2025-09-05', {}, '2025-10-05', '2025-10-09'],
    [
      'design: suspended and extended',
      calendarDays(60),
      '2026-03-02',
      { suspensions: [interval('2026-04-01', '2026-04-20')], extensions: [extension(25, 'day', '2026-04-22')] },
      '2026-06-15',
      '2026-06-15',
    ],
  ])('example %s', (_, runs, start, ledger, unrolledOn, on) => {
    expect(due(runs, start, ledger)).toMatchObject({ unrolledOn, on, provisional: false, suspended: false })
  })

  test('example 8: without a roll, finish on the working day before', () => {
    expect(due(calendarDays(60), '2026-01-20', {}, 'none')).toMatchObject({ on: '2026-03-21', warnOn: '2026-03-20' })
  })

  test('example 11: a cap excludes, extends and never rolls', () => {
    const exclusions = [interval('2025-08-20', '2025-09-03')]
    expect(due(calendarDays(30), '2025-08-11', {}, 'none').on).toBe('2025-09-10')
    expect(due(calendarDays(30), '2025-08-11', { exclusions }, 'none').on).toBe('2025-09-25')
    const extended = due(calendarDays(30), '2025-08-11', { exclusions, extensions: [extension(30, 'day', '2025-09-20')] }, 'none')
    expect(extended).toMatchObject({ on: '2025-10-25', warnOn: '2025-10-24', provisional: false })
  })
})

describe('pauses', () => {
  const start = '2026-03-02' // + 60 days = Fri 2026-05-01, rolls to Wed 2026-05-06

  test.each([
    ['on the last day', [interval('2026-05-01', '2026-05-01')], [], '2026-05-06'],
    ['after the rolled end: no effect', [interval('2026-05-07', '2026-05-30')], [], '2026-05-06'],
    ['within the days rolled over: the last day cannot lie in it', [interval('2026-05-04', '2026-05-20')], [], '2026-05-21'],
    ['over the start: days before it do not count', [interval('2026-02-01', '2026-03-11')], [], '2026-05-11'],
    [
      'reached only because an earlier one moved the end',
      [interval('2026-03-10', '2026-03-19'), interval('2026-05-05', '2026-05-09')],
      [],
      '2026-05-18',
    ],
    [
      'overlapping a exclusion: each day once',
      [interval('2026-03-10', '2026-03-19')],
      [interval('2026-03-15', '2026-03-24')],
      '2026-05-18',
    ],
    ['resumed on the day it began: empty', [interval('2026-04-01', '2026-03-31')], [], '2026-05-06'],
  ])('%s', (_, suspensions, exclusions, on) => {
    expect(due(calendarDays(60), start, { suspensions, exclusions }).on).toBe(on)
  })

  test('only working days inside a pause lengthen a limit in working days', () => {
    expect(due(workingDays(10), '2026-03-02', { exclusions: [interval('2026-03-07', '2026-03-08')] }).on).toBe(
      due(workingDays(10), '2026-03-02').on,
    )
  })

  test('months are lengthened by the calendar days paused', () => {
    expect(due(months(6), '2025-08-31', { suspensions: [interval('2026-01-10', '2026-01-24')] })).toMatchObject({
      unrolledOn: '2026-03-15',
      on: '2026-03-16',
    })
  })

  test('an open suspension gives the earliest day and says so', () => {
    const open = due(calendarDays(60), start, { suspensions: [interval('2026-04-01')] })
    expect(open).toMatchObject({ on: '2026-05-06', suspended: true })
    expect(open.segments.at(-1)).toEqual({ from: '2026-04-01', until: '2026-05-06', kind: 'suspended' })
    expect(open.reasons.at(-1)?.zh).toContain('最早')
    expect(due(calendarDays(60), start, { suspensions: [interval('2026-06-01')] }).suspended).toBe(false)
    expect(due(calendarDays(60), start, { exclusions: [interval('2026-03-01')] }).segments).toEqual([
      { from: '2026-03-03', until: '2026-05-06', kind: 'excluded' },
    ])
  })

  test('an interval that ends before it begins is a fault', () => {
    expect(() => due(calendarDays(60), start, { suspensions: [interval('2026-04-10', '2026-04-01')] })).toThrow('2026-04-10')
  })
})

describe('edges', () => {
  test('nothing to count: the start day itself, rolled', () => {
    expect(due(calendarDays(0), '2025-10-01')).toMatchObject({ unrolledOn: '2025-10-01', on: '2025-10-09' })
    expect(due(workingDays(0), '2025-10-01', {}, 'none')).toMatchObject({ on: '2025-10-01', segments: [] })
  })

  test('years', () => {
    expect(due(years(1), '2024-02-29').on).toBe('2025-02-28')
    expect(due(years(5), '2021-05-03').on).toBe('2026-05-06')
  })

  test('hours are refused: dueAt counts them', () => {
    expect(() => dueOn(limit(hours(24)), day('2026-01-01'), chinaCalendar)).toThrow('dueAt')
    expect(() => dueDay(limit(hours(24)), day('2026-01-01'), chinaCalendar)).toThrow('dueAt')
  })

  test('provisional only where an unsettled day was consulted', () => {
    expect(due(calendarDays(60), '2026-11-20').provisional).toBe(true)
    expect(due(calendarDays(60), '2026-11-20', {}, 'none').provisional).toBe(false)
    expect(due(workingDays(30), '2026-11-20').provisional).toBe(true)
    expect(due(workingDays(26), '2026-11-20')).toMatchObject({ on: '2026-12-28', provisional: false })
    expect(due(workingDays(27), '2026-11-20').provisional).toBe(true)
    expect(due(calendarDays(60), '2026-11-20').reasons.at(-1)?.zh).toContain('待定')
  })
})

describe('reasons', () => {
  test('working days over a Spring Festival', () => {
    const rule = limit(workingDays(5, reconsideration(30, 1), reconsideration(88, 2)))
    expect(numbered(dueOn(rule, day('2025-01-24'), chinaCalendar).reasons, 'zh').split('\n')).toEqual([
      '1．期限为五个工作日，只计工作日；调休上班的周末计入。（行政复议法第三十条第一款、行政复议法第八十八条第二款）',
      '2．起算：2025年1月24日（星期五）为开始的当日，不计入；自2025年1月25日（星期六）起算。（行政复议法第八十八条第一款、民事诉讼法第八十五条第二款）',
      '3．调休：2025年1月26日（星期日）因春节调休上班（国办发明电〔2024〕12号），计入。（全国年节及纪念日放假办法第七条）',
      '4．遇节假日：2025年1月28日至2月4日为春节假期（国办发明电〔2024〕12号），不计入。（全国年节及纪念日放假办法第七条）',
      '5．逐段计数：2025年1月26日至1月27日（第1至2个）、2025年2月5日至2月7日（第3至5个）；第5个工作日为2025年2月7日。',
      '6．届满：最后一日为2025年2月7日（星期五）。',
    ])
  })

  test('calendar days suspended, extended, in English', () => {
    const ledger: Ledger = {
      suspensions: [{ ...interval('2026-04-01', '2026-04-20'), reason: 'mediation', articles: [reconsideration(39, 1)] }],
      extensions: [{ ...extension(25, 'day', '2026-04-22'), reason: 'complex', articles: [reconsideration(62, 1)] }],
    }
    const rule = limit(calendarDays(60, reconsideration(62, 1)))
    expect(numbered(dueOn(rule, day('2026-03-02'), chinaCalendar, ledger).reasons, 'en').split('\n')).toEqual([
      '1. The limit is 60 days, counted in calendar days; rest days within it count. [Administrative Reconsideration Law art. 62(1)]',
      '2. Start: Mon 2 Mar 2026 is the day of the event and is not counted; counting begins on Tue 3 Mar 2026. [Administrative Reconsideration Law art. 88(1); Civil Procedure Law art. 85(2)]',
      '3. Count: day 60 is Fri 1 May 2026.',
      '4. Suspended: 1 Apr 2026 to 20 Apr 2026 (mediation), 20 days not counted; the last day moves to 21 May 2026. [Administrative Reconsideration Law art. 39(1)]',
      '5. Extended: by 25 days, decided on 22 Apr 2026 (complex), counted on from the day after the original last day, 21 May 2026. [Administrative Reconsideration Law art. 62(1)]',
      '6. Count: day 25 is Mon 15 Jun 2026.',
      '7. Due: the last day is Mon 15 Jun 2026.',
    ])
  })

  test('overlapping pauses are told apart and counted once', () => {
    const ledger = { suspensions: [interval('2026-03-10', '2026-03-19')], exclusions: [interval('2026-03-15', '2026-03-24')] }
    const lines = due(calendarDays(60), '2026-03-02', ledger).reasons.map((r) => r.zh)
    expect(lines).toContain('中止：2026年3月10日至3月19日，10日不计入期限，最后一日推至2026年5月11日。')
    expect(lines).toContain('扣除：2026年3月15日至3月24日，除已扣除的日子外5日不计入期限，最后一日推至2026年5月16日。')
  })

  test('a roll into a later pause is told in two lines', () => {
    const lines = due(calendarDays(60), '2026-03-02', { suspensions: [interval('2026-05-04', '2026-05-20')] }).reasons.map((r) => r.zh)
    expect(lines.slice(-3)).toEqual([
      '顺延：最后一日2026年5月1日（星期五）为休息日（劳动节假期），顺延至其后第一个工作日2026年5月6日（星期三）。',
      '再顺延：2026年5月6日在中止或者扣除的期间内，不能作为最后一日，顺延至该期间之后第一个工作日2026年5月21日（星期四）。',
      '届满：最后一日为2026年5月21日（星期四）。',
    ])
  })

  test('a roll, a worked Saturday, a cap and a month without the day each have their sentence', () => {
    const told = (d: Due, word: string) => d.reasons.find((r) => r.zh.startsWith(word))
    expect(told(due(calendarDays(60), '2024-12-06'), '顺延')?.zh).toBe(
      '顺延：最后一日2025年2月4日（星期二）为休息日（春节假期），顺延至其后第一个工作日2025年2月5日（星期三）。',
    )
    expect(told(due(calendarDays(60), '2024-12-06'), '顺延')?.articles).toEqual([{ statute: '民法典', article: 203, paragraph: 1 }])
    expect(told(due(calendarDays(15), '2026-02-13'), '调休')?.zh).toContain('是工作日，不顺延')
    expect(told(due(calendarDays(60), '2026-01-20', {}, 'none'), '不顺延')?.zh).toContain('2026年3月20日')
    expect(told(due(months(6), '2024-08-31'), '计数')?.zh).toContain('到期月没有31日')
  })

  test('the rule decides under which law it is counted', () => {
    const start = (rule: LimitRule) => dueOn(rule, day('2026-03-02'), chinaCalendar).reasons[1]?.articles
    expect(start(limit(calendarDays(5)))).toEqual([statute('民法典')(201, 1)])
    expect(start(limit(calendarDays(5, statute('民事诉讼法')(205))))).toEqual([statute('民事诉讼法')(85, 2)])
    expect(start({ ...limit(calendarDays(5)), rollUnder: [statute('刑事诉讼法')(105, 4)] })).toEqual([statute('刑事诉讼法')(105, 2)])
    expect(start(limit(calendarDays(5, statute('民事诉讼法', '2017')(205))))).toEqual([statute('民事诉讼法', '2017')(82, 2)])
    const own = [statute('某条例')(3)]
    expect(start({ ...limit(calendarDays(5)), startUnder: own })).toEqual(own)
  })
})

describe('segments', () => {
  test('working days show rest and worked weekends', () => {
    expect(due(workingDays(5), '2025-01-24').segments).toEqual([
      { from: '2025-01-25', until: '2025-01-25', kind: 'rest' },
      { from: '2025-01-26', until: '2025-01-26', kind: 'adjusted-workday' },
      { from: '2025-01-27', until: '2025-01-27', kind: 'counted' },
      { from: '2025-01-28', until: '2025-02-04', kind: 'rest' },
      { from: '2025-02-05', until: '2025-02-07', kind: 'counted' },
    ])
  })

  test('calendar days show pauses, extension and roll', () => {
    const ledger = {
      suspensions: [interval('2026-03-10', '2026-03-12')],
      exclusions: [interval('2026-03-12', '2026-03-13')],
      extensions: [extension(2, 'day', '2026-03-15')],
    }
    expect(due(calendarDays(20), '2026-03-02', ledger).segments).toEqual([
      { from: '2026-03-03', until: '2026-03-09', kind: 'counted' },
      { from: '2026-03-10', until: '2026-03-12', kind: 'suspended' },
      { from: '2026-03-13', until: '2026-03-13', kind: 'excluded' },
      { from: '2026-03-14', until: '2026-03-26', kind: 'counted' },
      { from: '2026-03-27', until: '2026-03-28', kind: 'extended' },
      { from: '2026-03-29', until: '2026-03-30', kind: 'rolled' },
    ])
  })
})
