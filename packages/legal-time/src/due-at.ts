import { courtHourArticles, hourArticles } from './counting-law.ts'
import type { Instant } from './day.ts'
import { type Duration, durationEn, durationZh } from './duration.ts'
import { chinaClock, instantFromMilliseconds, millisecondsOf } from './instant.ts'
import type { Reason } from './limit.ts'

const hourMs = 3_600_000

/** From the stated time (民法典第二百零一条第二款), or from the next full hour as courts count (民事诉讼法解释第一百二十五条). */
export type HourStart = 'stated' | 'next-hour'

/**
 * The instant at which a limit in hours ends. Hours run through nights, weekends and holidays and never roll. Clock times in
 * the reasons are China's (UTC+8).
 * @throws RangeError when the duration is not in hours.
 */
export function dueAt(
  d: Duration,
  start: Instant,
  counted: HourStart = 'stated',
): { readonly at: Instant; readonly reasons: readonly Reason[] } {
  if (d.unit !== 'hour') throw new RangeError(`dueAt takes a duration in hours, not ${durationEn(d)}: use dueOn`)
  const stated = millisecondsOf(start)
  const from = counted === 'stated' ? stated : (Math.floor(stated / hourMs) + 1) * hourMs
  const at = instantFromMilliseconds(from + d.amount * hourMs)
  const first = chinaClock(instantFromMilliseconds(from))
  return {
    at,
    reasons: [
      {
        zh: `期限为${durationZh(d)}，夜间和节假日连续计算，不顺延。`,
        en: `The limit is ${durationEn(d)}; nights and holidays count, and it does not roll.`,
        articles: d.articles,
      },
      counted === 'stated'
        ? { zh: `起算：自${first}开始计算。`, en: `Start: counted from ${first}.`, articles: hourArticles }
        : {
            zh: `起算：自${chinaClock(start)}的次时，即${first}起算。`,
            en: `Start: ${chinaClock(start)}; counted from the next hour, ${first}.`,
            articles: courtHourArticles,
          },
      { zh: `届满：${chinaClock(at)}。`, en: `Due: ${chinaClock(at)}.`, articles: [] },
    ],
  }
}
