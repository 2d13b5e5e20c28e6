import { type StatedTarget, statedTargets } from '../src/aim-targets.ts'
import type { Commitments, Item } from '../src/item.ts'
import type { Target } from '../src/targets.ts'
import { type Gold, type GoldTarget, plain } from './gold.ts'

export interface Measure {
  readonly found: number
  readonly read: number
  readonly gold: number
}

export interface Score {
  readonly file: string
  readonly items: Measure
  readonly levels: Measure
  readonly paths: Measure
  readonly units: Measure | undefined
  readonly roles: Measure | undefined
  /** Figures: the same value at the same place. */
  readonly targets: Measure
  /** Of the figures found: how many have the gold's unit, comparator, nature and due. */
  readonly details: Readonly<Record<'unit' | 'comparator' | 'nature' | 'due', readonly [number, number]>>
  /** Aims without a figure that the gold lists, found or not. */
  readonly aims: Measure | undefined
  /** Everything `read --json` lists as a target of an item, against everything the gold lists, with a figure or without. */
  readonly stated: Measure
  readonly missed: readonly string[]
  readonly extra: readonly string[]
}

const everyItem = (items: readonly Item[]): readonly Item[] => items.flatMap((i) => [i, ...everyItem(i.children)])

/** How many of the keys on one side stand on the other, each once. */
function overlap(
  read: readonly string[],
  gold: readonly string[],
): Measure & { readonly missed: readonly string[]; readonly extra: readonly string[] } {
  const left = [...gold]
  const extra: string[] = []
  for (const key of read) {
    const at = left.findIndex((g) => g === key || (g.includes('□') && same(g, key)))
    if (at >= 0) left.splice(at, 1)
    else extra.push(key)
  }
  return { found: gold.length - left.length, read: read.length, gold: gold.length, missed: left, extra }
}

const same = (masked: string, key: string): boolean =>
  masked.length === key.length && [...masked].every((c, i) => c === '□' || c === key[i])

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 }
function amount(value: unknown, unit: string | null): string {
  const scale = /^(万亿|万|亿)(?!常|户籍)/.exec(unit ?? '')?.[1]
  return [value]
    .flat()
    .map((v) => (typeof v === 'number' ? String(Math.round(v * (scale ? scales[scale]! : 1) * 1e6) / 1e6) : ''))
    .join('~')
}
const unitWords = (unit: string | null): string =>
  (unit ?? '')
    .replace(/^(?:万亿|万|亿)(?!常)/, '')
    .replace(/^个(?=工作日|月)/, '')
    .split('/')[0]!

/** The same figure: its words overlap, and one value is the other or begins it. */
function matches(t: Target, g: GoldTarget): boolean {
  if (t.start >= g.end || g.start >= t.end) return false
  const [a, b] = [amount(t.value, t.unit), amount(g.value, g.unit)]
  return a === b || (g.unit !== t.unit && String(t.value) === String(g.value)) || (a.includes('~') && a.split('~')[0] === b)
}

function figures(read: readonly Target[], gold: readonly GoldTarget[]) {
  const pairs: (readonly [Target, GoldTarget])[] = []
  const left = [...gold]
  const extra: Target[] = []
  for (const t of read) {
    const at = left.findIndex((g) => matches(t, g))
    if (at >= 0) pairs.push([t, left.splice(at, 1)[0]!])
    else extra.push(t)
  }
  // The tree gold counts one figure once for each of several subjects; one statement of it answers for all.
  const missed = left.filter((g) => !pairs.some(([, p]) => p.text === g.text && String(p.value) === String(g.value)))
  return { pairs, missed, extra }
}

const agreeing = (
  pairs: readonly (readonly [Target, GoldTarget])[],
  test: (t: Target, g: GoldTarget) => boolean | undefined,
): readonly [number, number] => {
  const judged = pairs.map(([t, g]) => test(t, g)).filter((x) => x !== undefined)
  return [judged.filter(Boolean).length, judged.length]
}

