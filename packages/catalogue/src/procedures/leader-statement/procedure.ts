import { day, statute } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { numbered, ownTarget, toldNobody } from '../../work-fields.ts'
import { papers } from './papers.ts'

/** 法治政府建设与责任落实督察工作规定, in force 2019-04-15. */
const rules = statute('法治政府建设与责任落实督察工作规定', '2019')

/** 述法: what a principal leader did for the rule of law in a year, post by post. Nobody is ranked; problems become tasks. */
export const leaderStatement = defineProcedure(papers, {
  id: 'leader-statement',
  term: words('述法', 'Leader’s statement'),
  about: words('主要负责人履行法治建设第一责任人职责的年度报告', 'How a principal leader met the duties of the first-responsible person'),
  edition: '2019',
  inForce: { from: day('2019-04-15') },
  basis: [rules(6, 2), rules(25)],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    unit: { term: words('述法单位经办人', 'Unit'), duty: 'task-officer', organ: (f) => f.drafted?.unit },
    office: { term: words('评议人员', 'Office'), duty: 'rule-of-law-office', organ: (f) => f.drafted?.office },
  },
  stages: {
    review: words('评议', 'Review'),
    revision: words('修改', 'Revision'),
    presentation: words('述法', 'Presentation'),
    filing: words('归档', 'Filing'),
  },
  events: {
    drafted: { term: words('起草', 'Drafted'), by: 'unit', at: 'start', to: 'review' },
    reviewed: { term: words('评议', 'Reviewed'), by: 'office', at: 'review', to: 'presentation' },
    returned: { term: words('退回修改', 'Sent back'), by: 'office', at: ['review', 'presentation'], to: 'revision' },
    revised: { term: words('修改', 'Revised'), by: 'unit', at: 'revision', to: 'review' },
    presented: { term: words('会议述法', 'Presented'), by: 'unit', at: 'presentation', to: 'filing' },
    filed: {
      term: words('归档', 'Filed'),
      by: 'office',
      at: ['filing', 'presentation'],
      to: 'closed',
      ends: { ...toldNobody, outcome: 'filed' },
    },
    withdrawn: {
      term: words('撤回', 'Withdrawn'),
      by: 'unit',
      at: ['review', 'revision', 'presentation'],
      to: 'closed',
      ends: { ...toldNobody, outcome: 'withdrawn' },
    },
  },
  limits: {
    review: {
      term: words('评议', 'Review'),
      bears: 'office',
      internal: true,
      from: ['drafted', 'revised'],
      until: ['reviewed', 'returned', 'withdrawn'],
      runs: ownTarget(10),
      roll: 'forward',
    },
  },
  documents: {},
  reference: numbered('statement', '述法'),
  organ: (facts) => facts.drafted?.office,
  title: ({ drafted }) => (drafted ? words(`${drafted.year}年述法报告`, `Statement ${drafted.year}`) : words('述法', 'Statement')),
})
