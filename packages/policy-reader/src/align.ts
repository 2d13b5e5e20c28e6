import type { Commitments, Item } from './item.ts'
import { alike, contained } from './similarity.ts'
import type { Target } from './targets.ts'

/** An item or figure of one document, named by its path and place. */
export interface Place {
  readonly path: string
  readonly title: string | null
  readonly start: number
  readonly end: number
}

export interface Contradiction {
  readonly upper: Place & { readonly text: string }
  readonly lower: Place & { readonly text: string }
  readonly what: 'value' | 'date'
  readonly upperSays: string
  readonly lowerSays: string
}

export interface Alignment {
  readonly covered: readonly { readonly upper: Place; readonly lower: Place; readonly score: number }[]
  readonly uncovered: readonly Place[]
  readonly contradicting: readonly Contradiction[]
}

/** Every item, parents before children. */
export const everyItem = (items: readonly Item[]): readonly Item[] => items.flatMap((i) => [i, ...everyItem(i.children)])

export const placeOf = ({ path, title, start, end }: Item): Place => ({ path, title, start, end })

const bodyOf = (read: Commitments, item: Item): string =>
  read.document.text.slice(item.titleEnd, Math.min(item.bodyEnd, item.titleEnd + 600))

function likeness(upper: Commitments, a: Item, lower: Commitments, b: Item): number {
  const title =
    a.title && b.title ? Math.max(alike(a.title, b.title), 0.9 * Math.min(contained(a.title, b.title), contained(b.title, a.title))) : 0
  const body = contained(bodyOf(upper, a), bodyOf(lower, b))
  return Math.max(title, 0.5 * title + 0.5 * body)
}

/** The words of a figure without the figure: what it measures. */
export const measureOf = (t: Target): string =>
  t.text
    .replace(/(?:到|至)?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末|之?前|以前)*[，,]?/g, '')
    .replace(/[\d.,%％]+.*$/, '')
    .replace(/(?:达到?|不低于|不少于|不超过|控制在|提高到|提升到|下降|降低|提高|增长|力争|实现|确保)+$/g, '')

const saidBy = (t: Target): string => `${t.comparator} ${[t.value].flat().join('～')}${t.unit ?? ''}`
const aligned = 0.55
const sameMeasure = 0.75

function contradictions(upper: readonly Item[], lower: readonly Item[]): readonly Contradiction[] {
  const figures = lower.flatMap((item) => item.targets.map((t) => ({ item, t })))
  return upper.flatMap((item) =>
    item.targets.flatMap((t): Contradiction[] => {
      if (t.value === null) return []
      const best = figures
        .filter((f) => f.t.value !== null && f.t.unit === t.unit)
        .map((f) => ({ ...f, score: alike(measureOf(t), measureOf(f.t)) }))
        .sort((a, b) => b.score - a.score)[0]
      if (!best || best.score < sameMeasure || measureOf(t).length < 3) return []
      const sides = {
        upper: { ...placeOf(item), start: t.start, end: t.end, text: t.text },
        lower: { ...placeOf(best.item), start: best.t.start, end: best.t.end, text: best.t.text },
      }
      const found: Contradiction[] = []
      if (String(best.t.value) !== String(t.value)) found.push({ ...sides, what: 'value', upperSays: saidBy(t), lowerSays: saidBy(best.t) })
      if (t.dueExplicit && best.t.dueExplicit && t.due !== best.t.due && t.due && best.t.due)
        found.push({ ...sides, what: 'date', upperSays: t.due, lowerSays: best.t.due })
      return found
    }),
  )
}

/** Holds a lower plan against the upper one: which of the upper items it takes up, which not, and where values or dates differ. */
export function align(lower: Commitments, upper: Commitments): Alignment {
  const below = everyItem(lower.tree)
  const leaves = everyItem(upper.tree).filter((i) => i.children.length === 0)
  const pairs = leaves.map((item) => {
    const best = below.map((b) => ({ b, score: likeness(upper, item, lower, b) })).sort((x, y) => y.score - x.score)[0]
    return { item, best: best && best.score >= aligned ? best : undefined }
  })
  return {
    covered: pairs.flatMap(({ item, best }) =>
      best ? [{ upper: placeOf(item), lower: placeOf(best.b), score: Math.round(best.score * 100) / 100 }] : [],
    ),
    uncovered: pairs.flatMap(({ item, best }) => (best ? [] : [placeOf(item)])),
    contradicting: contradictions(everyItem(upper.tree), below),
  }
}
