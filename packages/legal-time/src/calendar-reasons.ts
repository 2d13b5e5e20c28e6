import { holidayArticles } from './counting-law.ts'
import { type Day, dayFromNumber, dayNumber } from './day.ts'
import { countEn, dayEn, dayWithWeekdayEn, dayWithWeekdayZh, dayZh, festivalEn, lengthOf, stretchEn, stretchZh } from './day-words.ts'
import type { Leg } from './leg.ts'
import type { Reason, Segment } from './limit.ts'
import type { Article } from './statute.ts'
import type { DayStatus, WorkingCalendar } from './working-calendar.ts'

const daysOf = ({ from, until }: Segment): Day[] =>
  Array.from({ length: lengthOf(from, until) }, (_, i) => dayFromNumber(dayNumber(from) + i))

/** The rule on exchanged days was written into the 办法 only with the text in force from 2025; before, the notice alone arranged them. */
const holidayArticlesOf = (d: Day): readonly Article[] => (d >= '2025-01-01' ? holidayArticles : [])

function holidayLine(from: Day, until: Day, { name = '', notice }: DayStatus): Reason {
  return {
    zh: `遇节假日：${stretchZh(from, until)}为${name}假期（${notice}），不计入。`,
    en: `Holiday: ${stretchEn(from, until)}, ${festivalEn(name)} (${notice}), not counted.`,
    articles: holidayArticlesOf(from),
  }
}

function workedLine(d: Day, { name = '', notice }: DayStatus): Reason {
  return {
    zh: `调休：${dayWithWeekdayZh(d)}因${name}调休上班（${notice}），计入。`,
    en: `Worked weekend: ${dayWithWeekdayEn(d)} is worked in exchange for ${festivalEn(name)} (${notice}) and is counted.`,
    articles: holidayArticlesOf(d),
  }
}

/** A line for each holiday and each worked weekend a count of working days passes; plain weekends speak for themselves. */
export function calendarLines({ segments }: Leg, calendar: WorkingCalendar): readonly Reason[] {
  const lines: Reason[] = []
  for (const segment of segments) {
    if (segment.kind === 'adjusted-workday') {
      for (const d of daysOf(segment)) lines.push(workedLine(d, calendar.statusOf(d)))
    }
    if (segment.kind !== 'rest') continue
    const named = daysOf(segment).filter((d) => calendar.statusOf(d).notice !== undefined)
    if (named.length > 0) lines.push(holidayLine(named[0]!, named.at(-1)!, calendar.statusOf(named[0]!)))
  }
  return lines
}

interface Run {
  readonly from: Day
  readonly until: Day
  readonly first: number
  readonly last: number
}

/** Counted stretches with the running number of their first and last day. */
function runsOf(segments: readonly Segment[]): readonly Run[] {
  const runs: Run[] = []
  let count = 0
  for (const { kind, from, until } of segments) {
    if (kind !== 'counted' && kind !== 'extended' && kind !== 'adjusted-workday') continue
    const last = runs.at(-1)
    const length = lengthOf(from, until)
    if (last !== undefined && lengthOf(last.until, from) === 2) runs[runs.length - 1] = { ...last, until, last: count + length }
    else runs.push({ from, until, first: count + 1, last: count + length })
    count += length
  }
  return runs
}

/** One line that counts the working days stretch by stretch, weekends and holidays between them left out. */
export function runsLine({ segments, end, counts }: Leg): readonly Reason[] {
  const runs = runsOf(segments)
  if (runs.length === 0) return []
  const zh = runs.map((r) => `${stretchZh(r.from, r.until)}（第${r.first === r.last ? r.first : `${r.first}至${r.last}`}个）`)
  const en = runs.map((r) => `${stretchEn(r.from, r.until)} (${r.first === r.last ? r.first : `${r.first}–${r.last}`})`)
  return [
    {
      zh: `逐段计数：${zh.join('、')}；第${counts.amount}个工作日为${dayZh(end)}。`,
      en: `Count: ${en.join(', ')}; ${countEn(counts.amount, 'working day')} end on ${dayEn(end)}.`,
      articles: [],
    },
  ]
}
