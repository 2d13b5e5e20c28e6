import { contradictions } from '@fadu/indicator'
import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import { numbered, toldNobody } from '../../work-fields.ts'
import {
  eachOnce,
  figureFor,
  figuresIn,
  inOrder,
  partsMissing,
  reviewPassed,
  sectionOwners,
  standingSections,
  unconfirmed,
} from './composition.ts'
import { art, law, mayBegin, yearEnd } from './law.ts'
import { papers, type ReportPapers } from './papers.ts'
import { rateClaim, unexplained, unsourced } from './typed.ts'

const gate = gates<ReportPapers>()
const noSection = words('报告中没有这一章节', 'The report has no such section')

const planning = [
  gate(
    'planned',
    'year-other',
    words('年度报告在报告年度或者次年立项；更晚的按补录办理', 'A report is begun in its year or the next; later it is an entry made late'),
    ({ paper, on }) => mayBegin(paper.year, on),
    { field: 'year' },
  ),
  gate(
    'planned',
    'part-missing',
    words('法定的四个部分不能缺少', 'The four parts that the rules name must be there'),
    ({ paper }) => partsMissing(paper.sections).length === 0,
    { field: 'sections', under: [art(25)] },
  ),
  gate('planned', 'section-twice', words('章节编号重复', 'Two sections bear one number'), ({ paper }) => eachOnce(paper.sections), {
    field: 'sections',
  }),
  gate('planned', 'part-order', words('各部分的顺序固定', 'The parts stand in their order'), ({ paper }) => inOrder(paper.sections), {
    field: 'sections',
  }),
]

const freezing = gate(
  'figuresFrozen',
  'rate-contradicted',
  words('冻结的比率与自身的分子分母不符，请由平台重新计算', 'A frozen rate contradicts its own two counts; have it reckoned anew'),
  ({ paper }) => contradictions(paper.figures.flatMap(rateClaim)).length === 0,
  { field: 'figures' },
)

const drafting = [
  gate('drafted', 'part-missing', planning[1]!.otherwise, ({ paper }) => partsMissing(paper.sections).length === 0, {
    field: 'sections',
    under: [art(25)],
  }),
  gate('drafted', 'section-twice', planning[2]!.otherwise, ({ paper }) => eachOnce(paper.sections), { field: 'sections' }),
  gate('drafted', 'part-order', planning[3]!.otherwise, ({ paper }) => inOrder(paper.sections), { field: 'sections' }),
  gate(
    'drafted',
    'figure-unfrozen',
    words('正文引用了没有冻结的数据', 'The text refers to a figure that was not frozen'),
    ({ facts, paper }) =>
      paper.sections.every((s) => figuresIn(s.text).every((f) => figureFor(facts.figuresFrozen?.figures ?? [], f) !== undefined)),
    { field: 'sections' },
  ),
  gate(
    'drafted',
    'figure-typed',
    words(
      '正文有手工填写的数字没有说明来源：改为引用冻结数据，或者写明来源和理由',
      'The text has typed numbers without a source: refer to a frozen figure, or name source and reason',
    ),
    ({ paper }) => unsourced(paper).length === 0,
    { field: 'elsewhere' },
  ),
  gate(
    'drafted',
    'figure-contradicted',
    words(
      '正文有数字与相邻数字相互矛盾：更正，或者写明来源并说明不符的原因',
      'Numbers of the text contradict one another: mend them, or name the source and why they differ',
    ),
    ({ facts, paper }) => unexplained(paper, facts.figuresFrozen?.figures ?? []).length === 0,
    { field: 'elsewhere' },
  ),
]

const approval = [
  gate(
    'approved',
    'owners-unconfirmed',
    words('供稿单位尚未全部确认', 'Units have still to confirm'),
    ({ facts }) => unconfirmed(facts).length === 0,
  ),
  gate('approved', 'legality-unreviewed', words('报告稿未通过合法性审查', 'The draft has not passed legality review'), ({ facts }) =>
    reviewPassed(facts, 'legallyReviewed'),
  ),
  gate(
    'approved',
    'secrecy-unreviewed',
    words('报告稿未通过保密审查', 'The draft has not passed secrecy review'),
    ({ facts }) => reviewPassed(facts, 'secrecyReviewed'),
    { under: [art(24)] },
  ),
]

const owned = gate(
  'confirmed',
  'section-other',
  words('本单位没有这一章节的供稿任务', 'This unit has no such section'),
  ({ facts, paper }) => sectionOwners(facts).some((o) => o.section === paper.section && o.unit === paper.unit),
  { field: 'section' },
)

/** Secrecy exempts from publication only (art. 24); the superiors are told in any case, and before anything ends. */
const toldSuperiors = {
  code: 'report-not-submitted',
  under: [art(23, 2)],
  otherwise: words('报告尚未报送上级机关', 'The report has not gone to the superior organ'),
  after: 'submitted',
} as const

/** What the superiors have is what the public gets: a mistake found later is corrected with a note. */
const notYetTold = gate(
  'returned',
  'report-submitted',
  words(
    '报告已报送上级机关，不再退回修改；发现错误的，公开后附说明更正',
    'The report is with the superior organ; what is wrong is corrected with a note after publication',
  ),
  ({ facts }) => facts.submitted === undefined,
)

