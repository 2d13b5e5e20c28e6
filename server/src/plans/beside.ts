import type { PlanItem } from '@fadu/catalogue'
import type { Answer } from '@fadu/contract'
import { align, type Change, compareVersions } from '@fadu/policy-reader'
import { type Words, words } from '@fadu/procedure'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { absent } from '../problems.ts'
import type { PlanReading } from '../reading/job.ts'
import { factsOf, treeOf } from './plan-tree.ts'
import { type NamedFile, readPlan } from './read-plan.ts'

type Place = { readonly path: string; readonly title: string | null; readonly start: number }
type Beside = { readonly id: string; readonly open: OpenCase }

/** The files a plan was read in, or is to be read in: all of its documents, unless an earlier reading named which. */
export function filesOf({ view }: OpenCase): readonly NamedFile[] {
  const facts = factsOf(view)
  const all = facts.registered?.document ?? []
  const read = facts.commitmentsRead?.at(-1)
  const named = read && (read.documents ?? [read.document])
  const files = named?.flatMap((hash) => all.find((file) => file.hash === hash) ?? []) ?? all
  return files.length > 0 ? files : all.slice(0, 1)
}

/** The documents of a plan, read as one: what its items were proposed from. @throws Problem 404 where the plan has no document */
export async function documentOf(house: House, open: OpenCase): Promise<PlanReading & { readonly sources: readonly NamedFile[] }> {
  const sources = filesOf(open)
  if (sources.length === 0) throw absent()
  return { ...(await readPlan(house, sources)), sources }
}

/** The item of the confirmed tree that stands at a place of the document; corrections may have moved or removed it. */
const itemAt = (open: OpenCase, { start }: Place): PlanItem | undefined => treeOf(open.view).items.find((item) => item.start === start)
const shown = (open: OpenCase, place: Place) => {
  const item = itemAt(open, place)
  return {
    id: item?.id ?? `at-${place.start}`,
    title: item?.title ?? place.title ?? place.path,
    ...(item?.number && { number: item.number }),
  }
}
const runs = (item: PlanItem | undefined): boolean => item?.handedOutOn !== undefined && !item.ended
const headOf = ({ id, open }: Beside) => ({ case: id, title: factsOf(open.view).registered?.title ?? '' })

/** The plan beside the plan above it: which of its items are taken up here, which are not, and where values or dates differ. */
export async function alignmentWith(house: House, lower: OpenCase, upper: Beside): Promise<Answer<'planAlignment'>> {
  const { covered, uncovered, contradicting } = align((await documentOf(house, lower)).read, (await documentOf(house, upper.open)).read)
  const rows = new Map<number, Answer<'planAlignment'>['covered'][number]>()
  for (const pair of covered) {
    const row: Answer<'planAlignment'>['covered'][number] = rows.get(pair.upper.start) ?? {
      upper: shown(upper.open, pair.upper),
      lower: [],
      contradictions: contradicting
        .filter((c) => c.upper.start >= pair.upper.start && c.upper.start < pair.upper.end)
        .map(({ what, upperSays, lowerSays, lower: own }) =>
          what === 'value'
            ? words(`目标值：上级 ${upperSays}，本规划 ${lowerSays}（${own.text}）`, `Value: ${upperSays} above, ${lowerSays} here`)
            : words(`时间：上级 ${upperSays}，本规划 ${lowerSays}（${own.text}）`, `Date: ${upperSays} above, ${lowerSays} here`),
        ),
    }
    row.lower.push(shown(lower, pair.lower))
    rows.set(pair.upper.start, row)
  }
  const list = [...rows.values()]
  const differ = list.filter((row) => row.contradictions.length > 0).length
  return {
    above: headOf(upper),
    covered: list,
    uncovered: uncovered.map((place) => shown(upper.open, place)),
    sentence: words(
      `上级规划的 ${list.length + uncovered.length} 个事项中，${list.length} 个已有对应，${uncovered.length} 个没有对应${differ > 0 ? `，${differ} 个数值或者时间不一致` : ''}。`,
      `Of ${list.length + uncovered.length} items above, ${list.length} are taken up here, ${uncovered.length} are not${differ > 0 ? `, ${differ} differ in value or date` : ''}.`,
    ),
  }
}

const kinds: Readonly<Record<Change['kind'], Words>> = {
  title: words('标题', 'Title'),
  number: words('序号', 'Number'),
  text: words('内容', 'Text'),
  units: words('责任单位', 'Units'),
  deadline: words('时限', 'Deadline'),
  target: words('目标', 'Target'),
}

function changeWords({ kind, from, to }: Change): Words {
  const term = kinds[kind]
  if (kind === 'text') return words('内容有修改', 'The text was changed')
  return words(`${term.zh}：${from ?? '无'} → ${to ?? '无'}`, `${term.en}: ${from ?? 'none'} → ${to ?? 'none'}`)
}

/** The plan beside its earlier version: what is new, gone or different, and which of it is being worked on. */
export async function differenceFrom(house: House, now: OpenCase, before: Beside): Promise<Answer<'planDifference'>> {
  const found = compareVersions((await documentOf(house, before.open)).read, (await documentOf(house, now)).read)
  const running = (place: Place) => runs(itemAt(before.open, place))
  const moved = [...found.removed, ...found.changed.map((c) => c.old)].filter(running).length
  return {
    previous: headOf(before),
    added: found.added.map((place) => shown(now, place)),
    removed: found.removed.map((place) => ({ ...shown(before.open, place), running: running(place) })),
    changed: found.changed.map((pair) => ({
      old: shown(before.open, pair.old),
      now: shown(now, pair.new),
      running: running(pair.old),
      changes: pair.changes.map(changeWords),
    })),
    same: found.unchanged,
    sentence: words(
      `与前一版本相比，新增 ${found.added.length} 条，取消 ${found.removed.length} 条，调整 ${found.changed.length} 条，${found.unchanged} 条未变${moved > 0 ? `；涉及 ${moved} 项在办任务` : ''}。`,
      `${found.added.length} added, ${found.removed.length} removed, ${found.changed.length} changed, ${found.unchanged} the same${moved > 0 ? `; ${moved} running tasks are concerned` : ''}.`,
    ),
  }
}
