import { type Facts, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import type { AssessmentPapers } from './papers.ts'
import { isCounted, openObjections, pointsOf, targetOf } from './standings.ts'

const gate = gates<AssessmentPapers>()
type AssessmentFacts = Facts<AssessmentPapers>
const unitKnown = (facts: AssessmentFacts, unit: string) => facts.schemePublished?.units.includes(unit) === true
const itemOf = (facts: AssessmentFacts, item: string) => facts.schemePublished?.items.find((i) => i.id === item)
const unknown = words('方案中没有这一单位或者考评项', 'The scheme has no such unit or item')

const publication = [
  gate(
    'schemePublished',
    'scheme-late',
    words('考评方案应当在考评期开始前公布', 'The scheme is published before its period begins'),
    ({ paper, on }) => on < paper.from,
    {
      field: 'from',
    },
  ),
  gate(
    'schemePublished',
    'period-turned',
    words('考评期的截止日不能早于起始日', 'The period ends after it begins'),
    ({ paper }) => paper.until > paper.from,
    {
      field: 'until',
    },
  ),
  gate(
    'schemePublished',
    'weights-sum',
    words('各项权重合计应当为一百分', 'The weights add up to a hundred'),
    ({ paper }) => paper.items.reduce((sum, i) => sum + i.weight, 0) === 100,
    { field: 'items' },
  ),
  gate(
    'schemePublished',
    'volume-scored',
    words(
      '信访、警情、诉讼、舆情的数量不得计分，可以考评及时、依法和实质化解',
      'Volumes of petitions, calls, suits or posts are not scored; score timeliness, legality and resolution',
    ),
    ({ paper }) => paper.items.every((i) => i.volumeOf === undefined),
    { field: 'items' },
  ),
  gate(
    'schemePublished',
    'person-rated',
    words('考评对象是单位，不对个人排名赋分', 'Units are assessed, never persons'),
    ({ paper }) => paper.items.every((i) => i.subject === 'unit'),
    { field: 'items' },
  ),
  gate(
    'schemePublished',
    'named-twice',
    words('单位和考评项编号不能重复', 'Units and items are named once'),
    ({ paper }) => new Set(paper.units).size === paper.units.length && new Set(paper.items.map((i) => i.id)).size === paper.items.length,
    { field: 'items' },
  ),
]

const targetKnown = gate(
  'schemePublished',
  'target-missing',
  words('每个考评项应当写明各单位的目标，另定目标的单位应当在考评之列且只定一次', 'Each item names a target for every unit, and one only'),
  ({ paper }) =>
    paper.items.every(
      (item) =>
        paper.units.every((unit) => targetOf(item, unit) !== undefined) &&
        item.targets.every((t) => paper.units.includes(t.unit)) &&
        new Set(item.targets.map((t) => t.unit)).size === item.targets.length,
    ),
  { field: 'items' },
)

export const scheme = [...publication, targetKnown]

export const selfKnown = [
  gate('selfAssessed', 'unit-unknown', unknown, ({ facts, paper }) => unitKnown(facts, paper.unit), { field: 'unit' }),
]
export const checkKnown = [
  gate('checked', 'unit-unknown', unknown, ({ facts, paper }) => unitKnown(facts, paper.unit) && itemOf(facts, paper.item) !== undefined, {
    field: 'item',
  }),
]

export const scoring = [
  gate('scored', 'period-running', words('考评期尚未结束', 'The period is not over'), ({ facts, on }) => {
    const until = facts.schemePublished?.until
    return until === undefined || on > until
  }),
  gate(
    'scored',
    'scores-incomplete',
    words('每个单位的每一项都应当有且只有一个得分', 'Each unit has one score for each item'),
    ({ facts, paper }) => {
      const { units = [], items = [] } = facts.schemePublished ?? {}
      const pairs = new Set(paper.scores.map((s) => `${s.unit} ${s.item}`))
      return paper.scores.length === units.length * items.length && units.every((u) => items.every((i) => pairs.has(`${u} ${i.id}`)))
    },
    { field: 'scores' },
  ),
  gate(
    'scored',
    'points-over',
    words('得分不能超过权重', 'No score above its weight'),
    ({ facts, paper }) => paper.scores.every((s) => s.points <= (itemOf(facts, s.item)?.weight ?? 100)),
    { field: 'scores' },
  ),
  gate(
    'scored',
    'figure-other',
    words('得分应当依据本项指标的数据', 'A score rests on the figure of its own indicator'),
    ({ facts, paper }) => paper.scores.every((s) => itemOf(facts, s.item)?.indicator === s.figure.indicator),
    { field: 'scores' },
  ),
  gate(
    'scored',
    'points-other',
    words(
      '得分由指标数据、本单位目标和计分办法计算，不由人填写',
      'Points are reckoned from the figure, the unit’s own target and the rule; nobody types them',
    ),
    ({ facts, paper }) =>
      paper.scores.every((s) => {
        const item = itemOf(facts, s.item)
        return item === undefined || (s.target === targetOf(item, s.unit) && s.points === pointsOf(item, s) && s.counted === isCounted(s))
      }),
    { field: 'scores' },
  ),
  gate('scored', 'self-assessment-missing', words('单位自评尚未全部提交', 'Units have not all assessed themselves'), ({ facts }) =>
    (facts.schemePublished?.units ?? []).every((u) => facts.selfAssessed?.some((s) => s.unit === u)),
  ),
]

export const objecting = [
  gate('objected', 'unit-unknown', unknown, ({ facts, paper }) => unitKnown(facts, paper.unit) && itemOf(facts, paper.item) !== undefined, {
    field: 'item',
  }),
  gate(
    'objected',
    'objection-late',
    words('异议期已经届满', 'The time to object is over'),
    ({ limits, on }) => !limits.objection || on <= limits.objection.due.on,
  ),
]

export const answering = [
  gate(
    'answered',
    'objection-missing',
    words('没有待答复的这一异议', 'No such objection waits for an answer'),
    ({ facts, paper }) => openObjections(facts).some((o) => o.unit === paper.unit && o.item === paper.item),
    { field: 'item' },
  ),
  gate(
    'answered',
    'points-missing',
    words('调整得分的应当写明得分，且不超过权重', 'Changed points are written down and stay within the weight'),
    ({ facts, paper }) =>
      paper.upheld === 'kept' || (paper.points !== undefined && paper.points <= (itemOf(facts, paper.item)?.weight ?? 100)),
    { field: 'points' },
  ),
]

export const finalising = [
  gate(
    'finalised',
    'objections-open',
    words('异议尚未全部书面答复', 'Objections are still to be answered'),
    ({ facts }) => openObjections(facts).length === 0,
  ),
]