/** 法治政府建设年度报告: figures frozen on a day, texts that refer to them, confirmed by their owners, reviewed twice, published in time. */
export const annualReport = defineProcedure(papers, {
  id: 'annual-report',
  term: words('法治政府建设年度报告', 'Annual report'),
  about: words(
    '供稿、数据冻结、起草、确认、审查、审定、报送、公开和更正',
    'Texts, frozen figures, draft, confirmation, reviews, approval, publication, correction',
  ),
  edition: '2019',
  inForce: { from: day('2019-04-15') },
  basis: [art(23, 2), art(24), art(25)],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    office: { term: words('编制人员', 'Office'), duty: 'rule-of-law-office', organ: (f) => f.planned?.office },
    lead: { term: words('审定人', 'Leader'), duty: 'rule-of-law-lead', organ: (f) => f.planned?.office },
    unit: { term: words('供稿单位', 'Unit'), duty: 'task-officer', organ: (f) => sectionOwners(f).map((o) => o.unit) },
    reviewer: { term: words('合法性审查人员', 'Legality reviewer'), duty: 'legality-reviewer', anywhere: true },
    secrecy: { term: words('保密审查人员', 'Secrecy reviewer'), duty: 'secrecy-reviewer', anywhere: true },
  },
  stages: {
    collecting: words('供稿', 'Collecting'),
    drafting: words('起草', 'Drafting'),
    confirmation: words('确认和审查', 'Confirmation and review'),
    approved: words('已审定', 'Approved'),
  },
  events: {
    planned: { term: words('立项', 'Planned'), by: 'office', at: 'start', to: 'collecting', needs: planning },
    sectionRequested: {
      term: words('约稿', 'Section asked for'),
      by: 'office',
      at: ['collecting', 'drafting'],
      needs: [
        gate(
          'sectionRequested',
          'section-unknown',
          noSection,
          ({ facts, paper }) => standingSections(facts).some((s) => s.id === paper.section),
          {
            field: 'section',
          },
        ),
      ],
    },
    sectionSubmitted: {
      term: words('供稿', 'Section submitted'),
      by: ['unit', 'office'],
      at: ['collecting', 'drafting'],
      speaksFor: { unit: 'unit' },
      needs: [
        gate(
          'sectionSubmitted',
          'section-unknown',
          noSection,
          ({ facts, paper }) => standingSections(facts).some((s) => s.id === paper.section),
          {
            field: 'section',
          },
        ),
      ],
    },
    figuresFrozen: {
      term: words('冻结数据', 'Figures frozen'),
      by: 'office',
      at: ['collecting', 'drafting'],
      to: 'drafting',
      needs: [freezing],
    },
    drafted: { term: words('起草', 'Drafted'), by: 'office', at: 'drafting', to: 'confirmation', needs: drafting },
    confirmed: {
      term: words('单位确认', 'Confirmed by its owner'),
      by: 'unit',
      at: 'confirmation',
      needs: [owned],
      speaksFor: { unit: 'unit' },
    },
    legallyReviewed: { term: words('合法性审查', 'Legality review'), by: 'reviewer', at: 'confirmation' },
    secrecyReviewed: { term: words('保密审查', 'Secrecy review'), by: 'secrecy', at: 'confirmation' },
    returned: {
      term: words('退回修改', 'Sent back'),
      by: ['office', 'lead'],
      at: ['confirmation', 'approved'],
      to: 'drafting',
      needs: [notYetTold],
    },
    approved: { term: words('审定', 'Approved'), by: 'lead', at: 'confirmation', to: 'approved', needs: approval },
    submitted: { term: words('报送', 'Reported'), by: 'office', at: 'approved' },
    published: {
      term: words('公开', 'Published'),
      by: 'office',
      at: 'approved',
      to: 'closed',
      needs: [toldSuperiors],
      ends: { ...toldNobody, outcome: 'published' },
    },
    corrected: { term: words('公开后更正', 'Corrected'), by: 'office', at: 'closed' },
    withheld: {
      term: words('不予公开', 'Not published'),
      by: 'lead',
      at: 'approved',
      to: 'closed',
      needs: [toldSuperiors],
      ends: { ...toldNobody, outcome: 'withheld' },
    },
  },
  limits: {
    report: {
      kind: 'fixed-date',
      once: true,
      term: words('向上级报告', 'Report to the superiors'),
      bears: 'office',
      from: 'planned',
      until: ['submitted', 'withheld'],
      soughtAfter: ({ paper }) => yearEnd((paper as { readonly year: number }).year),
      ...law.reported,
      amberWorkdays: 20,
    },
    publication: {
      kind: 'fixed-date',
      once: true,
      term: words('向社会公开', 'Publication'),
      bears: 'office',
      from: 'planned',
      until: ['published', 'withheld'],
      soughtAfter: ({ paper }) => yearEnd((paper as { readonly year: number }).year),
      ...law.published,
      amberWorkdays: 20,
    },
  },
  documents: {},
  reference: numbered('annual-report', '年报'),
  organ: (facts) => facts.planned?.office,
  title: ({ planned }) =>
    planned
      ? words(`${planned.year}年法治政府建设年度报告`, `Annual report ${planned.year}`)
      : words('法治政府建设年度报告', 'Annual report'),
  disclosure: {
    when: ['published'],
    under: art(24),
    shows: ['published.indexNumber', 'published.title', 'published.place', 'planned.year'],
  },
})
