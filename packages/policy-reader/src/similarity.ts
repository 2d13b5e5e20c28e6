import { halfWidth } from './numerals.ts'

/** Words without space, brackets and stops, so that spellings compare. */
export const bare = (words: string): string =>
  halfWidth(words)
    .replace(/[\s"'“”‘’《》〈〉【】()[\]{},.;:!?、。，；：！？·—–-]/g, '')
    .toLowerCase()

const pairs = (words: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const chars = [...words]
  if (chars.length === 1) found.set(words, 1)
  for (let i = 0; i + 1 < chars.length; i++) {
    const pair = `${chars[i]}${chars[i + 1]}`
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

const total = (m: ReadonlyMap<string, number>): number => [...m.values()].reduce((a, b) => a + b, 0)

/** How alike two wordings are, from 0 to 1, by the pairs of characters that they share. */
export function alike(a: string, b: string): number {
  const [x, y] = [pairs(bare(a)), pairs(bare(b))]
  const both = [...x].reduce((n, [pair, times]) => n + Math.min(times, y.get(pair) ?? 0), 0)
  const all = total(x) + total(y)
  return all === 0 ? 0 : (2 * both) / all
}

/** How much of the shorter wording stands in the longer, from 0 to 1. */
export function contained(part: string, whole: string): number {
  const [x, y] = [pairs(bare(part)), pairs(bare(whole))]
  const both = [...x].reduce((n, [pair, times]) => n + Math.min(times, y.get(pair) ?? 0), 0)
  return total(x) === 0 ? 0 : both / total(x)
}
