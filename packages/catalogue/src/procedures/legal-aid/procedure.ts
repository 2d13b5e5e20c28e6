import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import { numbered } from '../../work-fields.ts'
import { documents, objection } from './documents.ts'
import { art, law } from './law.ts'
import { type AidPapers, papers } from './papers.ts'

const gate = gates<AidPapers>()
const urgent = gate(
  'advanced',
  'not-urgent',
  words('申请没有提出先行援助的情形', 'The application names nothing that would need aid at once'),
  ({ facts }) => facts.applied?.urgent === true,
  { under: [art(44, 1)] },
)
const granted = gate(
  'assigned',
  'aid-undecided',
  words('尚未决定给予法律援助，也未先行提供', 'Aid has been neither granted nor given in advance'),
  ({ facts }) => facts.granted !== undefined || facts.advanced !== undefined,
  { under: [art(43, 1)] },
)
const missingAsked = gate(
  'notSupplemented',
  'missing-unasked',
  words('没有一次性告知需要补充的材料', 'What is missing was never told'),
  ({ facts }) => facts.supplementAsked !== undefined,
  { under: [art(43, 2)] },
)
const refusedOrEnded = gate(
  'objected',
  'nothing-refused',
  words('没有不予援助或者终止援助的决定', 'Aid was neither refused nor ended'),
  ({ facts }) => facts.refused !== undefined || facts.ended !== undefined,
  { under: [art(49, 1)] },
)
const objectionThere = gate(
  'objectionDecided',
  'objection-missing',
  words('没有提出异议', 'There is no objection'),
  ({ facts }) => facts.objected !== undefined,
  {
    under: [art(49, 2)],
  },
)

const runs = { roll: 'forward' } as const

/** 法律援助: free help for those who lack the means, decided in seven days; refusal has its reasons and its remedy. */
export const legalAid = defineProcedure(papers, {
  id: 'legal-aid',
  term: words('法律援助', 'Legal aid'),
  about: words(
    '经济困难公民和符合法定条件的当事人可以申请无偿法律服务',
    'Free legal service for those who lack the means or whom the law names',
  ),
  edition: '2021',
  inForce: { from: day('2022-01-01') },
  basis: [art(31), art(43, 1)],
  informationClass: 'V3',
  roles: {
    applicant: { term: words('申请人', 'Applicant'), party: true },
    officer: { term: words('受理审查人员', 'Officer'), duty: 'legal-aid-officer', organ: (f) => f.applied?.organ },
    lawyer: {
      term: words('承办人', 'Whoever gives the aid'),
      duty: 'legal-aid-lawyer',
      organ: (f) => f.assigned?.firm,
      post: (f) => f.assigned?.lawyer,
    },
    supervisor: { term: words('司法行政部门', 'Judicial administration'), duty: 'legal-aid-supervisor', anywhere: true },
  },
  stages: {
    examination: words('审查', 'Examination'),
    supplement: words('补充材料', 'Papers missing'),
    assignment: words('指派', 'Assignment'),
    aid: words('援助', 'Aid'),
    filing: words('归档', 'Filing'),
  },
  events: {
    applied: {
      term: words('申请', 'Applied'),
      by: ['applicant', 'officer'],
      at: 'start',
      to: 'examination',
      tells: words('已收到申请，七日内答复', 'Received; you will hear within seven days'),
    },
    supplementAsked: {
      term: words('一次性告知补充', 'Missing papers told'),
      by: 'officer',
      at: 'examination',
      to: 'supplement',
      issues: 'supplement',
    },
    supplemented: { term: words('补充', 'Brought'), by: ['applicant', 'officer'], at: 'supplement', to: 'examination' },
    notSupplemented: {
      term: words('未补充，视为撤回', 'Not brought: counts as withdrawn'),
      by: 'officer',
      at: 'supplement',
      to: 'closed',
      needs: [missingAsked],
      ends: { tells: ['applicant'], remedy: [objection], outcome: 'not-supplemented' },
    },
    advanced: {
      term: words('决定先行援助', 'Aid in advance'),
      by: 'officer',
      at: ['examination', 'supplement'],
      to: 'assignment',
      needs: [urgent],
    },
    granted: {
      term: words('决定给予援助', 'Granted'),
      by: 'officer',
      at: 'examination',
      to: 'assignment',
      issues: 'grant',
      tells: words('已决定给予法律援助', 'Aid is granted'),
    },
    refused: {
      term: words('决定不予援助', 'Refused'),
      by: 'officer',
      at: 'examination',
      to: 'closed',
      issues: 'refusal',
      ends: { tells: ['applicant'], remedy: [objection], outcome: 'refused' },
    },
    assigned: { term: words('指派', 'Assigned'), by: 'officer', at: ['assignment', 'aid'], to: 'aid', needs: [granted] },
    reported: { term: words('办结报告', 'Reported'), by: 'lawyer', at: 'aid', to: 'filing' },
    closed: {
      term: words('结案归档', 'Closed'),
      by: 'officer',
      at: 'filing',
      to: 'closed',
      ends: { tells: ['applicant'], remedy: [objection], outcome: 'closed' },
    },
    ended: {
      term: words('终止援助', 'Ended'),
      by: 'officer',
      at: ['assignment', 'aid'],
      to: 'closed',
      issues: 'ending',
      ends: { tells: ['applicant'], remedy: [objection], outcome: 'ended' },
    },
    withdrawn: {
      term: words('撤回申请', 'Withdrawn'),
      by: 'applicant',
      at: ['examination', 'supplement', 'assignment'],
      to: 'closed',
      ends: { tells: ['applicant'], remedy: [objection], outcome: 'withdrawn' },
    },
    objected: { term: words('提出异议', 'Objection'), by: ['applicant', 'supervisor'], at: 'closed', needs: [refusedOrEnded] },
    objectionDecided: {
      term: words('异议审查决定', 'Objection decided'),
      by: 'supervisor',
      at: 'closed',
      issues: 'objectionDecision',
      needs: [objectionThere],
      tells: words('司法行政部门已审查', 'The judicial administration has decided'),
    },
  },
  limits: {
    examination: {
      ...runs,
      term: words('审查决定', 'Examination'),
      bears: 'officer',
      from: 'applied',
      until: ['granted', 'refused', 'withdrawn', 'notSupplemented', 'advanced'],
      runs: law.examination,
      pausedBetween: [['supplementAsked', 'supplemented']],
    },
    assignment: {
      ...runs,
      term: words('指派', 'Assignment'),
      bears: 'officer',
      from: 'granted',
      until: ['assigned', 'ended', 'withdrawn'],
      runs: law.assignment,
    },
    objection: {
      ...runs,
      term: words('异议审查', 'Objection'),
      bears: 'supervisor',
      from: 'objected',
      until: 'objectionDecided',
      runs: law.objection,
    },
  },
  documents,
  reference: numbered('legal-aid', '援'),
  organ: (facts) => facts.applied?.organ,
  parties: (facts) => (facts.applied?.applicants ?? []).map((party) => ({ role: 'applicant', party })),
  title: () => words('法律援助', 'Legal aid'),
  portal: { opens: 'applied', role: 'applicant', acts: ['supplemented', 'withdrawn', 'objected'] },
})
