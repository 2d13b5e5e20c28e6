import type { Duty } from '@fadu/catalogue'

/** An invented district. Names of places and persons are made up; any likeness is chance. */
export interface DemoOrgan {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly level: 'district' | 'town' | 'other'
  readonly parent?: string
  readonly address?: string
  readonly phone?: string
}
export interface DemoPost {
  readonly id: string
  readonly organ: string
  readonly title: string
  readonly duties: readonly Duty[]
  readonly person: string
  readonly name: string
}

const townNames = [
  ['qinghe', '青禾街道', '青'],
  ['liuxi', '柳溪街道', '柳'],
  ['shiqiao', '石桥街道', '石'],
  ['donghu', '东湖街道', '东'],
  ['nanping', '南屏街道', '南'],
  ['yunling', '云岭街道', '云'],
  ['bailu', '白鹭镇', '白'],
  ['fenglin', '枫林镇', '枫'],
  ['shuangxi', '双溪镇', '双'],
  ['zhushan', '竹山镇', '竹'],
  ['hetang', '荷塘镇', '荷'],
  ['daoxiang', '稻香镇', '稻'],
] as const

const district: readonly DemoOrgan[] = [
  { id: 'district-government', name: '示范区人民政府', shortName: '示政', level: 'district', address: '示范区中心路1号' },
  {
    id: 'justice-bureau',
    name: '示范区司法局',
    shortName: '示',
    level: 'district',
    parent: 'district-government',
    address: '示范区中心路3号',
    phone: '0000-8800001',
  },
  {
    id: 'governance-centre',
    name: '示范区社会治理中心',
    shortName: '示',
    level: 'district',
    parent: 'district-government',
    address: '示范区和合路8号',
    phone: '0000-8800002',
  },
  { id: 'people-court', name: '示范区人民法院', shortName: '示9901', level: 'district', address: '示范区公正路2号' },
  { id: 'market-bureau', name: '示范区市场监督管理局', shortName: '示市监', level: 'district', parent: 'district-government' },
  { id: 'enforcement-bureau', name: '示范区综合行政执法局', shortName: '示综执', level: 'district', parent: 'district-government' },
  { id: 'human-resources', name: '示范区人力资源和社会保障局', shortName: '示人社', level: 'district', parent: 'district-government' },
  { id: 'rule-office', name: '中共示范区委全面依法治区委员会办公室', shortName: '示法治办', level: 'district' },
  { id: 'political-legal', name: '中共示范区委政法委员会', shortName: '示政法', level: 'district' },
  { id: 'publicity-department', name: '中共示范区委宣传部', shortName: '示宣', level: 'district' },
  { id: 'organisation-department', name: '中共示范区委组织部', shortName: '示组', level: 'district' },
  { id: 'public-security', name: '示范区公安分局', shortName: '示公', level: 'district', parent: 'district-government' },
  { id: 'procuratorate', name: '示范区人民检察院', shortName: '示检', level: 'district' },
  { id: 'development-bureau', name: '示范区发展和改革局', shortName: '示发改', level: 'district', parent: 'district-government' },
  { id: 'education-bureau', name: '示范区教育局', shortName: '示教', level: 'district', parent: 'district-government' },
  { id: 'civil-affairs', name: '示范区民政局', shortName: '示民政', level: 'district', parent: 'district-government' },
  { id: 'finance-bureau', name: '示范区财政局', shortName: '示财', level: 'district', parent: 'district-government' },
  { id: 'housing-bureau', name: '示范区住房和城乡建设局', shortName: '示住建', level: 'district', parent: 'district-government' },
  { id: 'health-bureau', name: '示范区卫生健康局', shortName: '示卫健', level: 'district', parent: 'district-government' },
  { id: 'petition-bureau', name: '示范区信访局', shortName: '示信访', level: 'district', parent: 'district-government' },
  { id: 'ecology-bureau', name: '示范区生态环境分局', shortName: '示环', level: 'district', parent: 'district-government' },
  { id: 'data-bureau', name: '示范区数据资源管理局', shortName: '示数', level: 'district', parent: 'district-government' },
  { id: 'joint-committee', name: '示范区联合人民调解委员会', shortName: '示联', level: 'other', parent: 'governance-centre' },
  { id: 'property-committee', name: '示范区物业纠纷人民调解委员会', shortName: '示物', level: 'other', parent: 'governance-centre' },
  { id: 'labour-committee', name: '示范区劳动争议人民调解委员会', shortName: '示劳', level: 'other', parent: 'governance-centre' },
]

