import { choice, count, dayField, field, line, passage, repeated, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { evidence, figure, itemRef, organField, reasons } from '../../work-fields.ts'

/** The parts in their order; the rules name their content, the order is the one such reports follow. */
export const reportParts = {
  leadership: words('履行第一责任人职责情况', 'Duties of the principal leaders'),
  measures: words('主要举措和成效', 'Measures and results'),
  insufficiencies: words('存在的不足和原因', 'Insufficiencies and causes'),
  next: words('下一年度主要安排', 'Arrangements of the next year'),
  other: words('其他需要报告的情况', 'Other matters'),
} as const
export type ReportPart = keyof typeof reportParts

const part = choice(words('部分', 'Part'), reportParts)
const section = itemRef(words('章节编号', 'Section'))

const said = (zh: string, en: string) => field(z.object({ zh: z.string().max(2000), en: z.string().max(2000) }), { label: words(zh, en) })

/** What a figure counted when it was frozen: kept with its value, so that a report can be read when the indicator is no more. */
const sheet = z.object({
  term: said('指标名称', 'Term'),
  unit: said('计量单位', 'Unit'),
  decimals: count(words('小数位数', 'Decimals'), { max: 12 }),
  /** Zeros at the end are left out. */
  short: yesNo(words('省略末尾的零', 'Without zeros at the end')).optional(),
  /** Of a rate: what its two counts are multiplied by. */
  times: count(words('倍数', 'Times'), { min: 1 }).optional(),
  question: said('回答的问题', 'Question'),
  numerator: said('分子', 'Numerator'),
  denominator: said('分母', 'Denominator').optional(),
  cutOff: said('归期', 'Cut-off'),
  source: said('来源', 'Source'),
  /** The same over other denominators, as it came out on that day. */
  readings: field(
    z
      .array(
        z.object({
          term: said('另一口径', 'Other reading'),
          denominator: said('分母', 'Denominator'),
          printed: line(words('数值', 'Value'), { max: 60 }),
          numerator: field(z.number(), { label: words('分子', 'Numerator') }),
          of: field(z.number(), { label: words('分母', 'Denominator') }),
        }),
      )
      .max(20)
      .default([]),
    { label: words('其他口径', 'Other readings') },
  ),
})
export type FigureSheet = z.output<typeof sheet>

/** A figure of a report, with what it counts. Reports frozen before the sheet was kept have none. */
export const reportFigure = figure.extend({ sheet: field(sheet, { label: words('口径', 'Definition') }).optional() })

/** 机关代字〔2027〕1号: hexagonal brackets, the year in full, no leading zero, no 第. */
const documentNumber = field(
  z
    .string()
    .trim()
    .max(60)
    .regex(/^\p{Script=Han}+〔\d{4}〕[1-9]\d*号$/u, { message: '写作：机关代字〔2027〕1号 / written as 机关代字〔2027〕1号' }),
  { label: words('发文字号', 'Document number'), hint: words('如：区政发〔2027〕1号', 'As 区政发〔2027〕1号'), widget: 'text' },
)

/** A number in the text that no record of this house tells: where it comes from, and why it stands there all the same. */
const elsewhere = z.object({
  section,
  figure: line(words('数字', 'Number'), { max: 60 }),
  source: line(words('来源', 'Source'), { max: 300 }),
  reasons,
  /** Where the numbers beside it give another: why both are right. */
  contradicted: passage(words('与相邻数字不符的说明', 'Why the numbers beside it differ'), { max: 1000 }).optional(),
})
export type FromElsewhere = z.output<typeof elsewhere>

/** A figure in the text stands as `{{indicator}}` or `{{indicator@period}}`; the number itself is never written. */
export const draftedSection = z.object({
  id: section,
  part,
  title: line(words('标题', 'Title'), { max: 200 }),
  text: passage(words('正文', 'Text'), { max: 50_000 }),
})

export const papers = {
  planned: z.object({
    office: organField(words('编制单位', 'Drawn up by'), 'rule-of-law-office'),
    issuer: organField(words('报告主体', 'Whose report it is')),
    year: count(words('报告年度', 'Year reported on'), { min: 2000, max: 2100 }),
    sections: field(
      z
        .array(
          z.object({
            id: section,
            part,
            title: line(words('标题', 'Title'), { max: 200 }),
            unit: organField(words('供稿单位', 'Unit')).optional(),
          }),
        )
        .min(1)
        .max(100),
      { label: words('章节', 'Sections') },
    ),
  }),
  sectionRequested: repeated(
    z.object({
      section,
      unit: organField(words('供稿单位', 'Unit'), 'task-officer'),
      due: dayField(words('供稿时限', 'By when')),
      note: line(words('要求', 'What is asked'), { max: 1000 }).optional(),
    }),
  ),
  sectionSubmitted: repeated(
    z.object({
      section,
      unit: organField(words('供稿单位', 'Unit')),
      text: passage(words('供稿', 'Text'), { max: 50_000 }),
      evidence: evidence(),
    }),
  ),
  figuresFrozen: z.object({
    asOf: dayField(words('冻结日期', 'Frozen as of')),
    figures: field(z.array(reportFigure).min(1).max(1000), { label: words('数据', 'Figures') }),
  }),
  drafted: z.object({
    sections: field(z.array(draftedSection).min(1).max(100), { label: words('报告稿', 'Draft') }),
    elsewhere: field(z.array(elsewhere).max(500).default([]), { label: words('另有来源的数字', 'Numbers from elsewhere') }),
  }),
  confirmed: repeated(
    z.object({ section, unit: organField(words('确认单位', 'Unit')), note: line(words('说明', 'Note'), { max: 500 }).optional() }),
  ),
  legallyReviewed: repeated(
    z.object({
      passed: yesNo(words('合法性审查通过', 'Lawful')),
      opinion: passage(words('合法性审查意见', 'Opinion'), { max: 5000 }),
    }),
  ),
  secrecyReviewed: repeated(
    z.object({
      passed: yesNo(words('可以公开', 'May be published')),
      withheld: passage(words('不予公开的部分', 'Parts withheld'), { max: 2000 }).optional(),
      opinion: passage(words('保密审查意见', 'Opinion'), { max: 5000 }),
    }),
  ),
  returned: z.object({ reasons }),
  approved: z.object({
    basis: line(words('审定会议或者批准', 'Approved by'), { max: 300 }),
    number: documentNumber.optional(),
    signer: line(words('签发人', 'Signed by'), { max: 40, hint: words('上行文标注', 'Named on papers to a superior') }).optional(),
    copies: line(words('抄送机关', 'Copies to'), {
      max: 500,
      hint: words('多个机关用顿号分开', 'Several with a comma between'),
    }).optional(),
  }),
  submitted: z.object({ to: line(words('报送机关', 'Reported to'), { max: 300 }) }),
  published: z.object({
    indexNumber: line(words('索引号', 'Index number'), { max: 100 }),
    title: line(words('标题', 'Title'), { max: 200 }),
    place: line(words('公开载体', 'Where'), { max: 300 }),
  }),
  corrected: repeated(
    z.object({
      section,
      was: passage(words('原文', 'Was'), { max: 5000 }),
      now: passage(words('更正为', 'Is now'), { max: 5000 }),
      reasons,
    }),
  ),
  withheld: z.object({ reasons }),
}

export type ReportPapers = typeof papers
