import { choice, line, passage, words, yesNo } from '@fadu/procedure'
import { caseRef } from '../work-fields.ts'
import { ledger, level, number, onDay, titled } from './ledger.ts'

/** What leaders asked for, what others recognised, and what still falls short. */

export const instructions = ledger({
  id: 'instructions',
  term: words('批示台账', 'Written instructions'),
  about: words('主要负责人关于法治工作的批示，记岗位不记姓名', 'Instructions on the rule of law, by post'),
  entry: {
    post: line(words('批示岗位', 'Post'), { max: 80, widget: 'post' }),
    rank: choice(words('职务', 'Rank'), {
      'party-leader': words('党委主要负责人', 'Head of the Party committee'),
      'government-leader': words('政府主要负责人', 'Head of the government'),
      other: words('其他负责人', 'Other leader'),
    }),
    on: onDay(),
    subject: titled('批示事项', 'Subject'),
    ruleOfLaw: yesNo(words('法治工作', 'On the rule of law')).default(true),
    task: caseRef(words('形成的任务', 'Task it led to')).optional(),
  },
  title: (entry) => entry.subject,
})

export const honours = ledger({
  id: 'honours',
  term: words('示范创建和荣誉', 'Honours and models'),
  about: words('上级或者本级认定的示范、荣誉和奖励', 'Models and awards recognised here or above'),
  informationClass: 'V0',
  entry: {
    title: titled('名称', 'Honour'),
    kind: choice(words('类别', 'Kind'), {
      'law-based-government': words('法治政府建设示范', 'Law-based government'),
      'judicial-office': words('“枫桥式”司法所', 'Judicial office'),
      'police-station': words('“枫桥式”公安派出所', 'Police station'),
      'people-court': words('“枫桥式”人民法庭', 'People’s tribunal'),
      'democratic-village': words('民主法治村（社区）', 'Democratic rule-of-law village'),
      'inspection-award': words('督查激励', 'Inspection award'),
      trademark: words('品牌商标', 'Trademark'),
      other: words('其他', 'Other'),
    }),
    level: level(),
    holder: line(words('获得单位', 'Held by'), { max: 80, widget: 'organ' }),
    recognisedOn: onDay('认定日期', 'Recognised on'),
    by: titled('认定机关', 'Recognised by'),
    first: yesNo(words('同类首个', 'First of its kind')).default(false),
  },
  title: (entry) => entry.title,
})

export const standings = ledger({
  id: 'standings',
  term: words('上级公布的位次', 'Ranks published by superiors'),
  about: words('由上级或者统计机关公布、不能由本区记录得出的位次', 'Places that only others can tell, with their source'),
  entry: {
    indicator: titled('指标', 'Indicator'),
    period: line(words('期间', 'Period'), { max: 20 }),
    place: number('位次', 'Place', 10_000),
    among: number('参评单位数', 'Among how many', 10_000).optional(),
    level: level('公布范围', 'Within'),
    publishedOn: onDay('公布日期', 'Published on'),
    source: titled('来源', 'Source'),
    signedBy: line(words('审核岗位', 'Signed by'), { max: 80, widget: 'post' }),
  },
  title: (entry) => entry.indicator,
})

export const shortcomings = ledger({
  id: 'shortcomings',
  term: words('问题短板台账', 'Shortcomings'),
  about: words(
    '查摆的问题、原因、责任单位、措施和期限，跨年度直到销号',
    'Problems with cause, owner, measure and date, open until settled',
  ),
  entry: {
    title: titled('问题', 'Shortcoming'),
    found: choice(words('来源', 'Found by'), {
      inspection: words('法治督察', 'Inspection'),
      assessment: words('考评', 'Assessment'),
      'lost-case': words('败诉、纠错案件', 'A case lost'),
      supervision: words('执法监督', 'Supervision of enforcement'),
      survey: words('评议、调查', 'Survey'),
      self: words('自查', 'Self-check'),
    }),
    cause: passage(words('原因', 'Cause'), { max: 3000 }),
    measure: passage(words('整改措施', 'Measure'), { max: 3000 }),
    due: onDay('整改期限', 'Due'),
    reportYear: number('写入年度报告', 'In the report of', 2100).optional(),
    closedOn: onDay('销号日期', 'Settled on').optional(),
    evidence: passage(words('整改佐证', 'Evidence'), { max: 3000 }).optional(),
  },
  title: (entry) => entry.title,
})
