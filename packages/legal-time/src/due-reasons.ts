import { calendarLines, runsLine } from './calendar-reasons.ts'
import { correspondingDayArticles, startArticles, weekendArticles } from './counting-law.ts'
import { civilOf, type Day, plusDays } from './day.ts'
import { countEn, dayEn, dayWithWeekdayEn, dayWithWeekdayZh, dayZh, lengthOf, stretchEn, stretchZh } from './day-words.ts'
import { type Amount, durationEn, durationZh, monthsOf } from './duration.ts'
import type { Leg } from './leg.ts'
import type { Interval, Ledger, LimitRule, Reason } from './limit.ts'
import { rollLines } from './roll-reasons.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A computed limit, before it is put into words. */
export interface Reckoning {
  readonly rule: LimitRule
  readonly legs: readonly Leg[]
  readonly ledger: Ledger
  readonly calendar: WorkingCalendar
  readonly on: Day
  readonly unrolledOn: Day
  readonly provisional: boolean
  readonly openFrom: Day | undefined
}

/** What a limit of this length counts, with the articles that set it. */
export function lengthLine({ runs }: Pick<LimitRule, 'runs'>): Reason {
  const [zh, en, articles] = [durationZh(runs), durationEn(runs), runs.articles]
  switch (runs.unit) {
    case 'workday':
      return {
        zh: `期限为${zh}，只计工作日；调休上班的周末计入。`,
        en: `The limit is ${en}; only working days count, weekends worked in exchange among them.`,
        articles,
      }
    case 'day':
      return {
        zh: `期限为${zh}，按自然日连续计算，其间的休息日计入。`,
        en: `The limit is ${en}, counted in calendar days; rest days within it count.`,
        articles,
      }
    default:
      return {
        zh: `期限为${zh}，至到期月的对应日；没有对应日的，至月末日。`,
        en: `The limit is ${en}, to the corresponding day of the month in which it ends, or that month's last day where there is none.`,
        articles: [...articles, ...correspondingDayArticles],
      }
  }
}

function startLine(rule: LimitRule, start: Day): Reason {
  const next = plusDays(start, 1)
  return {
    zh: `起算：${dayWithWeekdayZh(start)}为开始的当日，不计入；自${dayWithWeekdayZh(next)}起算。`,
    en: `Start: ${dayWithWeekdayEn(start)} is the day of the event and is not counted; counting begins on ${dayWithWeekdayEn(next)}.`,
    articles: startArticles(rule),
  }
}

interface Pause {
  readonly interval: Interval & { readonly until: Day }
  readonly suspends: boolean
}

function closedPauses({ suspensions = [], exclusions = [] }: Ledger): readonly Pause[] {
  const closed = (intervals: readonly Interval[], suspends: boolean): Pause[] =>
    intervals.flatMap((interval) => {
      const { from, until } = interval
      return until === undefined || until < from ? [] : [{ interval: { ...interval, until }, suspends }]
    })
  const all = [...closed(suspensions, true), ...closed(exclusions, false)]
  return all.sort((a, b) => (a.interval.from < b.interval.from ? -1 : a.interval.from > b.interval.from ? 1 : 0))
}

/** One line a pause that touches the leg: how many days it takes out, and where the end stands after it. */
function pauseLines(leg: Leg, { ledger, calendar }: Reckoning): readonly Reason[] {
  const lines: Reason[] = []
  const working = leg.counts.unit === 'workday'
  let counted = leg.start
  let end = unpausedEnd(leg)
  for (const { interval, suspends } of closedPauses(ledger)) {
    const { until, reason, articles = [] } = interval
    const from = interval.from > leg.start ? interval.from : plusDays(leg.start, 1)
    if (from > leg.end || until < from) continue
    const fresh = from > counted ? from : plusDays(counted, 1)
    const gone = until < fresh ? 0 : working ? calendar.workingDaysBetween(plusDays(fresh, -1), until) : lengthOf(fresh, until)
    if (until > counted) counted = until
    end = plusDays(end, working ? 0 : gone)
    const why = { zh: reason === undefined ? '' : `（${reason}）`, en: reason === undefined ? '' : ` (${reason})` }
    const overlap = fresh > from
    const daysZh = `${overlap ? '除已扣除的日子外' : ''}${gone}${working ? '个工作日' : '日'}不计入期限`
    const daysEn = `${countEn(gone, working ? 'working day' : 'day')}${overlap ? ', beyond those already left out,' : ''} not counted`
    lines.push({
      zh: `${suspends ? '中止' : '扣除'}：${stretchZh(from, until)}${why.zh}，${daysZh}${working ? '' : `，最后一日推至${dayZh(end)}`}。`,
      en: `${suspends ? 'Suspended' : 'Excluded'}: ${stretchEn(from, until)}${why.en}, ${daysEn}${working ? '' : `; the last day moves to ${dayEn(end)}`}.`,
      articles,
    })
  }
  return lines
}

