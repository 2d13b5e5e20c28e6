import type { PlanReadingView } from '@fadu/contract'
import { type Day, isDay } from '@fadu/legal-time'
import type { Commitments } from '@fadu/policy-reader'
import type { PlanReading } from '../reading/job.ts'
import { type NamedFile, reader } from './read-plan.ts'

type ReadItem = Commitments['tree'][number]
type Proposed = PlanReadingView['items'][number]

/** What the reader found, in the shape of the paper that records it: items in the order of the document, each with its place. */
export function proposalOf({ read, taken, unread }: PlanReading, sources: readonly NamedFile[]): PlanReadingView {
  const items: Proposed[] = []
  const abstentions: { item?: string; reason: string }[] = read.abstentions.map(({ reason }) => ({ reason }))
  const add = (item: ReadItem, parent: string | undefined): void => {
    const id = `i${items.length + 1}`
    items.push(proposed(read, item, id, parent))
    abstentions.push(...item.abstentions.map(({ reason }) => ({ item: id, reason })))
    for (const child of item.children) add(child, id)
  }
  for (const item of read.tree) add(item, undefined)
  const period = periodOf(read)
  return {
    reader,
    document: sources[taken[0]!]!.hash,
    name: read.document.name,
    files: taken.map((i, nth) => ({
      document: sources[i]!.hash,
      name: sources[i]!.name,
      start: read.files[nth]!.start,
      end: read.files[nth]!.end,
    })),
    text: read.document.text,
    ...textOf('title', (read.title ?? read.titleInText)?.text),
    ...textOf('number', read.number?.text),
    ...textOf('issuer', read.issuer),
    ...dayIn('issuedOn', read.date ?? read.published),
    ...period,
    items,
    annexes: read.annexes.map(({ name, present }) => ({ name, present })),
    irregularities: [...read.irregularities, ...unread.map(({ name, refusal }) => `“${name}”没有读成：${refusal.zh}`)],
    abstentions,
    confidence: read.confidence,
  }
}

function proposed(read: Commitments, item: ReadItem, id: string, parent: string | undefined): Proposed {
  const { text } = read.document
  const units = (...roles: readonly string[]) => [
    ...new Set(item.responsibilities.flatMap((r) => r.units.filter((u) => roles.includes(u.role)).map((u) => u.name))),
  ]
  const lead = units('lead', 'joint')
  return {
    id,
    ...(parent && { parent }),
    ...(item.number && { number: item.number }),
    title: shortened(item.title ?? text.slice(item.titleEnd, item.bodyEnd).trim(), 300) || item.number || '—',
    level: Math.min(12, Math.max(1, item.depth)),
    start: item.start,
    end: item.end,
    lead,
    support: units('support').filter((name) => !lead.includes(name)),
    ...dayIn('deadline', item.deadline?.due),
    ...textOf('deadlineText', item.deadline?.text),
    targets: aimedAt(item)
      .toSorted((a, b) => a.start - b.start)
      .map((target, i) => ({
        id: `${id}.t${i + 1}`,
        text: shortened(target.text, 500),
        ...asValue(target.value),
        ...textOf('unit', target.unit),
        ...textOf('comparator', target.comparator),
        ...textOf('nature', target.nature),
        ...('from' in target && textOf('base', target.from)),
        start: target.start,
        end: target.end,
      })),
    confidence: item.confidence,
  }
}

/** Figures that are aims, and aims without a figure (to be built, to rise); rules' own figures and mere dates are neither. */
const aimedAt = (item: ReadItem) => [
  ...item.targets.filter(({ nature }) => nature === 'target' || nature === 'coverage'),
  ...item.aims.map((aim) => ({ ...aim, unit: null, nature: 'aim' })),
]

const asValue = (value: number | readonly number[] | null): { readonly value?: number | string } =>
  value === null ? {} : { value: typeof value === 'number' ? value : value.join('～') }

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
const textOf = <K extends string>(key: K, value: unknown) =>
  (value === null || value === undefined || value === '' ? {} : { [key]: String(value) }) as { readonly [k in K]?: string }
const dayIn = <K extends string>(key: K, text: string | null | undefined) => {
  const day = text ? lastDayOf(text) : undefined
  return (day ? { [key]: day } : {}) as { readonly [k in K]?: Day }
}

/** The last day that words such as 2025, 2025-06 or 2021/2025 leave; `undefined` where they name no day. */
export function lastDayOf(text: string): Day | undefined {
  const last = text.split('/').at(-1)!
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(last) ?? []
  if (!year) return undefined
  if (day) return isDay(last) ? last : undefined
  for (let d = 31; d > 27; d--) {
    const whole = `${year}-${month ?? '12'}-${d}`
    if (isDay(whole)) return whole
  }
  return undefined
}

/** From the day it was issued, or the beginning of the years its title names, to their end. */
function periodOf(read: Commitments): { from?: Day; until?: Day } {
  const named = read.title ?? read.titleInText
  // The years often stand in brackets on a line of their own below the title.
  const below = named ? /^\s*[（(][^（）()\n]{1,30}[）)]/.exec(read.document.text.slice(named.end))?.[0] : undefined
  const title = `${named?.text ?? ''}${below ?? ''}`
  const years = /(\d{4})\s*年?\s*[-—–－~～至]+\s*(\d{4})/.exec(title)
  if (years) return { from: `${years[1]}-01-01` as Day, until: `${years[2]}-12-31` as Day }
  const year = /(\d{4})\s*年/.exec(title)?.[1]
  return year ? { from: `${year}-01-01` as Day, until: `${year}-12-31` as Day } : {}
}
