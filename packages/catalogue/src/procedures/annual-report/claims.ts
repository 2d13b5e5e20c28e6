import type { PrintedFigure } from '@fadu/indicator'
import { composed, type FrozenFigure, figureFor, figuresIn } from './composition.ts'

const count = /(\d[\d,]*)\s*(?:余|多)?(?:件|次|人|名|家|户|份|场|项|期|台|支|批)/g
const percent = /(\d+(?:\.\d+)?)\s*[%％]/g
const growing = /增长|增加|上升|提高|同比|环比/
const falling = /下降|减少|降低/

/**
 * What a text claims of its own numbers, sentence by sentence: rates beside the two counts they stand with, shares that are said to be
 * the whole, growth of a figure that is frozen for both years. Where a sentence has more counts than one rate can be made of, nothing is
 * read into it: better a contradiction missed than one invented.
 */
export const claimsIn = (
  text: string,
  figures: readonly FrozenFigure[],
  write: (figure: FrozenFigure) => string,
): readonly PrintedFigure[] =>
  text
    .split(/[。；;！\n]/)
    .filter((sentence) => /[%％]/.test(sentence))
    .flatMap((sentence) => claimsOf(sentence, figures, write))

function claimsOf(sentence: string, figures: readonly FrozenFigure[], write: (figure: FrozenFigure) => string): readonly PrintedFigure[] {
  const shares = [...sentence.matchAll(percent)]
  if (/分别占|占比分别/.test(sentence) && !sentence.includes('其中') && shares.length > 1) {
    const parts = shares.map((share) => ({ name: share[0], printed: share[1]! }))
    return [{ is: 'parts', name: nameBefore(sentence, sentence.search(/分别占|占比分别/)), whole: '100', parts }]
  }
  const counts = [...composed(sentence, figures, write).matchAll(count)].map((found) => Number(found[1]!.replaceAll(',', '')))
  return shares.flatMap((share) => {
    const clause = sentence.slice(0, share.index).split(/[，,]/).at(-1)!
    const name = nameBefore(sentence, share.index)
    if (growing.test(clause) || falling.test(clause))
      return grown(sentence, name, falling.test(clause) ? `-${share[1]}` : share[1]!, figures)
    const [smaller, larger] = counts.toSorted((a, b) => a - b)
    return counts.length === 2 && larger! > 0
      ? [{ is: 'rate' as const, name, numerator: smaller!, denominator: larger!, printed: share[1]! }]
      : []
  })
}

/** Growth is checked where the sentence names one figure and both years of it are frozen. */
function grown(sentence: string, name: string, printed: string, figures: readonly FrozenFigure[]): readonly PrintedFigure[] {
  const named = figuresIn(sentence).flatMap((one) => figureFor(figures, one) ?? [])
  const [now] = named.toSorted((a, b) => (a.period < b.period ? 1 : -1))
  if (!now || new Set(named.map((f) => f.indicator)).size !== 1) return []
  const earlier = figures
    .filter((f) => f.indicator === now.indicator && f.period < now.period)
    .toSorted((a, b) => (a.period < b.period ? 1 : -1))
  const [before, ...others] = earlier.flatMap((f) => (Number.isInteger(f.value) ? { name: `${f.period}年`, count: f.value! } : []))
  if (!before || !Number.isInteger(now.value)) return []
  return [{ is: 'growth', name, now: now.value!, before: before.count, printed, others }]
}

/** The words just before a number name it well enough to be found. */
const nameBefore = (sentence: string, at: number): string =>
  sentence
    .slice(0, at)
    .split(/[，,、：:}]/)
    .at(-1)!
    .replace(/(?:达到|达|为|是|占|约|近)+$/, '')
    .trim()
    .slice(-16) || '比率'
