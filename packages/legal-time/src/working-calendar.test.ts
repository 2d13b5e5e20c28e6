import chineseDays from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { type Day, day, dayFromNumber, dayNumber, plusDays, weekdayOf } from './day.ts'
import { type CalendarYear, calendarOf, calendarWith } from './working-calendar.ts'

const allDays = (from: Day, until: Day): Day[] =>
  Array.from({ length: dayNumber(until) - dayNumber(from) + 1 }, (_, i) => dayFromNumber(dayNumber(from) + i))

describe('the calendar of China', () => {
  test('agrees with chinese-days on every day 2010–2026', () => {
    const wrong = allDays(day('2010-01-01'), day('2026-12-31')).filter(
      (d) => chinaCalendar.statusOf(d).working !== chineseDays.isWorkday(d),
    )
    expect(wrong).toEqual([])
  })

  test.each([
    ['2026-02-14', { working: true, kind: 'adjusted-workday', name: '春节', notice: '国办发明电〔2025〕7号', provisional: false }],
    ['2026-02-17', { working: false, kind: 'holiday', name: '春节', notice: '国办发明电〔2025〕7号', provisional: false }],
    ['2026-02-20', { working: false, kind: 'adjusted-rest', name: '春节', notice: '国办发明电〔2025〕7号', provisional: false }],
    ['2026-03-21', { working: false, kind: 'weekend', provisional: false }],
    ['2026-03-23', { working: true, kind: 'workday', provisional: false }],
    ['2027-10-01', { working: true, kind: 'workday', provisional: true }],
    ['2009-10-01', { working: true, kind: 'workday', provisional: true }],
  ])('%s', (d, status) => {
    expect(chinaCalendar.statusOf(day(d))).toEqual(status)
  })

  test.each([
    ['2018-12-29', true, '国办发明电〔2018〕15号'],
    ['2018-12-31', false, '国办发明电〔2018〕15号'],
    ['2011-12-31', true, '国办发明电〔2011〕45号'],
    ['2019-05-05', true, '国办发明电〔2019〕3号'],
    ['2020-01-31', false, '国办发明电〔2020〕1号'],
    ['2020-02-01', false, '国办发明电〔2020〕1号'],
    ['2015-09-06', true, '国发明电〔2015〕1号'],
  ])('%s keeps the notice that set it, an amendment or the next year’s', (d, working, notice) => {
    expect(chinaCalendar.statusOf(day(d))).toMatchObject({ working, notice })
  })

  test('the year’s last days are provisional until the next notice, which may reach back', () => {
    expect(chinaCalendar.coveredFrom).toBe('2010-01-01')
    expect(chinaCalendar.coveredUntil).toBe('2026-12-31')
    expect(chinaCalendar.settledUntil).toBe('2026-12-28')
    expect(chinaCalendar.isProvisional(day('2026-12-28'))).toBe(false)
    expect(chinaCalendar.isProvisional(day('2026-12-29'))).toBe(true)
    expect(chinaCalendar.isProvisional(day('2025-12-31'))).toBe(false)
    expect(chinaCalendar.isProvisional(day('2009-12-31'))).toBe(true)
  })

  test('no notice has reached back further than the unsettled tail', () => {
    for (const { year, days } of chinaCalendar.notices) {
      for (const { date } of days) expect(date >= `${year - 1}-12-29` && date <= `${year}-12-31`).toBe(true)
    }
  })

  test('every notice file is whole', () => {
    for (const notice of chinaCalendar.notices) {
      expect(notice.notice).toMatch(/^国办发明电〔\d{4}〕\d+号$/)
      expect(notice.published < `${notice.year}-01-01`).toBe(true)
      expect(notice.source).toMatch(/^https:\/\/www\.gov\.cn\//)
      const known = [notice, ...(notice.amendments ?? [])].map((n) => n.notice)
      for (const d of notice.days) {
        expect(known).toContain(d.notice ?? notice.notice)
        if (d.inLieu) expect([d.working, weekdayOf(day(d.date)) < 6]).toEqual([false, true])
      }
    }
  })

  test('worked weekends balance the weekdays rested for them', () => {
    for (const { year, days } of chinaCalendar.notices) {
      const worked = days.filter((d) => d.working && weekdayOf(day(d.date)) > 5).length
      expect([year, days.filter((d) => d.inLieu).length]).toEqual([year, worked])
    }
  })
})

describe('counting', () => {
  test.each([
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-01-25', 1, '2025-01-26'],
    ['2026-05-12', -7, '2026-04-29'],
    ['2026-05-12', -8, '2026-04-28'],
    ['2026-05-10', -1, '2026-05-09'],
    ['2026-05-09', 0, '2026-05-09'],
    ['2025-10-01', 0, '2025-10-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2010-01-04', -1, '2009-12-31'],
    ['2005-01-03', 5, '2005-01-10'],
  ])('%s and %i working days: %s', (d, n, expected) => {
    expect(chinaCalendar.plusWorkingDays(day(d), n)).toBe(expected)
  })

  test('between: exclusive of the first day, inclusive of the last', () => {
    expect(chinaCalendar.workingDaysBetween(day('2025-01-24'), day('2025-02-07'))).toBe(5)
    expect(chinaCalendar.workingDaysBetween(day('2025-02-07'), day('2025-01-24'))).toBe(-5)
    expect(chinaCalendar.workingDaysBetween(day('2025-10-01'), day('2025-10-08'))).toBe(0)
  })

  test('the nearest working days', () => {
    expect(chinaCalendar.firstWorkingDayFrom(day('2023-10-01'))).toBe('2023-10-07')
    expect(chinaCalendar.firstWorkingDayFrom(day('2023-10-07'))).toBe('2023-10-07')
    expect(chinaCalendar.lastWorkingDayUpTo(day('2026-03-21'))).toBe('2026-03-20')
    expect(chinaCalendar.lastWorkingDayUpTo(day('2025-10-11'))).toBe('2025-10-11')
  })

  test('a fraction of a working day is a fault', () => {
    expect(() => chinaCalendar.plusWorkingDays(day('2025-01-24'), 0.5)).toThrow(RangeError)
  })
})

describe('changes', () => {
  const invented: CalendarYear = {
    year: 2027,
    notice: '测试〔2026〕1号',
    published: '2026-11-30',
    days: [
      { date: '2026-12-31', name: '元旦', working: false, inLieu: true },
      { date: '2027-01-01', name: '元旦', working: false },
      { date: '2027-01-03', name: '元旦', working: true },
    ],
  }

  test('a year extends coverage and settles the December before it', () => {
    const calendar = calendarWith(chinaCalendar, [invented])
    expect(calendar.coveredUntil).toBe('2027-12-31')
    expect(calendar.statusOf(day('2026-12-31'))).toEqual({
      working: false,
      kind: 'adjusted-rest',
      name: '元旦',
      notice: '测试〔2026〕1号',
      provisional: false,
    })
    expect(calendar.statusOf(day('2027-01-03')).kind).toBe('adjusted-workday')
    expect(calendar.version).not.toBe(chinaCalendar.version)
    expect(chinaCalendar.isWorking(day('2026-12-31'))).toBe(true)
  })

  test('a year after a gap covers nothing more', () => {
    const calendar = calendarWith(chinaCalendar, [{ ...invented, year: 2028, days: [] }])
    expect(calendar.coveredUntil).toBe('2026-12-31')
    expect(calendar.isProvisional(day('2028-03-01'))).toBe(true)
  })

  test('single days are amended under their own notice, the rest of the year stays', () => {
    const festival = {
      notice: '县政府通告〔2026〕3号',
      published: '2026-03-01',
      days: [{ date: '2026-04-20', name: '三月三', working: false }],
    }
    const calendar = calendarWith(chinaCalendar, [festival])
    expect(calendar.statusOf(day('2026-04-20'))).toMatchObject({
      working: false,
      kind: 'holiday',
      name: '三月三',
      notice: '县政府通告〔2026〕3号',
    })
    expect(calendar.isWorking(day('2026-05-09'))).toBe(true)
    const twice = calendarWith(calendar, [{ ...invented }])
    expect(twice.isWorking(day('2026-04-20'))).toBe(false)
    expect(twice.amendments).toEqual([festival])
  })

  test('a replaced year forgets the days of the one before it', () => {
    const calendar = calendarWith(chinaCalendar, [{ year: 2026, notice: '测试', published: '2025-01-01', days: [] }])
    expect(calendar.isWorking(day('2026-10-01'))).toBe(true)
  })

  test('the version depends on every day, and on nothing else', () => {
    expect(calendarWith(chinaCalendar, []).version).toBe(chinaCalendar.version)
    const renamed = chinaCalendar.notices.map((y) => (y.year === 2026 ? { ...y, notice: '另号' } : y))
    expect(calendarOf('china', renamed).version).not.toBe(chinaCalendar.version)
    expect(chinaCalendar.version).toMatch(/^china-2026-[0-9a-f]{8}$/)
  })

  test('what cannot be a calendar is a fault', () => {
    const year = (days: CalendarYear['days'], n = 2026): CalendarYear => ({ year: n, notice: '测试', published: '2025-01-01', days })
    const rest = { name: '元旦', working: false }
    expect(() => calendarOf('x', [])).toThrow(RangeError)
    expect(() => calendarOf('x', [year([]), year([])])).toThrow('2026 is given twice')
    expect(() => calendarOf('x', [year([{ date: '2026-02-30', ...rest }])])).toThrow('2026-02-30')
    expect(() =>
      calendarOf('x', [
        year([
          { date: '2026-01-01', ...rest },
          { date: '2026-01-01', ...rest },
        ]),
      ]),
    ).toThrow('listed twice')
    expect(() => calendarOf('x', [{ ...year([]), notice: '' }])).toThrow('notice')
  })

  test('a calendar without exceptions is plain weeks', () => {
    const plain = calendarOf('plain', [{ year: 2030, notice: '测试', published: '2029-01-01', days: [] }])
    expect(plain.plusWorkingDays(day('2030-05-03'), 10)).toBe('2030-05-17')
    for (const d of allDays(day('2029-12-20'), day('2030-01-20'))) expect(plain.isWorking(d)).toBe(weekdayOf(d) < 6)
    expect(plain.plusWorkingDays(plusDays(day('2030-05-04'), 0), -1)).toBe('2030-05-03')
  })
})
