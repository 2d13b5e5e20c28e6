import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import { numbered, ownTarget, toldNobody } from '../../work-fields.ts'
import { figureFor, figuresIn } from '../annual-report/composition.ts'
import { documents } from './documents.ts'
import { type BulletinPapers, papers } from './papers.ts'

const gate = gates<BulletinPapers>()
/** Results are shown only with figures somebody has verified, each with its day. */
const verified = gate(
  'approved',
  'figures-unverified',
  words('引用数据尚未核验', 'Figures have not been verified'),
  ({ facts }) => (facts.edited ?? facts.submitted)?.figures.every((f) => f.verified) ?? true,
)

const sentThere = gate(
  'received',
  'not-sent-there',
  words('没有发送给这一单位，或者它已经签收', 'It was not sent to this unit, or the unit has received it already'),
  ({ facts, paper }) => facts.issued?.sentTo.includes(paper.unit) === true && !facts.received?.some((r) => r.unit === paper.unit),
  { field: 'unit' },
)

/** Every reference in the text stands on a figure of the bulletin. */
const referencesKnown = gate(
  'edited',
  'figure-missing',
  words('正文引用的数据不在引用数据之列', 'The text refers to a figure that the bulletin does not have'),
  ({ paper }) => figuresIn(paper.text).every((f) => figureFor(paper.figures, f) !== undefined),
  { field: 'text' },
)

/** 简报: what a unit sends in is edited, approved and issued with a number; 晾晒 shows verified figures only. */
export const bulletin = defineProcedure(papers, {
  id: 'bulletin',
  term: words('简报', 'Bulletin'),
  about: words('进展和经验的报送、编辑、审定、编号印发和成果晾晒', 'Reports and experience, edited, approved and issued with a number'),
  edition: '2022',
  inForce: { from: day('2000-01-01') },
  basis: [],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    unit: { term: words('报送单位', 'Submitting unit'), duty: 'task-officer', organ: (f) => f.submitted?.unit },
    office: { term: words('编发单位', 'Issuing office'), duty: 'rule-of-law-office', organ: (f) => f.submitted?.office },
    reader: { term: words('发送单位', 'Unit it is sent to'), duty: 'task-officer', organ: (f) => f.issued?.sentTo },
    lead: { term: words('审定人', 'Approving leader'), duty: 'rule-of-law-lead', organ: (f) => f.submitted?.office },
  },
  stages: {
    editing: words('编辑', 'Editing'),
    approval: words('审定', 'Approval'),
    issuing: words('印发', 'Issuing'),
  },
  events: {
    submitted: { term: words('报送', 'Submitted'), by: ['unit', 'office'], at: 'start', to: 'editing', speaksFor: { unit: 'unit' } },
    edited: { term: words('编辑', 'Edited'), by: 'office', at: 'editing', to: 'approval', needs: [referencesKnown] },
    declined: {
      term: words('不予采用', 'Not used'),
      by: 'office',
      at: 'editing',
      to: 'closed',
      ends: { ...toldNobody, outcome: 'declined' },
    },
    returned: { term: words('退回修改', 'Sent back'), by: 'lead', at: 'approval', to: 'editing' },
    approved: { term: words('审定', 'Approved'), by: 'lead', at: 'approval', to: 'issuing', needs: [verified] },
    issued: {
      term: words('印发', 'Issued'),
      by: 'office',
      at: 'issuing',
      to: 'closed',
      issues: 'bulletin',
      ends: { ...toldNobody, outcome: 'issued' },
    },
    received: { term: words('签收', 'Received'), by: 'reader', at: 'closed', needs: [sentThere], speaksFor: { reader: 'unit' } },
  },
  limits: {
    editing: {
      term: words('编辑', 'Editing'),
      bears: 'office',
      internal: true,
      from: ['submitted', 'returned'],
      until: ['edited', 'declined'],
      runs: ownTarget(10),
      roll: 'forward',
    },
  },
  documents,
  reference: numbered('bulletin-draft', '报'),
  organ: (facts) => facts.submitted?.office,
  title: (facts) => {
    const title = (facts.edited ?? facts.submitted)?.title
    return words(title ?? '简报', title ?? 'Bulletin')
  },
})
