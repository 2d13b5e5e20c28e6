import { z } from 'zod'
import { choice, dayField, field, fileRef, files, line, passage } from './paper.ts'
import { party } from './party.ts'
import { words } from './words.ts'

const seq = (zh: string, en: string) => field(z.number().int().min(1), { label: words(zh, en), widget: 'text' })
const draft = seq('文稿', 'Draft')
const reason = passage(words('理由', 'Reason'), { max: 500 })
const post = line(words('岗位', 'Post'), { widget: 'post', max: 80 })
const role = line(words('角色', 'Role'), { max: 80 })

export const serviceMethods = {
  direct: words('直接送达', 'In person'),
  left: words('留置送达', 'Left at the place'),
  entrusted: words('委托送达', 'Through another organ'),
  post: words('邮寄送达', 'By post'),
  electronic: words('电子送达', 'Electronically'),
  announcement: words('公告送达', 'By public announcement'),
} as const

/** When personal information is to be deleted: the five cases of 个人信息保护法第四十七条第一款. */
export const erasureGrounds = {
  purpose: words('处理目的已实现、无法实现或者不再必要', 'Purpose achieved or unattainable, or the information no longer needed for it'),
  retention: words('停止提供服务，或者保存期限已届满', 'Service ended, or retention period over'),
  consent: words('个人撤回同意', 'Consent withdrawn'),
  unlawful: words('违反法律、行政法规或者约定处理', 'Handled against the law or an agreement'),
  other: words('法律、行政法规规定的其他情形', 'Another case set by law'),
} as const

/**
 * What the engine itself can record in any case, so that no procedure has to write it:
 * signing, handing over, urging, rectifying, materials, service, parties, links, rating.
 * Their types have a dot; events of procedures never do.
 */
export const acts = {
  'draft.submitted': z.object({ event: line(words('拟作事项', 'Act drafted')), paper: z.record(z.string(), z.unknown()) }),
  'draft.revised': z.object({ draft, paper: z.record(z.string(), z.unknown()) }),
  'draft.signed': z.object({ draft, opinion: passage(words('签批意见', 'Opinion'), { max: 500 }).optional() }),
  'draft.returned': z.object({
    draft,
    to: field(z.number().int().min(-1).max(20), { label: words('退回到', 'Return to'), widget: 'text' }),
    reason,
  }),
  'draft.signerAdded': z.object({ draft, post, reason }),
  'draft.recalled': z.object({ draft, reason }),
  'draft.handedOver': z.object({ draft, post, reason }),
  'draft.urged': z.object({ draft, note: line(words('催办内容', 'Note'), { max: 300 }) }),
  'case.handedOver': z.object({ role, post, reason }),
  'case.urged': z.object({ role, note: line(words('催办内容', 'Note'), { max: 300 }) }),
  'case.rectified': z.object({
    seq: seq('更正第几条记录', 'Entry to rectify'),
    action: choice(words('更正方式', 'How'), { replace: words('改正内容', 'Replace its content'), void: words('撤销该条', 'Strike it') }),
    paper: z.record(z.string(), z.unknown()).optional(),
    on: dayField(words('改正后的日期', 'Corrected day')).optional(),
    reason,
  }),
  'case.rebound': z.object({ edition: line(words('改用的程序版本', 'Edition to use')), reason }),
  'case.merged': z.object({ into: z.uuid(), procedure: line(words('程序', 'Procedure')), reason }),
  /** The party goes on in a case of its own, which keeps the earlier beginning. */
  'case.split': z.object({ party: line(words('分出的当事人', 'Party that goes')), reason }),
  'case.absorbed': z.object({
    from: z.uuid(),
    procedure: line(words('程序', 'Procedure')),
    began: dayField(words('被并入案件的起始日', 'Beginning of the merged case')),
  }),
  'case.linked': z.object({
    relation: line(words('关系', 'Relation')),
    case: z.uuid(),
    procedure: line(words('程序', 'Procedure')),
    direction: choice(words('方向', 'Direction'), {
      to: words('由本案引出', 'Opened from here'),
      from: words('引出本案', 'This was opened from there'),
    }),
    /** For a case split off another: the earlier beginning is kept. */
    began: dayField(words('起始日', 'Beginning')).optional(),
  }),
  'case.linkClosed': z.object({ case: z.uuid(), outcome: line(words('结果', 'Outcome')).optional() }),
  'case.rated': z.object({
    score: field(z.number().int().min(1).max(5), { label: words('评价', 'Rating'), widget: 'choice', choices: ratings() }),
    comment: passage(words('意见', 'Comment'), { max: 500 }).optional(),
  }),
  'material.added': z.object({
    title: line(words('材料名称', 'Title')),
    proves: line(words('证明事项', 'What it proves'), { max: 300 }),
    files: field(z.array(fileRef).min(1).max(20), { label: words('文件', 'Files'), widget: 'files' }),
  }),
  'document.served': z.object({
    document: seq('文书所在记录', 'Entry that issued it'),
    key: line(words('文书', 'Document')),
    party: line(words('受送达人', 'Served on')),
    method: choice(words('送达方式', 'Method'), serviceMethods),
    proof: files(words('送达凭证', 'Proof of service')).optional(),
    note: line(words('备注', 'Note')).optional(),
  }),
  'party.joined': z.object({ role, party, reason }),
  'party.left': z.object({ party: line(words('当事人', 'Party')), reason }),
  /** The key of the party's personal values is destroyed with this entry, which therefore holds none itself. */
  'party.erased': z.object({
    party: line(words('删除哪一当事人的个人信息', 'Whose personal information'), {
      hint: words(
        '删除后不能恢复。案件记录和校验链不变，姓名、号码、电话、住所所在之处显示“〔已删除〕”。已经上传的文件和正文中写到的内容不随之删除。',
        'This cannot be undone. The record and its chain stay; a mark stands where name, numbers and address were. Files that were uploaded, and what was written into running text, are not taken away.',
      ),
    }),
    ground: choice(words('法定情形', 'Ground in law'), erasureGrounds),
    retainedUntil: dayField(words('法律、行政法规规定的保存期限届满日', 'End of the retention period set by law'), {
      hint: words(
        '没有规定保存期限的不填。期限届满前不得删除。',
        'Leave empty where no law sets one. Before it has ended nothing is erased.',
      ),
    }).optional(),
    requestedOn: dayField(words('收到删除请求的日期', 'Day on which erasure was requested'), {
      hint: words('主动删除的不填。', 'Leave empty where the organ acts of its own accord.'),
    }).optional(),
    reasons: passage(words('理由', 'Reasons'), {
      max: 500,
      hint: words(
        '不要写姓名、号码、电话、住所等个人信息：这里写的内容不能删除。',
        'Write no name, number or address here: what stands here cannot be erased.',
      ),
    }),
  }),
} as const satisfies Record<string, z.ZodObject>