/** The end of a leg in calendar units had nothing paused it. */
function unpausedEnd({ start, end, counts, segments }: Leg): Day {
  if (counts.unit === 'workday') return end
  const paused = segments.filter(({ kind }) => kind === 'suspended' || kind === 'excluded')
  return plusDays(start, lengthOf(plusDays(start, 1), end) - paused.reduce((sum, s) => sum + lengthOf(s.from, s.until), 0))
}

function calendarCountLine(leg: Leg): Reason {
  const { counts, start } = leg
  const end = unpausedEnd(leg)
  const [zh, en] = [durationZh(counts), durationEn(counts)]
  const span = monthsOf(counts)
  if (span === undefined) {
    return {
      zh: `计数：连续计算，第${counts.amount}日为${dayWithWeekdayZh(end)}。`,
      en: `Count: day ${counts.amount} is ${dayWithWeekdayEn(end)}.`,
      articles: [],
    }
  }
  const missing = civilOf(start).date !== civilOf(end).date
  return {
    zh: missing
      ? `计数：${dayZh(start)}起${zh}，到期月没有${civilOf(start).date}日，以月末日${dayWithWeekdayZh(end)}为最后一日。`
      : `计数：${dayZh(start)}起${zh}，到期月的对应日为${dayWithWeekdayZh(end)}。`,
    en: missing
      ? `Count: ${en} from ${dayEn(start)}; the month it ends in has no day ${civilOf(start).date}, so its last day ${dayWithWeekdayEn(end)} stands.`
      : `Count: ${en} from ${dayEn(start)}; the corresponding day is ${dayWithWeekdayEn(end)}.`,
    articles: correspondingDayArticles,
  }
}

function countLines(leg: Leg, reckoning: Reckoning): readonly Reason[] {
  const pauses = pauseLines(leg, reckoning)
  if (leg.counts.unit !== 'workday') return [calendarCountLine(leg), ...pauses]
  return [...pauses, ...calendarLines(leg, reckoning.calendar), ...runsLine(leg)]
}

function extensionLine({ extension, start }: Leg): Reason {
  const { on, reason, articles = [], ...length } = extension!
  const amount: Amount = length
  return {
    zh: `延长：${dayZh(on)}决定延长${durationZh(amount)}${reason === undefined ? '' : `（${reason}）`}，自原期限最后一日${dayZh(start)}的次日起连续计算。`,
    en: `Extended: by ${durationEn(amount)}, decided on ${dayEn(on)}${reason === undefined ? '' : ` (${reason})`}, counted on from the day after the original last day, ${dayEn(start)}.`,
    articles,
  }
}

function endLines({ calendar, on, openFrom, provisional }: Reckoning): readonly Reason[] {
  const lines: Reason[] = [
    { zh: `届满：最后一日为${dayWithWeekdayZh(on)}。`, en: `Due: the last day is ${dayWithWeekdayEn(on)}.`, articles: [] },
  ]
  if (openFrom !== undefined) {
    lines.push({
      zh: `尚未恢复：自${dayZh(openFrom)}起停止计算，至今未恢复；上述日期是最早的日期，恢复后重新推算。`,
      en: `Still stopped: the count stopped on ${dayEn(openFrom)} and has not resumed; the date above is the earliest possible and is recomputed on resumption.`,
      articles: [],
    })
  }
  if (provisional) {
    lines.push({
      zh: `待定：${dayZh(calendar.coveredFrom)}之前、${dayZh(calendar.settledUntil)}之后的放假安排未收录或者尚未公布，暂按周六、周日休息推定；公布后重新推算。`,
      en: `Provisional: no published notice settles the days before ${dayEn(calendar.coveredFrom)} or after ${dayEn(calendar.settledUntil)}; plain weekends are assumed, and the date is recomputed once a notice is published.`,
      articles: weekendArticles,
    })
  }
  return lines
}

/** The lines of a reckoning, in the order in which a reader recomputes it. */
export function reasonsOfDue(reckoning: Reckoning): readonly Reason[] {
  const { rule, legs } = reckoning
  const [original, ...extended] = legs as [Leg, ...Leg[]]
  return [
    lengthLine(rule),
    startLine(rule, original.start),
    ...countLines(original, reckoning),
    ...extended.flatMap((leg) => [extensionLine(leg), ...countLines(leg, reckoning)]),
    ...rollLines({ ...reckoning, lastUnit: legs.at(-1)!.counts.unit }),
    ...endLines(reckoning),
  ]
}
