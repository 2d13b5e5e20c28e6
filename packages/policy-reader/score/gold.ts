/** One shape for both kinds of gold: items, units and figures, flat. */
export interface Gold {
  readonly file: string
  readonly items: readonly { readonly number: string; readonly title: string | null; readonly level: number; readonly path: string }[]
  /** Undefined where the gold says nothing of units. */
  readonly units: readonly { readonly path: string; readonly unit: string; readonly role: string }[] | undefined
  readonly targets: readonly GoldTarget[]
}

export interface GoldTarget {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly value: unknown
  readonly unit: string | null
  readonly comparator: string
  readonly nature: string | null
  readonly due: string | null
}

export const plain = (words: string): string =>
  words.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s\u3000。.、]/g, '')

interface TreeNode {
  number: string
  path: string
  level: number
  title: string | null
  lead_units: string[]
  support_units: string[]
  targets: { text: string; start: number; end: number; value: unknown; unit: string | null; comparator: string; by: string | null }[]
  children: TreeNode[]
}

/** A document of the gold with trees. */
export function goldOfTree(document: { seed_file: string; tree: TreeNode[] }): Gold {
  const all = (nodes: TreeNode[]): TreeNode[] => nodes.flatMap((n) => [n, ...all(n.children)])
  const nodes = all(document.tree)
  return {
    file: document.seed_file,
    items: nodes.map(({ number, title, level, path }) => ({ number, title, level, path })),
    units: nodes.flatMap((n) => [
      ...n.lead_units.map((unit) => ({ path: n.path, unit, role: 'lead' })),
      ...n.support_units.map((unit) => ({ path: n.path, unit, role: 'support' })),
    ]),
    targets: nodes.flatMap((n) => n.targets.map((t) => ({ ...t, nature: null, due: t.by }))),
  }
}

interface FlatGold {
  items: { number: string; title: string; level: number; path: string }[]
  responsibilities?: { item: string; lead?: string[]; support?: string[]; joint?: string[]; guide?: string[] }[]
  targets: { text: string; value: unknown; unit: string | null; comparator: string; nature: string; due?: string }[]
}

/** A document of the gold with flat lists; the place of a figure is where its words stand. */
export function goldOfLists(file: string, gold: FlatGold, text: string): Gold {
  let from = 0
  const pathOf = (item: string): string => gold.items.find((i) => plain(i.path.replaceAll('/', '')) === plain(item))?.path ?? item
  return {
    file,
    items: gold.items,
    units: gold.responsibilities?.flatMap((r) =>
      (['lead', 'support', 'joint', 'guide'] as const).flatMap((role) =>
        (r[role] ?? []).map((unit) => ({ path: pathOf(r.item), unit, role })),
      ),
    ),
    targets: gold.targets.map((t) => {
      const start = text.indexOf(t.text, from) >= 0 ? text.indexOf(t.text, from) : text.indexOf(t.text)
      from = start
      return { ...t, start, end: start + t.text.length, due: t.due ?? null }
    }),
  }
}