function ratings() {
  return {
    '5': words('非常满意', 'Very satisfied'),
    '4': words('满意', 'Satisfied'),
    '3': words('基本满意', 'Fairly satisfied'),
    '2': words('不满意', 'Dissatisfied'),
    '1': words('非常不满意', 'Very dissatisfied'),
  }
}

export type ActKey = keyof typeof acts
export type ActPaper<K extends ActKey> = z.output<(typeof acts)[K]>

export const actTerms: Readonly<Record<ActKey, { zh: string; en: string }>> = {
  'draft.submitted': words('提交签批', 'Submitted for signature'),
  'draft.revised': words('修改文稿', 'Draft revised'),
  'draft.signed': words('签批', 'Signed'),
  'draft.returned': words('退回', 'Returned'),
  'draft.signerAdded': words('加签', 'Signer added'),
  'draft.recalled': words('撤回', 'Recalled'),
  'draft.handedOver': words('转签', 'Signature handed over'),
  'draft.urged': words('催签', 'Signer urged'),
  'case.handedOver': words('转办', 'Handed over'),
  'case.urged': words('催办', 'Urged'),
  'case.rectified': words('更正', 'Rectified'),
  'case.rebound': words('改用程序版本', 'Edition changed'),
  'case.merged': words('并入他案', 'Merged into another case'),
  'case.split': words('分案', 'Split'),
  'case.absorbed': words('并入案件', 'Case absorbed'),
  'case.linked': words('关联案件', 'Case linked'),
  'case.linkClosed': words('关联案件办结', 'Linked case closed'),
  'case.rated': words('服务评价', 'Service rated'),
  'material.added': words('提交材料', 'Material added'),
  'document.served': words('送达', 'Served'),
  'party.joined': words('追加当事人', 'Party joined'),
  'party.left': words('当事人退出', 'Party left'),
  'party.erased': words('删除当事人个人信息', 'Personal information of a party erased'),
}

// By own names only: what is asked for may be called like something every object inherits.
export const isAct = (type: string): type is ActKey => Object.hasOwn(acts, type)
