import { type StatedTarget, statedTargets } from './aim-targets.ts'
import type { Aim } from './aims.ts'
import type { Commitments, Item } from './item.ts'
import type { Responsibility, UnitRole } from './responsibilities.ts'
import type { TableReading } from './tables.ts'

const targetJson = (t: Omit<StatedTarget, 'subject'> & { readonly subject?: string | null }) => ({
  text: t.text,
  start: t.start,
  end: t.end,
  value: t.value,
  unit: t.unit,
  comparator: t.comparator,
  nature: t.nature,
  by: t.due,
  due: t.due,
  by_explicit: t.dueExplicit,
  from: t.from,
  ...(t.subject ? { subject: t.subject } : {}),
  confidence: t.confidence,
})

const aimJson = (a: Aim) => ({ text: a.text, start: a.start, end: a.end, comparator: a.comparator, value: a.value, due: a.due })

/** Names with one role, as written, each once. */
const unitsOf = (
  responsibilities: readonly Responsibility[],
  roles: readonly UnitRole[],
  which: 'raw' | 'name' = 'raw',
): readonly string[] => [...new Set(responsibilities.flatMap((r) => r.units.filter((u) => roles.includes(u.role)).map((u) => u[which])))]

const responsibilityJson = (r: Responsibility) => ({
  raw: r.raw,
  scope_start: r.scope.start,
  scope_end: r.scope.end,
  text_start: r.start,
  text_end: r.end,
  lead: unitsOf([r], ['lead']),
  support: unitsOf([r], ['support']),
  joint: unitsOf([r], ['joint']),
  guide: unitsOf([r], ['guide']),
  lead_units: unitsOf([r], ['lead', 'joint']),
  support_units: unitsOf([r], ['support']),
  units: r.units,
  open: r.open,
  confidence: r.confidence,
  ...(r.unclear ? { unclear: r.unclear } : {}),
})

/** `lead` holds every unit that answers for the item; `joint` repeats those of which the document does not say who leads. */
function itemJson(item: Item, stated: ReadonlyMap<Item, readonly StatedTarget[]>): object {
  const targets = stated.get(item) ?? item.targets
  const isStated = (aim: Aim): boolean => targets.some((t) => t.nature === 'aim' && t.start === aim.start && t.end === aim.end)
  const lead = unitsOf(item.responsibilities, ['lead', 'joint'])
  const support = unitsOf(item.responsibilities, ['support']).filter((u) => !lead.includes(u))
  return {
    number: item.number,
    number_normalised: item.normalised,
    path: item.path,
    marker: item.marker,
    level: item.level,
    depth: item.depth,
    title: item.title,
    start: item.start,
    title_start: item.titleStart,
    title_end: item.titleEnd,
    heading_inline_with_body: item.headingInline,
    body_end: item.bodyEnd,
    end: item.end,
    lead,
    support,
    joint: unitsOf(item.responsibilities, ['joint']),
    guide: unitsOf(item.responsibilities, ['guide']),
    lead_units: lead,
    support_units: support,
    lead_full: unitsOf(item.responsibilities, ['lead', 'joint'], 'name'),
    support_full: unitsOf(item.responsibilities, ['support'], 'name'),
    responsibilities: item.responsibilities.map(responsibilityJson),
    deadline: item.deadline?.due ?? null,
    deadline_text: item.deadline?.text ?? null,
    deadline_start: item.deadline?.start ?? null,
    deadline_end: item.deadline?.end ?? null,
    targets: targets.map(targetJson),
    // What is aimed at and too indefinite to be checked.
    aims: item.aims.filter((aim) => !isStated(aim)).map(aimJson),
    passed_figures: item.passed,
    irregularities: item.irregularities,
    confidence: item.confidence,
    abstentions: item.abstentions,
    children: item.children.map((child) => itemJson(child, stated)),
  }
}

const tableJson = (t: TableReading) => ({
  kind: t.kind,
  start: t.start,
  end: t.end,
  tasks: t.tasks.map((r) => ({
    number: r.number,
    task: r.task.text,
    content: r.content?.text ?? null,
    start: r.start,
    end: r.end,
    lead: r.units.filter((u) => u.role === 'lead' || u.role === 'joint').map((u) => u.raw),
    support: r.units.filter((u) => u.role === 'support').map((u) => u.raw),
    units: r.units,
    deadline: r.due,
    targets: r.targets.map(targetJson),
  })),
  indicators: t.indicators.map((r) => ({
    number: r.number,
    name: r.name,
    category: r.category,
    unit: r.unit,
    start: r.start,
    end: r.end,
    targets: r.targets.map(targetJson),
    lead: r.units.map((u) => u.raw),
  })),
})

/** The reading as one JSON value: the document's fields and its tree. */
export function planJson(read: Commitments): object {
  const stated = statedTargets(read)
  return {
    format: 'fadu-plan/1',
    offset_unit: 'UTF-16 code units of the text, end exclusive',
    file: read.document.name,
    document_format: read.document.format,
    chars: read.document.text.length,
    title: read.title?.text ?? null,
    title_start: read.title?.start ?? read.titleInText?.start ?? null,
    title_in_text: read.titleInText?.text ?? null,
    number: read.number?.text ?? null,
    issuer: read.issuer,
    date: read.date,
    published: read.published,
    annexes: read.annexes,
    front_matter_end: read.frontMatterEnd,
    closing_paragraph_start: read.closing?.start ?? null,
    closing: read.closing
      ? {
          start: read.closing.start,
          end: read.closing.end,
          targets: read.closing.targets.map(targetJson),
          responsibilities: read.closing.responsibilities.map(responsibilityJson),
        }
      : null,
    trailing_noise: read.trailingNoise,
    irregularities: read.irregularities,
    confidence: read.confidence,
    abstentions: read.abstentions,
    tree: read.tree.map((item) => itemJson(item, stated)),
    other_trees: read.otherTrees.map((tree) => tree.map((item) => itemJson(item, stated))),
    tables: read.tables.map(tableJson),
  }
}
