import type { Article, Day } from '@fadu/legal-time'
import { type LimitSpec, words } from '@fadu/procedure'
import type { documents } from './documents.ts'
import { type Edition, internal, law, rollUnder } from './law.ts'
import type { ConfirmationPapers } from './papers.ts'

type Limit = LimitSpec<ConfirmationPapers, 'applicant' | 'judge', keyof ReturnType<typeof documents> & string, string>
interface Rolled {
  readonly roll: 'forward'
  readonly rollUnder: readonly Article[]
}

const served = { served: 'ruling' as const, to: 'applicant' }

const filing = (edition: Edition, roll: Rolled) =>
  ({
    apply: {
      term: words('申请司法确认期限', 'Period to apply'),
      kind: 'limitation',
      bears: 'applicant',
      from: 'applied',
      until: 'applied',
      startOn: (s) => (s.paper as { agreementOn: Day }).agreementOn,
      runs: law.apply[edition],
      ...roll,
    },
    accept: {
      term: words('决定是否受理', 'Deciding on acceptance'),
      bears: 'judge',
      from: 'applied',
      until: ['docketed', 'notAccepted', 'withdrawn'],
      runs: law.accept,
      ...roll,
    },
  }) satisfies Record<string, Limit>

const examination = (edition: Edition, roll: Rolled) =>
  ({
    decideByRules: {
      term: words('人民调解协议确认期限', 'Confirmation under the 2011 rules'),
      bears: 'judge',
      from: 'docketed',
      until: ['confirmed', 'dismissed', 'withdrawn'],
      runs: ({ facts }) => (facts.applied?.peoplesMediation ? law.decideByRules : null),
      ...roll,
      extendedBy: { event: 'extendedByRules', amount: (p: { days: number }) => p.days, atMost: law.decideByRulesExtension },
    },
    decide: {
      term: words('特别程序审限', 'Special procedure'),
      bears: 'judge',
      from: 'docketed',
      until: ['confirmed', 'dismissed', 'withdrawn'],
      runs: law.decide[edition],
      ...roll,
      extendedBy: { event: 'extended', amount: (p: { days: number }) => p.days },
    },
  }) satisfies Record<string, Limit>

const serving = {
  refusalService: {
    term: words('送达不予受理裁定', 'Serving the refusal'),
    bears: 'judge',
    internal: true,
    from: 'notAccepted',
    until: { served: 'refusalRuling' },
    runs: internal.service,
    roll: 'forward',
  },
  dismissalService: {
    term: words('送达驳回裁定', 'Serving the dismissal'),
    bears: 'judge',
    internal: true,
    from: 'dismissed',
    until: { served: 'dismissalRuling' },
    runs: internal.service,
    roll: 'forward',
  },
} satisfies Record<string, Limit>

const after = (edition: Edition, roll: Rolled) =>
  ({
    objectionOfParty: {
      term: words('当事人异议期限', 'Objection of a party'),
      kind: 'limitation',
      bears: 'applicant',
      from: served,
      until: 'partyObjected',
      runs: law.objectionOfParty,
      ...roll,
    },
    objectionOfThird: {
      term: words('利害关系人异议期限', 'Objection of a third person'),
      kind: 'limitation',
      bears: 'applicant',
      from: 'thirdPartyObjected',
      until: 'thirdPartyObjected',
      startOn: (s) => (s.paper as { knewOn: Day }).knewOn,
      runs: law.objectionOfThird,
      ...roll,
      consequence: words('不变期间，不适用中止、中断、延长', 'A fixed period: no suspension, interruption or extension'),
    },
    execution: {
      term: words('申请执行期限', 'Period for execution'),
      kind: 'limitation',
      bears: 'applicant',
      from: 'confirmed',
      until: 'executionApplied',
      startOn: (_s, { facts }) => facts.applied?.performBy,
      runs: law.execution[edition],
      ...roll,
    },
  }) satisfies Record<string, Limit>

export const limits = (edition: Edition) => {
  const roll = { roll: 'forward' as const, rollUnder: rollUnder[edition] }
  return { ...filing(edition, roll), ...examination(edition, roll), ...serving, ...after(edition, roll) }
}
