import { words } from '@fadu/procedure'
import { execution, objection, otherWays } from './documents.ts'
import { type Edition, interpretation, law, rules } from './law.ts'

const byPresident = (article: ReturnType<typeof rules>) => [
  {
    code: 'president-approval',
    under: article,
    field: 'byPresident',
    otherwise: words('延长须经本院院长批准', 'An extension needs the approval of the president of the court'),
    that: ({ paper }: { paper: { byPresident: boolean } }) => paper.byPresident,
  },
]
const exempt = {
  under: interpretation(356),
  because: words('人民法院依特别程序审查并核实双方意见', 'The court examines and hears both sides in its own procedure'),
}
const burdens = { on: ['applicant'], exempt: { notice: exempt, hearing: exempt, 'legal-review': exempt, publication: exempt } } as const

const filing = (edition: Edition) =>
  ({
    applied: { term: words('申请司法确认', 'Applied'), by: ['link', 'judge'], at: 'start', to: 'filing' },
    docketed: { term: words('立案', 'Docketed'), by: 'judge', at: 'filing', to: 'examination' },
    notAccepted: {
      term: words('不予受理', 'Not accepted'),
      by: 'judge',
      at: 'filing',
      to: 'closed',
      issues: 'refusalRuling',
      burdens,
      ends: { tells: ['applicant'], remedy: [otherWays(edition)], outcome: 'not-accepted' },
    },
    heardTogether: { term: words('双方到场核实', 'Heard together'), by: 'judge', at: 'examination' },
  }) as const

const examination = (edition: Edition) =>
  ({
    extended: {
      term: words('延长审限', 'Extended'),
      by: 'judge',
      at: 'examination',
      needs: byPresident(law.decide[edition].articles[0] as never),
    },
    extendedByRules: {
      term: words('延长确认期限', 'Extended under the rules'),
      by: 'judge',
      at: 'examination',
      needs: byPresident(rules(5, 1)),
    },
  }) as const

const endings = (edition: Edition) =>
  ({
    confirmed: {
      term: words('裁定有效', 'Confirmed'),
      by: 'judge',
      at: 'examination',
      to: 'closed',
      issues: 'ruling',
      ends: { tells: ['applicant'], remedy: [objection, execution(edition)], outcome: 'confirmed' },
    },
    dismissed: {
      term: words('裁定驳回', 'Dismissed'),
      by: 'judge',
      at: 'examination',
      to: 'closed',
      issues: 'dismissalRuling',
      burdens,
      ends: { tells: ['applicant'], remedy: [otherWays(edition)], outcome: 'dismissed' },
    },
    withdrawn: {
      term: words('准许撤回', 'Withdrawn'),
      by: 'judge',
      at: ['filing', 'examination'],
      to: 'closed',
      ends: { tells: ['applicant'], remedy: [otherWays(edition)], outcome: 'withdrawn' },
    },
  }) as const

const after = {
  partyObjected: { term: words('当事人异议', 'A party objected'), by: ['judge'], at: 'closed' },
  thirdPartyObjected: { term: words('利害关系人异议', 'A third person objected'), by: 'judge', at: 'closed' },
  executionApplied: { term: words('申请执行', 'Execution applied for'), by: 'judge', at: 'closed' },
} as const

export const events = (edition: Edition) => ({ ...filing(edition), ...examination(edition), ...endings(edition), ...after })
