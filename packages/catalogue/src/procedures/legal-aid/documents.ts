import { type Remedy, words } from '@fadu/procedure'
import { type DocumentContext, numbered } from '../../work-fields.ts'
import { art } from './law.ts'

const applicant = (c: DocumentContext) => c.view.parties.map(c.partyName).join('、')
const letter = (c: DocumentContext, title: string, ...paragraphs: readonly string[]) => ({ title, addressee: applicant(c), paragraphs })
const said = (c: DocumentContext) => (c.paper as { reasons: string }).reasons

export const objection: Remedy = {
  words: words(
    '有异议的，可以向司法行政部门提出；对维持决定不服的，可以申请行政复议或者提起行政诉讼',
    'You may object to the judicial administration; then reconsideration or suit',
  ),
  under: art(49, 1),
}
export const remedyAfterObjection: Remedy = {
  words: words('对维持决定不服的，可以依法申请行政复议或者提起行政诉讼', 'Against a decision that is kept: reconsideration or suit'),
  under: art(49, 3),
}

export const documents = {
  grant: {
    term: words('给予法律援助决定书', 'Aid granted'),
    to: ['applicant'],
    number: numbered('legal-aid-grant', '援决'),
    text: (c: DocumentContext) => letter(c, '给予法律援助决定书', said(c), '法律援助不收取任何费用。'),
  },
  refusal: {
    term: words('不予法律援助决定书', 'Aid refused'),
    to: ['applicant'],
    number: numbered('legal-aid-refusal', '援不'),
    remedy: [objection],
    text: (c: DocumentContext) => letter(c, '不予法律援助决定书', said(c)),
  },
  ending: {
    term: words('终止法律援助决定书', 'Aid ended'),
    to: ['applicant'],
    number: numbered('legal-aid-ending', '援终'),
    remedy: [objection],
    text: (c: DocumentContext) => letter(c, '终止法律援助决定书', said(c)),
  },
  supplement: {
    term: words('补充材料通知', 'What is missing'),
    to: ['applicant'],
    text: (c: DocumentContext) => letter(c, '补充材料通知', (c.paper as { missing: string }).missing, '逾期未补充的，视为撤回申请。'),
  },
  objectionDecision: {
    term: words('异议审查决定书', 'Decision on the objection'),
    to: ['applicant'],
    remedy: [remedyAfterObjection],
    text: (c: DocumentContext) => letter(c, '异议审查决定书', said(c)),
  },
}
