import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import { namedDay, numbered, ownTarget, toldNobody } from '../../work-fields.ts'
import { documents } from './documents.ts'
import { papers, type SupervisionPapers } from './papers.ts'

const gate = gates<SupervisionPapers>()
const heardFirst = gate(
  'noticeIssued',
  'unit-unheard',
  words('发出通知书前应当听取单位陈述', 'The unit is heard before a notice'),
  ({ facts }) => facts.heard !== undefined,
)
const dayAhead = gate(
  'noticeIssued',
  'day-gone',
  words('整改期限应当在发出之后', 'The day set lies after the notice'),
  ({ paper, on }) => paper.mendBy > on,
  { field: 'mendBy' },
)
const asked = gate(
  'reviewAnswered',
  'objection-missing',
  words('单位没有提出异议', 'The unit has not objected'),
  ({ facts }) => facts.reviewAsked !== undefined,
)
const answeredFirst = gate(
  'verified',
  'objection-open',
  words('单位的异议尚未答复', 'The unit’s objection has not been answered'),
  ({ facts }) => facts.reviewAsked === undefined || facts.reviewAnswered !== undefined,
)

/** 行政执法监督: problems found in a unit's enforcement are told in a numbered notice, after the unit was heard, and mended by a day. */
export const enforcementSupervision = defineProcedure(papers, {
  id: 'enforcement-supervision',
  term: words('行政执法监督', 'Supervision of enforcement'),
  about: words('听取陈述、发出行政执法监督通知书、整改、核实', 'The unit is heard, a notice goes out, problems are mended and verified'),
  edition: '2022',
  inForce: { from: day('2000-01-01') },
  basis: [],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    supervisor: { term: words('监督人员', 'Supervisor'), duty: 'enforcement-supervisor', organ: (f) => f.opened?.supervisor },
    unit: { term: words('被监督单位', 'Unit supervised'), duty: 'task-officer', organ: (f) => f.opened?.unit },
  },
  stages: { inquiry: words('核查', 'Inquiry'), mending: words('整改', 'Mending'), verification: words('核实', 'Verification') },
  events: {
    opened: { term: words('立项', 'Opened'), by: 'supervisor', at: 'start', to: 'inquiry' },
    heard: { term: words('听取陈述', 'Unit heard'), by: ['unit', 'supervisor'], at: 'inquiry' },
    noticeIssued: {
      term: words('发出监督通知书', 'Notice issued'),
      by: 'supervisor',
      at: 'inquiry',
      to: 'mending',
      issues: 'notice',
      needs: [heardFirst, dayAhead],
    },
    noProblem: {
      term: words('未发现问题', 'No problem found'),
      by: 'supervisor',
      at: 'inquiry',
      to: 'closed',
      ends: { ...toldNobody, outcome: 'no-problem' },
    },
    reviewAsked: { term: words('提出异议', 'Objected'), by: 'unit', at: ['mending', 'verification'] },
    reviewAnswered: { term: words('答复异议', 'Objection answered'), by: 'supervisor', at: ['mending', 'verification'], needs: [asked] },
    answered: { term: words('报告整改', 'Mending reported'), by: 'unit', at: 'mending', to: 'verification' },
    verified: {
      term: words('核实办结', 'Verified'),
      by: 'supervisor',
      at: ['mending', 'verification'],
      to: 'closed',
      needs: [answeredFirst],
      ends: { ...toldNobody, outcome: 'verified' },
    },
  },
  limits: {
    mending: {
      term: words('整改期限', 'To be mended by'),
      bears: 'unit',
      internal: true,
      from: 'noticeIssued',
      until: ['answered', 'verified'],
      startOn: (_start, view) => view.facts.noticeIssued?.mendBy,
      runs: namedDay,
      roll: 'none',
    },
    answer: {
      term: words('答复异议', 'Answer to the objection'),
      bears: 'supervisor',
      internal: true,
      from: 'reviewAsked',
      until: ['reviewAnswered', 'verified'],
      runs: ownTarget(10),
      roll: 'forward',
    },
  },
  documents,
  reference: numbered('enforcement-supervision', '执监'),
  organ: (facts) => facts.opened?.supervisor,
  title: () => words('行政执法监督', 'Supervision of enforcement'),
})
