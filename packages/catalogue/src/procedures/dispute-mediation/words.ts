import { words } from '@fadu/procedure'

/** Kinds of dispute, as the statistics of people's mediation count them; a code list with a version, not a fixed type. */
export const disputeKinds = {
  family: words('婚姻家庭', 'Marriage and family'),
  neighbours: words('邻里', 'Neighbours'),
  housing: words('房屋宅基地', 'Housing and homesteads'),
  contract: words('合同', 'Contract'),
  business: words('生产经营', 'Production and business'),
  damages: words('损害赔偿', 'Damages'),
  land: words('山林土地', 'Forest and land'),
  expropriation: words('征地拆迁', 'Land taking and demolition'),
  environment: words('环境污染', 'Pollution'),
  'migrant-wages': words('拖欠农民工工资', 'Unpaid wages of migrant workers'),
  labour: words('其他劳动争议', 'Other labour disputes'),
  tourism: words('旅游', 'Tourism'),
  'e-commerce': words('电子商务', 'E-commerce'),
  consumer: words('其他消费', 'Other consumer matters'),
  medical: words('医疗', 'Medical'),
  traffic: words('道路交通事故', 'Traffic accidents'),
  property: words('物业', 'Property management'),
  other: words('其他', 'Other'),
} as const

export const channels = {
  portal: words('网上申请', 'Portal'),
  counter: words('窗口来访', 'Counter'),
  phone: words('来电', 'Telephone'),
  grid: words('网格上报', 'Grid'),
  police: words('公安机关移送', 'Passed on by the police'),
  court: words('人民法院引导或者委派委托', 'Referred by the court'),
  'own-motion': words('主动调解', 'On the committee’s own motion'),
} as const

/** 特邀调解规定第十一条、第二十七条. */
export const referrals = {
  'pre-filing': words('立案前委派', 'Assigned before filing'),
  'commissioned-ordinary': words('立案后委托（普通程序）', 'Entrusted, ordinary track'),
  'commissioned-summary': words('立案后委托（简易程序）', 'Entrusted, summary track'),
} as const

export const refusalGrounds = {
  'not-a-civil-dispute': words('不属于民间纠纷', 'Not a dispute between private parties'),
  'already-decided': words('已由人民法院、仲裁机构或者行政机关处理', 'Already with a court, arbitral body or organ'),
  'no-consent': words('一方当事人明确拒绝调解', 'One party clearly refuses'),
  duplicate: words('同一纠纷已在调解', 'The same dispute is already being mediated'),
  other: words('其他不适宜调解的情形', 'Otherwise unsuited'),
} as const

/** 人民调解法第二十六条: what is told when mediation does not succeed. */
export const nextChannels = {
  arbitration: words('仲裁', 'Arbitration'),
  administrative: words('行政途径', 'The administrative way'),
  litigation: words('诉讼', 'A suit'),
} as const
