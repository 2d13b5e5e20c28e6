import { type AnyProcedure, type CaseParty, type Remedy, words } from '@fadu/procedure'
import { civilProcedure, type Edition, interpretation, law } from './law.ts'

type Context = Parameters<AnyProcedure['documents'][string]['text']>[0]
const both = ({ view, partyName }: Context) =>
  view.parties
    .filter((p: CaseParty) => p.role === 'applicant')
    .map(partyName)
    .join('、')

export const otherWays = (edition: Edition): Remedy => ({
  words: words(
    '可以通过调解方式变更原协议或者达成新的协议，也可以向人民法院提起诉讼',
    'You may change the agreement, reach a new one, or sue',
  ),
  under: civilProcedure[edition](edition === '2017' ? 195 : edition === '2021' ? 202 : 206),
})
export const objection: Remedy = {
  words: words('认为裁定有错误的，可以自收到裁定之日起十五日内提出异议', 'A party may object within fifteen days of receiving the ruling'),
  under: interpretation(372, 2),
  within: law.objectionOfParty,
}
export const execution = (edition: Edition): Remedy => ({
  words: words('一方拒绝履行或者未全部履行的，对方可以申请执行', 'If one side does not perform, the other may ask for execution'),
  under: civilProcedure[edition](edition === '2017' ? 195 : edition === '2021' ? 202 : 206),
})

export const documents = (edition: Edition) => ({
  ruling: {
    term: words('确认裁定书', 'Ruling'),
    to: ['applicant'],
    remedy: [objection, execution(edition)],
    text: (c: Context) => ({
      title: '民事裁定书',
      addressee: both(c),
      paragraphs: [`${both(c)}共同申请确认调解协议效力。`, String((c.paper as { reasons: string }).reasons), '裁定调解协议有效。'],
    }),
  },
  refusalRuling: {
    term: words('不予受理裁定书', 'Refusal'),
    to: ['applicant'],
    remedy: [otherWays(edition)],
    text: (c: Context) => ({
      title: '民事裁定书',
      addressee: both(c),
      paragraphs: [String((c.paper as { reasons: string }).reasons), '裁定对该申请不予受理。'],
    }),
  },
  dismissalRuling: {
    term: words('驳回申请裁定书', 'Dismissal'),
    to: ['applicant'],
    remedy: [otherWays(edition)],
    text: (c: Context) => ({
      title: '民事裁定书',
      addressee: both(c),
      paragraphs: [String((c.paper as { reasons: string }).reasons), '裁定驳回司法确认申请。'],
    }),
  },
})