/** A gold with natures lists only what carries a figure or a date; the other also infers values where no figure stands outside a name. */
const hasFigure = (g: GoldTarget): boolean =>
  g.nature !== null ||
  (typeof g.value === 'number' &&
    /\d|零|分之|[一二两三四五六七八九十百]+(?:个|项|次|家|名|件|场|期|份|所|处)/.test(
      g.text.replace(/[“"‘][^”"’]*[”"’]?/g, (q) => (/零|最多|至少/.test(q) ? q : '')),
    ))

const unique = (keys: readonly string[]): readonly string[] => [...new Set(keys)]

/** Units of items, by path; with their roles where `role` says so. */
function unitScore(items: readonly Item[], gold: Gold, role: boolean) {
  if (!gold.units) return undefined
  const key = (path: string, unit: string, as: string): string => `${plain(path)}|${unit}${role ? `|${as}` : ''}`
  const read = items.flatMap((i) => i.responsibilities.flatMap((r) => r.units.map((u) => key(i.path, u.raw, u.role))))
  return overlap(unique(read), unique(gold.units.map((u) => key(u.path, u.unit, u.role))))
}

const detailsOf = (pairs: readonly (readonly [Target, GoldTarget])[]): Score['details'] => ({
  unit: agreeing(pairs, (t, g) => unitWords(g.unit).includes(unitWords(t.unit))),
  comparator: agreeing(pairs, (t, g) => t.comparator === g.comparator),
  nature: agreeing(pairs, (t, g) => (g.nature === null ? undefined : t.nature === g.nature)),
  due: agreeing(pairs, (t, g) => (g.due === null ? undefined : t.due === g.due)),
})

function aimScore(items: readonly Item[], gold: Gold): Measure | undefined {
  const aimed = gold.targets.filter((g) => !hasFigure(g))
  const aims = items.flatMap((i) => i.aims)
  const met = aimed.filter((g) => aims.some((a) => a.start < g.end && g.start < a.end))
  return aimed.length > 0 ? { found: met.length, read: aims.length, gold: aimed.length } : undefined
}

/** The same statement: its words overlap, and so does its value where the reading names one. */
const states = (t: StatedTarget, g: GoldTarget): boolean =>
  t.start < g.end && g.start < t.end && (t.nature === 'aim' || t.value === null || matches({ ...t, nature: t.nature }, g))

function statedScore(read: Commitments, gold: Gold): Measure {
  const natures = new Set(gold.targets.map((g) => g.nature))
  // A gold that names natures lists what carries a figure, a date or a full coverage and says nothing of the rest.
  const all = [
    ...[...statedTargets(read).values()].flat().filter((t) => t.nature !== 'aim' || natures.has(null)),
    ...(read.closing?.targets ?? []).map((t) => ({ ...t, subject: null })),
  ]
  const left = [...gold.targets]
  for (const t of all) {
    const at = left.findIndex((g) => states(t, g))
    if (at >= 0) left.splice(at, 1)
  }
  return { found: gold.targets.length - left.length, read: all.length, gold: gold.targets.length }
}

/** Compares a reading with the gold of its document. */
export function compare(read: Commitments, gold: Gold): Score {
  const items = everyItem(read.tree)
  const titled = (i: { number: string; title: string | null }): string => `${plain(i.number)}|${plain(i.title ?? '')}`
  const levelled = (i: { number: string; title: string | null; level: number }): string => `${plain(i.title ?? i.number)}|${i.level}`
  const keyed = overlap(items.map(titled), gold.items.map(titled))
  const units = unitScore(items, gold, false)
  const all = [...items.flatMap((i) => i.targets), ...(read.closing?.targets ?? [])]
  const set = figures(all, gold.targets.filter(hasFigure))
  const named = (what: string) => (key: string) => `${what} ${key}`
  return {
    file: gold.file,
    items: keyed,
    levels: overlap(items.map(levelled), gold.items.map(levelled)),
    paths: overlap(
      items.map((i) => plain(i.path)),
      gold.items.map((i) => plain(i.path)),
    ),
    units,
    roles: unitScore(items, gold, true),
    targets: { found: set.pairs.length, read: all.length, gold: set.pairs.length + set.missed.length },
    details: detailsOf(set.pairs),
    aims: aimScore(items, gold),
    stated: statedScore(read, gold),
    missed: [
      ...keyed.missed.map(named('item')),
      ...(units?.missed ?? []).map(named('unit')),
      ...set.missed.map((g) => `figure ${g.text} = ${String(g.value)} ${g.unit ?? ''}`),
    ],
    extra: [
      ...keyed.extra.map(named('item')),
      ...(units?.extra ?? []).map(named('unit')),
      ...set.extra.map((t) => `figure ${t.text} = ${String(t.value)} ${t.unit ?? ''} ${t.nature}`),
    ],
  }
}
