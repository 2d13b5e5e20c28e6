import { findPeriod, type Requirement, type Target } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { choice, dayField, defineRegister, field, line, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'

const requirements = {
  'at-least': words('不低于', 'At least'),
  'more-than': words('高于', 'More than'),
  'at-most': words('不高于', 'At most'),
  below: words('低于', 'Below'),
  equals: words('等于', 'Exactly'),
  between: words('在两数之间', 'Between'),
  increase: words('比基期上升', 'More than an earlier period'),
  decrease: words('比基期下降', 'Less than an earlier period'),
  'better-than-places': words('优于全省和全市', 'Better than province and city'),
  'rank-within': words('排名在前', 'Rank within'),
  exists: words('建成、出台', 'To be there'),
  'covers-all': words('全覆盖', 'Every one'),
} as const

const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)

/** What the documents in force ask of indicators. A changed target is an amendment: what was asked before stays to be read. */
export const indicatorTargets = defineRegister({
  id: 'indicator-targets',
  term: words('指标目标台账', 'Targets of indicators'),
  about: words('规划、要点等文件为指标设定的目标', 'What plans and programmes ask of indicators'),
  basis: [],
  informationClass: 'V1',
  keptBy: 'rule-of-law-office',
  entry: z.object({
    indicator: field(z.string().regex(/^[a-z][a-z0-9-]{1,80}$/), { label: words('指标代码', 'Indicator'), widget: 'text' }),
    requires: choice(words('要求', 'What is asked'), requirements),
    value: field(decimal, {
      label: words('数值', 'Value'),
      hint: words('按指标的单位；比基期升降而未写幅度的不填', 'In the unit of the indicator; none where only a direction is asked for'),
      widget: 'text',
    }).optional(),
    valueTo: field(decimal, { label: words('上限（仅“在两数之间”）', 'Upper bound, for “between” alone'), widget: 'text' }).optional(),
    over: field(
      z.string().refine((name) => findPeriod(name) !== undefined),
      { label: words('基期', 'Compared with'), hint: words('如 2024', 'Such as 2024'), widget: 'text' },
    ).optional(),
    inPoints: yesNo(words('幅度按百分点或者绝对数计', 'The change is in points or pieces, not in per cent')).default(false),
    orBetterThan: field(
      z.string().refine((name) => findPeriod(name) !== undefined),
      { label: words('或者优于这一时期', 'Or better than this period'), widget: 'text' },
    ).optional(),
    begins: dayField(words('起算日', 'Reckoned from')).optional(),
    due: dayField(words('完成期限', 'To be reached by')),
    source: line(words('文件和条目', 'Document and clause'), { max: 200 }),
  }),
  title: ({ indicator, due }) => `${indicator} ${due}`,
})

interface TargetEntry {
  readonly requires: keyof typeof requirements
  readonly value?: string
  readonly valueTo?: string
  readonly over?: string
  readonly inPoints?: boolean
  readonly orBetterThan?: string
  readonly begins?: Day
  readonly due: Day
}

/** An entry of the register as a target; `lower`: less is better, which a second alternative needs to know. */
export function targetFrom(entry: Readonly<Record<string, unknown>>, lower: boolean): Target {
  const asked = entry as unknown as TargetEntry
  const requires = requirementFrom(asked)
  const other: Requirement | undefined = asked.orBetterThan ? { is: lower ? 'decrease' : 'increase', over: asked.orBetterThan } : undefined
  return {
    requires: other ? { is: 'any', of: [requires, other] } : requires,
    due: asked.due,
    ...(asked.begins && { begins: asked.begins }),
  }
}

// A number that was left out makes a target nobody can judge, and it says so; it does not make one of nought.
function requirementFrom({ requires, value, valueTo, over = '', inPoints }: TargetEntry): Requirement {
  switch (requires) {
    case 'increase':
    case 'decrease':
      return { is: requires, over, ...(value !== undefined && { by: value }), counted: inPoints ? 'points' : 'percent' }
    case 'rank-within':
      return { is: requires, ...(value !== undefined && { first: Number(value) }) }
    case 'better-than-places':
      return { is: requires, places: ['province', 'city'] }
    case 'exists':
    case 'covers-all':
      return { is: requires }
    case 'between':
      return value === undefined || valueTo === undefined ? unsaid : { is: requires, from: value, to: valueTo }
    default:
      return value === undefined ? unsaid : { is: requires, value }
  }
}

const unsaid: Requirement = { is: 'increase', over: '' }

export const targetRegister = 'indicator-targets'
