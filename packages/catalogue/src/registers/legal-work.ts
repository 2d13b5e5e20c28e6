import { choice, line, words, yesNo } from '@fadu/procedure'
import { ledger, level, number, onDay, place, several, titled } from './ledger.ts'

/** Advisers, grids, service points, consultations. Lawyers appear by their firm; people who ask do not appear at all. */

export const legalStaffing = ledger({
  id: 'legal-staffing',
  term: words('法律顾问和公职律师配备', 'Legal advisers and government lawyers'),
  about: words('各部门、镇街法律顾问和公职律师配备情况', 'Whether each department has an adviser and government lawyers'),
  informationClass: 'V0',
  entry: {
    kind: choice(words('单位类别', 'Kind of unit'), {
      department: words('区政府部门', 'Department'),
      town: words('镇街', 'Town or street'),
      other: words('其他', 'Other'),
    }),
    adviser: yesNo(words('聘有法律顾问', 'Has an adviser')),
    governmentLawyers: number('公职律师（人）', 'Government lawyers', 1000),
    legalityReview: yesNo(words('建立合法性审查机制', 'Legality review in force')),
    firm: titled('顾问律师事务所', 'Firm').optional(),
  },
  title: (entry) => entry.organ,
})

export const adviserGrids = ledger({
  id: 'adviser-grids',
  term: words('市场主体法律顾问网格', 'Adviser grids'),
  about: words('市场主体法律顾问网格及覆盖主体数', 'Grids of legal advisers and the entities they cover'),
  informationClass: 'V0',
  entry: {
    title: titled('网格', 'Grid'),
    town: place('所在镇街', 'Town'),
    entities: number('覆盖市场主体（家）', 'Entities covered'),
    lawyerAssigned: yesNo(words('已落实律师', 'A lawyer is assigned')),
    firm: titled('律师事务所', 'Firm').optional(),
  },
  title: (entry) => entry.title,
})

export const villageAdvisers = ledger({
  id: 'village-advisers',
  term: words('村（社区）法律顾问', 'Village legal advisers'),
  about: words('村（社区）聘请法律顾问和服务次数', 'Which village has an adviser, and how often they came'),
  informationClass: 'V0',
  entry: {
    village: line(words('村（社区）', 'Village'), { max: 80, widget: 'organ' }),
    firm: titled('律师事务所', 'Firm'),
    since: onDay('聘请日期', 'Since'),
    visits: number('本年服务次数', 'Visits this year', 10_000).default(0),
  },
  title: (entry) => entry.village,
})

export const legalTalent = ledger({
  id: 'legal-talent',
  term: words('法治带头人、法律明白人、示范户', 'Rule-of-law leaders, law-literate persons, model households'),
  about: words('各村（社区）人数和户数；只计数，不列姓名，本人可以随时退出', 'How many in each village: counted, never named'),
  entry: {
    village: line(words('村（社区）', 'Village'), { max: 80, widget: 'organ' }),
    leaders: number('法治带头人（名）', 'Rule-of-law leaders', 100_000),
    literate: number('法律明白人（名）', 'Law-literate persons', 100_000),
    households: number('学法用法示范户（户）', 'Model households', 100_000),
    countedOn: onDay('统计日期', 'Counted on'),
  },
  title: (entry) => entry.village,
})

export const peoplesSupervisors = ledger({
  id: 'peoples-supervisors',
  term: words('人民监督员、法治监督员', 'People’s supervisors'),
  about: words('聘任人数和参加监督活动', 'How many are appointed, and what they took part in'),
  informationClass: 'V0',
  entry: {
    kind: choice(words('类别', 'Kind'), {
      'people-supervisor': words('人民监督员', 'People’s supervisors'),
      'rule-of-law-supervisor': words('法治监督员', 'Rule-of-law supervisors'),
      'enforcement-supervisor': words('执法监督员', 'Supervisors of enforcement'),
    }),
    appointed: number('聘任人数', 'Appointed', 100_000),
    activities: number('监督活动次数', 'Activities', 100_000).default(0),
    year: number('年度', 'Year', 2100),
  },
  title: (entry) => `${entry.organ} ${entry.year}`,
})

export const legalPoints = ledger({
  id: 'service-points',
  term: words('法律服务点和设施', 'Service points'),
  about: words('公共法律服务站点、复议申请服务点、自助机和专门中心', 'Centres, stations, points for reconsideration, kiosks'),
  informationClass: 'V0',
  entry: {
    title: titled(),
    town: place('所在镇街', 'Town'),
    offers: several('服务内容', 'What it offers', {
      reconsideration: words('行政复议申请', 'Reconsideration'),
      consultation: words('法律咨询', 'Consultation'),
      aid: words('法律援助', 'Legal aid'),
      mediation: words('调解', 'Mediation'),
      'intellectual-property': words('知识产权快速维权', 'Rapid rights protection'),
    }),
    kind: choice(words('类别', 'Kind'), {
      centre: words('中心', 'Centre'),
      station: words('站点', 'Station'),
      kiosk: words('自助机', 'Kiosk'),
    }),
    since: onDay('启用日期', 'In service since'),
    byPhone: yesNo(words('可以电话或者现场办理', 'Also by telephone or at a counter')).default(true),
    level: level(),
  },
  title: (entry) => entry.title,
})

export const consultations = ledger({
  id: 'consultations',
  term: words('法律咨询登记', 'Consultations'),
  about: words(
    '已解答的法律咨询：不要求身份，问题内容不入册',
    'Consultations answered: nobody is asked who they are, and the question is not kept',
  ),
  entry: {
    on: onDay('解答日期', 'Answered on'),
    channel: choice(words('渠道', 'Channel'), {
      counter: words('现场', 'Counter'),
      phone: words('电话', 'Telephone'),
      online: words('网络', 'Online'),
      kiosk: words('自助机', 'Kiosk'),
    }),
    topic: choice(words('领域', 'Topic'), {
      family: words('婚姻家事', 'Family'),
      labour: words('劳动', 'Labour'),
      contract: words('合同', 'Contracts'),
      property: words('房产物业', 'Property'),
      damages: words('损害赔偿', 'Damages'),
      administrative: words('行政争议', 'Administrative'),
      other: words('其他', 'Other'),
    }),
    answered: number('解答次数', 'Answered', 100_000).default(1),
    machine: yesNo(words('机器解答', 'Answered by a machine')).default(false),
    handedOver: yesNo(words('已转律师', 'Handed to a lawyer')).default(false),
  },
  title: (entry) => `${entry.on} ${entry.topic}`,
})
