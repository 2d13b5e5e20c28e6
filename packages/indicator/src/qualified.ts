import { fractionOf, rounded } from './rounding.ts'

export type Qualifier = 'exact' | 'at-least' | 'more-than' | 'nearly' | 'about'

const words: Readonly<Record<Qualifier, readonly [before: string, after: string]>> = {
  exact: ['', ''],
  'at-least': ['', '以上'],
  'more-than': ['超过', ''],
  nearly: ['近', ''],
  about: ['约', ''],
}

/**
 * A figure with the word that qualifies it: 超过1300件, 近60%, 120件以上. The number beside the word is rounded to two digits in the
 * direction the word allows; where that would not be true of the figure, the figure itself is printed without a word.
 */
export function qualified(shown: string, unit: string, qualifier: Qualifier): string {
  const [before, after] = words[qualifier]
  const number = qualifier === 'exact' ? undefined : roundedFor(shown, qualifier)
  return number === undefined ? `${shown}${unit}` : `${before}${number}${unit}${after}`
}

function roundedFor(shown: string, qualifier: Exclude<Qualifier, 'exact'>): string | undefined {
  const [top, bottom] = fractionOf(shown)
  if (top <= 0) return undefined
  const step = 10 ** Math.max(0, String(top).length - 2)
  const down = Math.floor(top / step) * step
  const up = Math.ceil(top / step) * step
  const chosen = qualifier === 'nearly' ? up : qualifier === 'about' ? Math.round(top / step) * step : down
  // Nothing is more than itself, nearly itself or about itself; but it is at least itself.
  if (chosen === top && qualifier !== 'at-least') return undefined
  const decimals = String(bottom).length - 1
  return rounded(chosen, bottom, decimals)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}