export const towns = townNames.map(([id, name, character]) => ({ id, name, character }))

export const demoOrgans: readonly DemoOrgan[] = [
  ...district,
  ...towns.map(
    ({ id, name, character }): DemoOrgan => ({
      id,
      name: name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`,
      shortName: character,
      level: 'town',
      parent: 'district-government',
      address: `${name}便民服务中心`,
    }),
  ),
]

const post = (id: string, organ: string, title: string, duties: readonly Duty[], person: string, name: string): DemoPost => ({
  id,
  organ,
  title,
  duties,
  person,
  name,
})
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
const nameOf = (n: number) => `${surnames[n % surnames.length]}示${'甲乙丙丁戊己庚辛壬癸'[Math.floor(n / surnames.length) % 10]}`

const districtPosts: readonly DemoPost[] = [
  post('deputy-mayor', 'district-government', '副区长（分管司法行政）', ['reconsideration-organ-head'], 'p-deputy-mayor', nameOf(0)),
  post('reconsideration-head', 'justice-bureau', '行政复议科科长', ['reconsideration-office-head'], 'p-reconsideration-head', nameOf(1)),
  post('reconsideration-officer-1', 'justice-bureau', '行政复议科办案人员一', ['reconsideration-officer'], 'p-officer-1', nameOf(2)),
  post('reconsideration-officer-2', 'justice-bureau', '行政复议科办案人员二', ['reconsideration-officer'], 'p-officer-2', nameOf(3)),
  post('registrar', 'justice-bureau', '法治督察科（清单维护）', ['register-keeper', 'rule-of-law-office'], 'p-registrar', nameOf(4)),
  post('auditor', 'justice-bureau', '内部审计岗', ['auditor'], 'p-auditor', nameOf(5)),
  post('centre-intake', 'governance-centre', '综合受理窗口', ['dispute-centre-intake'], 'p-intake', nameOf(6)),
  post('centre-lead', 'governance-centre', '调解分派岗', ['dispute-centre-lead', 'dispute-centre-intake'], 'p-lead', nameOf(7)),
  post('confirmation-judge', 'people-court', '诉调对接法官', ['confirmation-judge'], 'p-judge', nameOf(8)),
  post('market-legal', 'market-bureau', '法制科', ['respondent-officer', 'task-officer'], 'p-market', nameOf(9)),
  post('enforcement-legal', 'enforcement-bureau', '法制科', ['respondent-officer', 'task-officer'], 'p-enforcement', nameOf(10)),
  post('labour-legal', 'human-resources', '政策法规科', ['respondent-officer', 'task-officer'], 'p-labour', nameOf(11)),
  post('justice-liaison', 'justice-bureau', '综合科（任务联络）', ['task-officer'], 'p-justice-liaison', nameOf(56)),
  post('rule-office-head', 'justice-bureau', '依法治区办副主任', ['rule-of-law-lead'], 'p-rule-office-head', nameOf(59)),
  post('legality-reviewer', 'justice-bureau', '合法性审查科', ['legality-reviewer'], 'p-legality', nameOf(72)),
  post('secrecy-reviewer', 'justice-bureau', '办公室（保密审查）', ['secrecy-reviewer'], 'p-secrecy', nameOf(73)),
  post('enforcement-supervisor', 'justice-bureau', '行政执法监督科', ['enforcement-supervisor'], 'p-supervision', nameOf(74)),
  post('legal-aid-officer', 'justice-bureau', '法律援助受理岗', ['legal-aid-officer', 'ledger-keeper'], 'p-legal-aid', nameOf(75)),
  post('legal-aid-lawyer', 'justice-bureau', '法律援助承办岗', ['legal-aid-lawyer', 'checkup-lawyer'], 'p-aid-lawyer', nameOf(76)),
  post('legal-aid-supervisor', 'justice-bureau', '公共法律服务科', ['legal-aid-supervisor'], 'p-aid-supervisor', nameOf(77)),
  post('justice-head', 'justice-bureau', '司法局局长', ['unit-leader'], 'p-justice-head', nameOf(57)),
  post('market-head', 'market-bureau', '市场监督管理局局长', ['unit-leader'], 'p-market-head', nameOf(58)),
  post('rule-office-liaison', 'rule-office', '法治督察科', ['rule-of-law-office', 'task-officer'], 'p-rule-office', nameOf(80)),
  post('political-legal-liaison', 'political-legal', '法治联络员', ['task-officer'], 'p-political-legal', nameOf(81)),
  post('publicity-department-liaison', 'publicity-department', '法治联络员', ['task-officer'], 'p-publicity-department', nameOf(82)),
  post(
    'organisation-department-liaison',
    'organisation-department',
    '法治联络员',
    ['task-officer'],
    'p-organisation-department',
    nameOf(83),
  ),
  post('public-security-liaison', 'public-security', '法治联络员', ['task-officer'], 'p-public-security', nameOf(84)),
  post('procuratorate-liaison', 'procuratorate', '法治联络员', ['task-officer'], 'p-procuratorate', nameOf(85)),
  post('development-bureau-liaison', 'development-bureau', '法治联络员', ['task-officer'], 'p-development-bureau', nameOf(86)),
  post('education-bureau-liaison', 'education-bureau', '法治联络员', ['task-officer'], 'p-education-bureau', nameOf(87)),
  post('civil-affairs-liaison', 'civil-affairs', '法治联络员', ['task-officer'], 'p-civil-affairs', nameOf(88)),
  post('finance-bureau-liaison', 'finance-bureau', '法治联络员', ['task-officer'], 'p-finance-bureau', nameOf(89)),
  post('housing-bureau-liaison', 'housing-bureau', '法治联络员', ['task-officer'], 'p-housing-bureau', nameOf(90)),
  post('health-bureau-liaison', 'health-bureau', '法治联络员', ['task-officer'], 'p-health-bureau', nameOf(91)),
  post('petition-bureau-liaison', 'petition-bureau', '法治联络员', ['task-officer'], 'p-petition-bureau', nameOf(92)),
  post('ecology-bureau-liaison', 'ecology-bureau', '法治联络员', ['task-officer'], 'p-ecology-bureau', nameOf(93)),
  post('data-bureau-liaison', 'data-bureau', '法治联络员', ['task-officer'], 'p-data-bureau', nameOf(94)),
  post('centre-liaison', 'governance-centre', '综合协调岗（任务联络）', ['task-officer'], 'p-centre-liaison', nameOf(97)),
  post('joint-mediator-1', 'joint-committee', '专职调解员一', ['people-mediator'], 'p-mediator-1', nameOf(12)),
  post('joint-mediator-2', 'joint-committee', '专职调解员二', ['people-mediator'], 'p-mediator-2', nameOf(13)),
  post('property-mediator', 'property-committee', '物业纠纷调解员', ['people-mediator'], 'p-mediator-3', nameOf(14)),
  post('labour-mediator', 'labour-committee', '劳动争议调解员', ['people-mediator'], 'p-mediator-4', nameOf(15)),
]

export const demoPosts: readonly DemoPost[] = [
  ...districtPosts,
  ...towns.flatMap(({ id, name }, i) => [
    post(`${id}-centre`, id, `${name}调解受理岗`, ['dispute-centre-intake', 'dispute-centre-lead'], `p-${id}-centre`, nameOf(16 + i)),
    post(`${id}-liaison`, id, `${name}法治联络员`, ['task-officer', 'ledger-keeper'], `p-${id}-liaison`, nameOf(60 + i)),
    // In a town the same person often mediates as well: one person, two posts.
    post(
      `${id}-mediator`,
      id,
      `${name}人民调解员`,
      ['people-mediator'],
      i % 3 === 0 ? `p-${id}-centre` : `p-${id}-mediator`,
      i % 3 === 0 ? nameOf(16 + i) : nameOf(40 + i),
    ),
  ]),
]

export const demoOrganisations = [
  {
    id: 'mo-joint',
    organ: 'joint-committee',
    kind: 'professional',
    members: 7,
    woman: true,
    fields: ['contract', 'damages', 'neighbours', 'business'],
  },
  { id: 'mo-property', organ: 'property-committee', kind: 'sector', members: 5, woman: true, fields: ['property'] },
  { id: 'mo-labour', organ: 'labour-committee', kind: 'sector', members: 5, woman: true, fields: ['labour', 'migrant-wages'] },
  ...towns.map(({ id }) => ({
    id: `mo-${id}`,
    organ: id,
    kind: 'town',
    members: 5,
    woman: true,
    fields: ['neighbours', 'family', 'housing'],
  })),
] as const
