import { type AnyProcedure, type CaseParty, type Remedy, words } from '@fadu/procedure'
import { art } from './law.ts'
import { disputeKinds, nextChannels } from './words.ts'

type Context = Parameters<AnyProcedure['documents'][string]['text']>[0]
const names = ({ view, partyName }: Context, role: string) =>
  view.parties
    .filter((p: CaseParty) => p.role === role)
    .map(partyName)
    .join('、')
const matter = (c: Context) =>
  `${names(c, 'applicant')}与${names(c, 'respondent')}因${disputeKinds[c.view.facts.filed.kind as keyof typeof disputeKinds].zh}发生纠纷。`
const told = (c: Context) =>
  ((c.paper as { channels: (keyof typeof nextChannels)[] }).channels ?? []).map((k) => nextChannels[k].zh).join('、')
const series = (name: string, character: string) => ({
  series: name,
  format: (organ: { readonly shortName: string }, year: number, n: number) => `（${year}）${organ.shortName}${character}字第${n}号`,
})

export const otherWays: Remedy = {
  words: words('可以依法通过仲裁、行政、司法等途径维护权利', 'You may pursue your rights by arbitration, the administration or the courts'),
  under: art(26),
}
export const suit: Remedy = {
  words: words('就协议的履行或者内容发生争议的，可以向人民法院提起诉讼', 'If a dispute arises over the agreement, you may sue'),
  under: art(32),
}
export const confirmation: Remedy = {
  words: words(
    '双方可以自协议生效之日起三十日内共同申请司法确认',
    'Both sides may jointly ask for judicial confirmation within thirty days',
  ),
  under: art(33, 1),
}

export const documents = {
  rights: {
    term: words('权利义务告知书', 'Notice of rights and duties'),
    to: ['applicant', 'respondent'],
    text: (c: Context) => ({
      title: '人民调解权利义务告知书',
      addressee: '各方当事人',
      paragraphs: [
        matter(c),
        '调解不收取任何费用，在自愿、平等的基础上进行。当事人可以选择或者接受调解员，可以接受、拒绝调解或者要求终止调解，可以要求公开或者不公开进行，自主表达意愿、自愿达成协议。',
        '当事人应当如实陈述纠纷事实，遵守调解现场秩序，尊重对方当事人行使权利。',
      ],
    }),
  },
  refusal: {
    term: words('不予受理告知书', 'Notice of refusal'),
    to: ['applicant'],
    remedy: [otherWays],
    number: series('mediation-refusal', '人调不'),
    text: (c: Context) => ({
      title: '人民调解不予受理告知书',
      addressee: names(c, 'applicant'),
      paragraphs: [matter(c), String((c.paper as { reasons: string }).reasons), `可以通过下列途径处理：${told(c)}。`],
    }),
  },
  agreement: {
    term: words('调解协议书', 'Mediation agreement'),
    to: ['applicant', 'respondent'],
    remedy: [suit, confirmation],
    number: series('mediation-agreement', '人调'),
    text: (c: Context) => {
      const p = c.paper as { content: string; performBy: string }
      return {
        title: '人民调解协议书',
        addressee: '各方当事人',
        paragraphs: [
          matter(c),
          `纠纷简要情况：${c.view.facts.filed.facts}`,
          `经调解，自愿达成如下协议：${p.content}`,
          `履行期限：${p.performBy}前。`,
          '本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。',
        ],
      }
    },
  },
  termination: {
    term: words('终止调解通知书', 'Notice of termination'),
    to: ['applicant', 'respondent'],
    remedy: [otherWays],
    number: series('mediation-termination', '人调终'),
    text: (c: Context) => ({
      title: '终止调解通知书',
      addressee: '各方当事人',
      paragraphs: [matter(c), '经调解未能达成协议，终止调解。', `可以依法通过下列途径维护权利：${told(c) || '仲裁、行政途径、诉讼'}。`],
    }),
  },
} as const
