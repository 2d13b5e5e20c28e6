import type { Article } from '@fadu/legal-time'
import type { Words } from './words.ts'

/**
 * The one shape of "no". A refusal is a value; all unmet reasons are given at once.
 * `code` has a heading in docs/refusals.md; `field` is a path into the paper where one field is at fault.
 */
export interface Refusal {
  readonly code: string
  readonly text: Words
  readonly under?: readonly Article[]
  readonly field?: string
}

/** Every refusal the engine itself can give, with its wording; procedures add their gates' codes. */
export const engineRefusals = {
  'unknown-event': { zh: '本程序没有这一事项', en: 'This procedure has no such event' },
  'paper-invalid': { zh: '填写内容不符合要求', en: 'What was filled in does not meet the requirements' },
  'masked-value': {
    zh: '该项是遮盖后的内容，不能作为数据提交，请填写完整内容',
    en: 'This is a masked value and cannot be submitted as data; give the full value',
  },
  'role-lacking': { zh: '当前身份无权办理该事项', en: 'This post or party may not do this' },
  'not-own-organ': { zh: '只能代表本单位办理，请选择本单位', en: 'You act for your own unit only; choose your own' },
  'stage-wrong': { zh: '案件所处阶段不能办理该事项', en: 'The case is not at a stage where this may be done' },
  'already-happened': {
    zh: '该事项已经办理，不能重复办理；如有错误请更正',
    en: 'This has already happened; mend a mistake by rectification',
  },
  'day-in-future': { zh: '发生日期不能晚于今天', en: 'The day of the event may not lie in the future' },
  'day-too-early': { zh: '发生日期早于前一环节，顺序不成立', en: 'The day lies before the step it follows' },
  'late-reason-missing': { zh: '补录以往日期的事项，须说明补录原因', en: 'An entry for a past day needs its reason' },
  'party-backdates': { zh: '当事人提交的日期以收到之日为准', en: 'What a party submits bears the day of receipt' },
  'extension-too-long': { zh: '延长超过法定上限', en: 'The extension exceeds its statutory cap' },
  'extension-too-late': { zh: '期限届满后不得再决定延长', en: 'A limit cannot be extended after it has ended' },
  'limit-not-running': { zh: '所涉期限没有在计算中', en: 'The limit concerned is not running' },
  'minimum-running': { zh: '法定最短期间尚未届满', en: 'The minimum period has not run out' },
  'notice-too-late': { zh: '通知距举行之日不足法定天数', en: 'The notice is too close to the day it announces' },
  'notice-missing': { zh: '尚未告知当事人拟作处理的事实、理由和依据', en: 'The party has not been told the facts, reasons and basis' },
  'hearing-missing': { zh: '尚未听取当事人意见', en: 'The party has not been heard' },
  'legal-review-missing': { zh: '尚未经过法制审核', en: 'Legal review is missing' },
  'reasons-missing': { zh: '未说明理由', en: 'Reasons are missing' },
  'draft-unknown': { zh: '没有这份待签文稿，或者它已经办结', en: 'There is no such open draft' },
  'draft-pending': { zh: '同一事项已有文稿在签批，请先办结或撤回', en: 'A draft of the same act is already being signed' },
  'own-draft': { zh: '起草人不得审核本人起草的文件', en: 'Drafters may not sign what they drafted' },
  'not-signer': { zh: '现在不由当前岗位签批', en: 'It is not this post’s turn to sign' },
  'not-drafter': { zh: '只有起草人可以办理', en: 'Only the drafter may do this' },
  'return-target': { zh: '只能退回已经签过的环节或者起草人', en: 'A draft goes back only to an earlier signer or its drafter' },
  'event-unknown-seq': { zh: '没有可更正的这一条记录', en: 'There is no such entry to rectify' },
  'rectification-breaks': { zh: '更正后后续环节不能成立，请先更正后续环节', en: 'Later steps would no longer stand; rectify them first' },
  'rectification-linked': {
    zh: '这一记录关系到另一案件或者程序版本，不能更正或者撤销',
    en: 'Another case or the edition of this one rests on this entry; it cannot be mended or struck',
  },
  'rectification-signed': {
    zh: '该记录经签批生效，只能由最后签批的岗位更正，起草人不得更正',
    en: 'This entry was signed; only a role that signs last for it may mend it, and never whoever drafted it',
  },
  'rectification-draft': {
    zh: '送签环节的记录不能更正；请退回、修改或者撤回文稿',
    en: 'Steps of a draft are not mended; return, revise or recall the draft',
  },
  'document-unknown': { zh: '没有这份文书', en: 'There is no such document' },
  'party-unknown': { zh: '没有这一当事人', en: 'There is no such party in the case' },
  'erasure-case-running': {
    zh: '案件尚未办结，办理案件仍需使用当事人的个人信息，办结后才能删除',
    en: 'The case is still handled and its parties’ information needed for it; it can be erased once the case is closed',
  },
  'erasure-unserved': {
    zh: '应当送达该当事人的文书尚未全部送达，送达仍需使用其姓名和住所',
    en: 'A document is still to be served on this party, which takes name and address',
  },
  'erasure-nothing-left': {
    zh: '本案没有保存该当事人的个人信息，或者已经删除',
    en: 'The case keeps no personal information of this party, or it was erased before',
  },
  'erasure-retention': {
    zh: '法律、行政法规规定的保存期限尚未届满，不得删除；在此之前只保存，停止其他处理',
    en: 'The retention period set by law has not ended: nothing is erased before, but any handling other than storage stops',
  },
  'erasure-other-hands': {
    zh: '经办办结的人员不得删除本案的个人信息，由其他有权人员办理',
    en: 'Whoever brought the case to its close does not erase in it; another person entitled to does',
  },
  'erasure-names-values': {
    zh: '理由中写有该当事人的个人信息，请去掉：记录中的理由不能删除',
    en: 'The reasons hold personal information of the party; leave it out, for reasons in the log cannot be erased',
  },
  'erasure-only-today': { zh: '删除从登记时起生效，日期只能是当天', en: 'Erasure takes effect when it is recorded: its day is today' },
  'erasure-request-later': { zh: '收到请求的日期不能晚于今天', en: 'The day of the request may not lie in the future' },
  'erasure-merged': {
    zh: '本案已并入的案件尚未办结，仍需使用当事人的个人信息',
    en: 'The case this one was merged into is still handled and needs the parties’ information',
  },
  'case-closed': { zh: '案件已经办结', en: 'The case is closed' },
  'case-exists': { zh: '案件已经存在', en: 'The case already exists' },
  'split-last': { zh: '该方只有这一名当事人，不能分案', en: 'This is the only party on its side; the case cannot be split' },
  'links-open': { zh: '关联事项尚未全部办结', en: 'Linked matters are still open' },
  'edition-none': { zh: '该日期没有有效的程序版本', en: 'No edition of the procedure is in force on that day' },
  'edition-unfit': { zh: '案件已有该版本程序没有的事项，不能改用该版本', en: 'The log holds events that this edition does not know' },
  'post-unknown': { zh: '没有这一岗位，或者岗位已停用', en: 'There is no such post in force' },
  'post-elsewhere': {
    zh: '所选岗位不在所选机构，或者不承担该项职责',
    en: 'This post does not stand in the organ chosen, or is not charged with this',
  },
  'organ-unknown': { zh: '没有这一机构，或者它不办理这类事项', en: 'There is no such organ, or it does not handle such matters' },
  'indicator-unknown': { zh: '没有这一指标', en: 'There is no such indicator' },
  'indicator-unscored': {
    zh: '这一指标不得计分：信访、警情、诉讼、舆情的数量和没有优劣方向的数量只作参考',
    en: 'No points are taken from this indicator: volumes, and counts without a better side, are only shown',
  },
  'indicator-direction': {
    zh: '指标方向与指标本身不一致：应当按指标定义选择越高越好或者越低越好',
    en: 'Taken the wrong way round: higher or lower is better as the indicator is defined',
  },
  'case-unknown': { zh: '没有这个案件，或者当前岗位无权查看', en: 'There is no such case, or this post may not see it' },
  'merge-into-itself': { zh: '案件不能并入自身', en: 'A case cannot be merged into itself' },
  'merge-other-procedure': { zh: '只能并入同一种程序的案件', en: 'A case can only be merged into one of the same procedure' },
  'merge-into-closed': { zh: '要并入的案件已经办结', en: 'The case to merge into is closed' },
  'file-unknown': { zh: '没有收到这份文件，请重新上传', en: 'This file was not received; upload it again' },
} as const satisfies Record<string, Words>

export type EngineRefusalCode = keyof typeof engineRefusals

/** A refusal of the engine, with its standing words and, where one is at fault, the field. */
export function refuse(code: EngineRefusalCode, more: { field?: string; under?: readonly Article[]; text?: Words } = {}): Refusal {
  const { text = engineRefusals[code], ...rest } = more
  return { code, text, ...rest }
}
