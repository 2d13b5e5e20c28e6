import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import { numbered, ownTarget, toldNobody } from '../../work-fields.ts'
import { documents } from './documents.ts'
import { law, regulation } from './law.ts'
import { papers, type ReviewPapers } from './papers.ts'

const gate = gates<ReviewPapers>()
/** The three questions of 第二十七条 decide the conclusion: it cannot say lawful where one of them says no. */
const consistent = gate(
  'concluded',
  'conclusion-other',
  words('权限、程序、内容有一项不符合的，不能作出合法结论', 'Where power, procedure or content fails, the conclusion cannot be lawful'),
  ({ paper }) => paper.conclusion !== 'lawful' || (paper.power && paper.procedure && paper.content),
  { field: 'conclusion', under: [regulation(27)] },
)
const advisersHeard = gate(
  'concluded',
  'advisers-unheard',
  words('重大行政决策的审查应当组织法律顾问、公职律师提出意见', 'Advisers or government lawyers are heard on a major decision'),
  ({ facts }) => facts.requested?.kind !== 'major-decision' || facts.advised !== undefined,
  { under: [regulation(28)] },
)

/** 合法性审查 of agenda items, decisions, documents and contracts: one question each on power, procedure and content. */
export const legalityReview = defineProcedure(papers, {
  id: 'legality-review',
  term: words('合法性审查', 'Legality review'),
  about: words('议题、决策、文件、合同的合法性审查', 'Review of agenda items, decisions, documents and contracts'),
  edition: '2019',
  inForce: { from: day('2019-09-01') },
  basis: [regulation(25, 1), regulation(27)],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    unit: { term: words('送审单位', 'Unit'), duty: 'task-officer', organ: (f) => f.requested?.unit },
    reviewer: { term: words('审查人员', 'Reviewer'), duty: 'legality-reviewer', organ: (f) => f.requested?.reviewer },
  },
  stages: { review: words('审查', 'Review'), supplement: words('补充材料', 'Papers missing') },
  events: {
    requested: { term: words('送审', 'Sent for review'), by: ['unit', 'reviewer'], at: 'start', to: 'review' },
    sentBack: { term: words('退回补充', 'Papers asked for'), by: 'reviewer', at: 'review', to: 'supplement' },
    supplemented: { term: words('补充材料', 'Papers brought'), by: 'unit', at: 'supplement', to: 'review' },
    advised: { term: words('法律意见', 'Advisers heard'), by: 'reviewer', at: 'review' },
    concluded: {
      term: words('审查意见', 'Opinion'),
      by: 'reviewer',
      at: 'review',
      to: 'closed',
      issues: 'opinion',
      needs: [consistent, advisersHeard],
      ends: { ...toldNobody, outcome: 'concluded' },
    },
    withdrawn: {
      term: words('撤回送审', 'Withdrawn'),
      by: 'unit',
      at: ['review', 'supplement'],
      to: 'closed',
      ends: { ...toldNobody, outcome: 'withdrawn' },
    },
    filed: { term: words('备案', 'Filed'), by: 'reviewer', at: 'closed' },
  },
  limits: {
    assured: {
      term: words('保证的审查时间', 'Time assured for review'),
      bears: 'unit',
      kind: 'minimum',
      consequence: words('时间届满前不得以审查超时为由催促', 'Until it is over nobody can complain of delay'),
      from: ['requested', 'supplemented'],
      until: ['concluded', 'withdrawn', 'sentBack'],
      runs: ({ facts }) => (facts.requested?.urgentReasons ? null : law.assured),
      roll: 'none',
    },
    review: {
      term: words('审查', 'Review'),
      bears: 'reviewer',
      internal: true,
      from: ['requested', 'supplemented'],
      until: ['concluded', 'withdrawn', 'sentBack'],
      runs: ownTarget(10),
      roll: 'forward',
    },
  },
  documents,
  reference: numbered('legality-review', '合审'),
  organ: (facts) => facts.requested?.reviewer,
  title: (facts) => words(facts.requested?.title ?? '合法性审查', facts.requested?.title ?? 'Legality review'),
})
