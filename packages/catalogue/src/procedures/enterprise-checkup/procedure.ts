import { day, statute } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import { numbered, ownTarget } from '../../work-fields.ts'
import { documents, otherAdvice } from './documents.ts'
import { type CheckupPapers, papers } from './papers.ts'

/** 优化营商环境条例, in force 2020-01-01. */
const business = statute('优化营商环境条例', '2019')
const gate = gates<CheckupPapers>()
const willing = gate(
  'started',
  'consent-missing',
  words('法治体检由企业自愿参加', 'A check-up is of the enterprise’s own will'),
  ({ paper }) => paper.consent,
  {
    field: 'consent',
    under: [business(48, 2)],
  },
)
const answeredFirst = gate(
  'reported',
  'answers-missing',
  words('企业尚未完成自查', 'The enterprise has not answered'),
  ({ facts }) => facts.answered !== undefined,
)
/** Rules make the level, and it can be told by which (sensitive.md S8, S17). */
const byRule = gate(
  'reported',
  'rule-missing',
  words('中、高风险应当列明依据的规则', 'Medium and high risk name the rules behind them'),
  ({ paper }) => paper.level === 'low' || paper.rules.length > 0,
  { field: 'rules' },
)
const advised = gate(
  'concluded',
  'advice-missing',
  words('中、高风险的，应当先提出法律建议', 'At medium and high risk advice comes first'),
  ({ facts }) => facts.reported?.level === 'low' || facts.adviceIssued !== undefined,
)

/**
 * 法治体检: a service to the enterprise and to nobody else. It answers, rules tell a level with their reasons, it sees the report
 * first and may object; nothing of it reaches those who enforce.
 */
export const enterpriseCheckup = defineProcedure(papers, {
  id: 'enterprise-checkup',
  term: words('企业法治体检', 'Legal check-up'),
  about: words(
    '为自愿参加的企业查找法律风险、提出建议，报告只给企业',
    'Finds legal risks for an enterprise that asks; the report is for it alone',
  ),
  edition: '2020',
  inForce: { from: day('2020-01-01') },
  basis: [business(68), business(48, 2)],
  informationClass: 'V3',
  roles: {
    enterprise: { term: words('企业', 'Enterprise'), party: true },
    lawyer: { term: words('服务律师', 'Lawyer'), duty: 'checkup-lawyer', organ: (f) => f.started?.organ },
  },
  stages: { answers: words('自查', 'Answers'), report: words('报告', 'Report') },
  events: {
    started: { term: words('开始体检', 'Started'), by: ['enterprise', 'lawyer'], at: 'start', to: 'answers', needs: [willing] },
    answered: { term: words('自查', 'Answered'), by: ['enterprise', 'lawyer'], at: 'answers' },
    reported: {
      term: words('出具报告', 'Reported'),
      by: 'lawyer',
      at: 'answers',
      to: 'report',
      issues: 'report',
      needs: [answeredFirst, byRule],
    },
    commented: { term: words('企业意见', 'Comment'), by: 'enterprise', at: 'report' },
    adviceIssued: { term: words('法律建议', 'Advice'), by: 'lawyer', at: 'report', issues: 'advice' },
    concluded: {
      term: words('体检完成', 'Concluded'),
      by: 'lawyer',
      at: 'report',
      to: 'closed',
      needs: [advised],
      ends: { tells: ['enterprise'], remedy: [otherAdvice], outcome: 'concluded' },
    },
    stopped: {
      term: words('终止', 'Stopped'),
      by: ['enterprise', 'lawyer'],
      at: ['answers', 'report'],
      to: 'closed',
      ends: { tells: ['enterprise'], remedy: [otherAdvice], outcome: 'stopped' },
    },
  },
  limits: {
    report: {
      term: words('出具报告', 'Report'),
      bears: 'lawyer',
      internal: true,
      from: 'answered',
      until: ['reported', 'stopped'],
      runs: ownTarget(10),
      roll: 'forward',
    },
  },
  documents,
  reference: numbered('checkup', '体检'),
  organ: (facts) => facts.started?.organ,
  parties: (facts) => (facts.started?.enterprise ?? []).map((party) => ({ role: 'enterprise', party })),
  title: () => words('企业法治体检', 'Legal check-up'),
  portal: { opens: 'started', role: 'enterprise', acts: ['answered', 'commented', 'stopped'] },
})
