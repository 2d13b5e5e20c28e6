import { words } from '@fadu/procedure'

/** Code lists of the procedure. Keys are kept in the log; the words may be bettered. */

/** Matters as the national statistics of reconsideration count them. */
export const actKinds = {
  penalty: words('行政处罚', 'Penalty'),
  compulsion: words('行政强制', 'Compulsion'),
  permit: words('行政许可', 'Permit'),
  confirmation: words('行政确认', 'Confirmation'),
  'resource-rights': words('行政确权', 'Determination of resource rights'),
  expropriation: words('行政征收', 'Expropriation'),
  disclosure: words('政府信息公开', 'Disclosure of information'),
  'complaint-handling': words('举报投诉处理', 'Handling of a complaint'),
  inaction: words('行政不作为', 'Failure to act'),
  other: words('其他', 'Other'),
} as const

/** Art. 53. */
export const simplifiedGrounds = {
  'on-the-spot': words('当场作出的行政行为', 'Act made on the spot'),
  'warning-or-criticism': words('警告或者通报批评', 'Warning or circular'),
  'three-thousand': words('款额三千元以下', 'Three thousand yuan or less'),
  disclosure: words('政府信息公开案件', 'Disclosure of information'),
  'all-agree': words('当事人各方同意', 'All parties agree'),
} as const

/** Art. 39(1), items 1 to 10 in order. */
export const suspensionGrounds = {
  'applicant-died': words('申请人死亡，尚未确定近亲属是否参加', 'Applicant died; heirs not settled'),
  'applicant-incapacitated': words('申请人丧失行为能力，尚未确定法定代理人', 'Applicant lost capacity; no representative yet'),
  'applicant-missing': words('申请人下落不明', 'Applicant missing'),
  'applicant-dissolved': words('申请人组织终止，尚未确定权利义务承受人', 'Applicant organisation ended; no successor yet'),
  'force-majeure': words('因不可抗力或者其他正当理由不能参加', 'Force majeure or other good cause'),
  mediation: words('调解、和解，双方同意中止', 'Mediation or settlement, both agree'),
  'law-question': words('法律适用问题需要有权机关解释或者确认', 'A question of law is with the competent organ'),
  'other-case': words('以其他案件审理结果为依据', 'Depends on another case'),
  'norm-review': words('附带审查规范性文件或者依据', 'Review of the norm it rests on'),
  other: words('其他需要中止的情形', 'Other'),
} as const

/** Art. 41, items 1 to 5 in order. */
export const terminationGrounds = {
  withdrawn: words('申请人撤回申请，准予撤回', 'Withdrawn, and the withdrawal allowed'),
  'no-heirs': words('申请人死亡，无近亲属或者其放弃', 'No heirs, or they renounce'),
  'no-successor': words('申请人组织终止，无承受人或者其放弃', 'No successor, or it renounces'),
  'criminal-measure': words('因同一违法行为被采取刑事强制措施', 'Criminal measure for the same conduct'),
  'suspended-sixty-days': words('中止满六十日，事由仍未消除', 'Suspended for sixty days, cause remains'),
} as const

/** 2017: regulation art. 41(1), with the suspension that arts. 26 and 27 of the law order while a norm is handled. Mediation is no ground there. */
export const suspensionGrounds2017 = {
  'applicant-died': words('申请人死亡，近亲属是否参加尚未确定', 'Applicant died; heirs not settled'),
  'applicant-incapacitated': words('申请人丧失参加能力，法定代理人尚未确定', 'Applicant cannot take part; no representative yet'),
  'applicant-dissolved': words('申请人组织终止，权利义务承受人尚未确定', 'Applicant organisation ended; no successor yet'),
  'applicant-missing': words('申请人下落不明或者被宣告失踪', 'Applicant missing or declared missing'),
  'force-majeure': words('申请人、被申请人因不可抗力不能参加', 'Force majeure keeps a side from taking part'),
  'law-question': words('法律适用问题需要有权机关解释或者确认', 'A question of law is with the competent organ'),
  'other-case': words('以尚未审结的其他案件的结果为依据', 'Depends on another case not yet ended'),
  'norm-review': words('有关规定或者依据正在处理', 'The norm or basis is being handled'),
  other: words('其他需要中止的情形', 'Other'),
} as const

/** 2017: regulation art. 42, paragraph 1 items 1 to 5 and paragraph 2. */
export const terminationGrounds2017 = {
  withdrawn: words('申请人要求撤回申请，准予撤回', 'Withdrawn, and the withdrawal allowed'),
  'no-heirs': words('申请人死亡，无近亲属或者其放弃', 'No heirs, or they renounce'),
  'no-successor': words('申请人组织终止，承受人放弃', 'The successor of the organisation renounces'),
  settled: words('当事人达成和解，准许和解', 'Settled between the parties, and the settlement allowed'),
  'criminal-measure': words('被复议的人身强制变更为刑事拘留', 'The detention complained of became criminal detention'),
  'suspended-sixty-days': words('中止满六十日，原因仍未消除', 'Suspended for sixty days, cause remains'),
} as const

/** Art. 63 to 69. */
export const outcomes = {
  upheld: words('维持', 'Upheld'),
  changed: words('变更', 'Changed'),
  revoked: words('撤销', 'Revoked'),
  'partly-revoked': words('部分撤销', 'Partly revoked'),
  unlawful: words('确认违法', 'Held unlawful'),
  void: words('确认无效', 'Held void'),
  'to-perform': words('责令履行', 'To perform its duty'),
  'request-dismissed': words('驳回复议请求', 'Request dismissed'),
} as const
