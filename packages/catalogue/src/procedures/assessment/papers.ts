import type { PointRule } from '@fadu/indicator'
import { choice, count, dayField, field, line, passage, repeated, type Words, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { evidence, figure, itemRef, organField, reasons } from '../../work-fields.ts'

/** What an indicator counts the volume of; such a number is shown and never scored (sensitive.md S3). */
export const volumes = {
  petitions: words('信访量', 'Petitions'),
  calls: words('警情、投诉量', 'Calls and complaints'),
  suits: words('诉讼、复议量', 'Suits and reviews'),
  posts: words('舆情量', 'Posts online'),
} as const

/** How the points of an item follow from the unit's own figure, its own target and its own last year. */
export const rules = {
  share: words('达到目标得满分，未达到的按比例得分', 'In full where the target is met, else in proportion'),
  reached: words('达到目标得满分，未达到不得分', 'In full where the target is met, else none'),
  improved: words(
    '达到目标或者好于本单位上年得满分，否则按比例得分',
    'In full where the target is met or last year bettered, else in proportion',
  ),
} as const satisfies Record<PointRule['rule'], Words>

const unit = organField(words('被考评单位', 'Unit'), 'task-officer')
const decimal = (zh: string, en: string) => field(z.number().min(-1e15).max(1e15), { label: words(zh, en), widget: 'text' })

export const schemeItem = z.object({
  id: itemRef(words('考评项编号', 'No.')),
  title: line(words('考评项', 'Item'), { max: 300 }),
  indicator: line(words('依据指标', 'Indicator'), { max: 80, widget: 'indicator', scored: true }),
  weight: count(words('权重（分）', 'Weight'), { min: 1, max: 100 }),
  rule: choice(words('计分办法', 'How points are given'), rules).default('share'),
  better: choice(words('指标方向', 'Which way is better'), {
    higher: words('越高越好', 'Higher is better'),
    lower: words('越低越好', 'Lower is better'),
  }).default('higher'),
  target: decimal('各单位共同目标', 'Target of every unit').optional(),
  targets: field(
    z
      .array(z.object({ unit, value: decimal('本单位目标', 'Own target') }))
      .max(200)
      .default([]),
    {
      label: words('单位另定目标', 'Target of one unit'),
      hint: words('没有另定的单位按共同目标计分。', 'Units without one of their own are measured by the common target.'),
    },
  ),
  volumeOf: choice(words('属于数量指标', 'Counts the volume of'), volumes, { unasked: true }).optional(),
  subject: choice(
    words('评价对象', 'Whom it rates'),
    { unit: words('单位', 'Unit'), person: words('个人', 'Person') },
    { unasked: true },
  ).default('unit'),
  standard: passage(words('评分标准', 'Standard'), { max: 2000 }),
})

const item = itemRef(words('考评项编号', 'Item'))
const points = (zh: string, en: string) => field(z.number().min(0).max(100), { label: words(zh, en), widget: 'text' })

export const papers = {
  schemePublished: z.object({
    office: organField(words('考评单位', 'Assessed by'), 'rule-of-law-office'),
    title: line(words('考评方案', 'Scheme'), { max: 200 }),
    from: dayField(words('考评期起', 'Period from')),
    until: dayField(words('考评期止', 'Period until')),
    units: field(z.array(unit).min(1).max(200), { label: words('被考评单位', 'Units'), widget: 'text' }),
    items: field(z.array(schemeItem).min(1).max(100), { label: words('考评项', 'Items') }),
  }),
  selfAssessed: repeated(z.object({ unit, text: passage(words('自评', 'Self-assessment')), evidence: evidence() })),
  checked: repeated(z.object({ unit, item, finding: passage(words('核查情况', 'Finding'), { max: 5000 }), evidence: evidence() })),
  scored: z.object({
    scores: field(
      z
        .array(
          z.object({
            unit,
            item,
            figure,
            target: decimal('本单位目标', 'Own target').optional(),
            /** False where there is nothing to measure: the weight goes to the unit's other items. */
            counted: yesNo(words('计分', 'Counted')).default(true),
            lastYear: decimal('本单位上年', 'Own last year').optional(),
            points: points('得分', 'Points'),
            reasons: line(words('评分理由', 'Reason'), { max: 500 }),
          }),
        )
        .min(1)
        .max(5000),
      { label: words('得分', 'Scores') },
    ),
  }),
  objected: repeated(z.object({ unit, item, grounds: passage(words('异议理由', 'Grounds'), { max: 5000 }), evidence: evidence() })),
  answered: repeated(
    z.object({
      unit,
      item,
      upheld: choice(words('处理', 'Answer'), { changed: words('调整得分', 'Points changed'), kept: words('维持得分', 'Points kept') }),
      points: points('调整后得分', 'Points').optional(),
      reasons,
    }),
  ),
  finalised: z.object({ basis: line(words('审定会议或者批准', 'Approved by'), { max: 300 }) }),
  cancelled: z.object({ reasons }),
}

export type AssessmentPapers = typeof papers
