import { statute } from '@fadu/legal-time'
import { choice, defineRegister, field, line, words } from '@fadu/procedure'
import { z } from 'zod'

const organisationLaw = statute('地方各级人民代表大会和地方各级人民政府组织法', '2022')

/** Identifier of an entry, chosen by whoever keeps the register; it stays when names change. */
export const entryId = (zh: string, en: string) =>
  field(z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/), { label: words(zh, en), widget: 'text' })

export const organLevels = {
  district: words('区（县、市）', 'District'),
  town: words('镇、乡、街道', 'Town or street'),
  village: words('村、社区', 'Village or community'),
  other: words('其他组织', 'Other body'),
} as const

/** Organs and other bodies that act here. They merge, split and rename by date: old cases show the old name. */
export const organs = defineRegister({
  id: 'organs',
  term: words('机构清单', 'Organs'),
  about: words('在本区办理事项的机关和组织', 'Organs and bodies that act in this district'),
  basis: [organisationLaw(79)],
  informationClass: 'V0',
  keptBy: 'register-keeper',
  entry: z.object({
    id: entryId('机构代码', 'Identifier'),
    name: line(words('名称', 'Name')),
    shortName: line(words('文号代字', 'Short name for numbers'), { max: 20 }),
    level: choice(words('层级', 'Level'), organLevels),
    parent: line(words('上级机构', 'Superior'), { widget: 'organ' }).optional(),
    takesOver: field(z.array(z.string().trim().min(1).max(80)).max(20), {
      label: words('承接的机构代码', 'Takes over from'),
      hint: words(
        '因合并、分立、撤销而由本机构继续行使职权的原机构，一行一个代码。',
        'Organs merged, divided or abolished whose powers this organ goes on exercising; one identifier a line.',
      ),
      widget: 'text',
    }).optional(),
    address: line(words('地址', 'Address')).optional(),
    phone: line(words('电话', 'Telephone'), { max: 40 }).optional(),
  }),
  title: (entry) => entry.name,
})

/** What a post may be charged with; roles of procedures are held through these. */
export const dutyWords = {
  'dispute-centre-intake': words('调解申请受理登记', 'Intake of disputes'),
  'dispute-centre-lead': words('调解分派', 'Assigning disputes'),
  'people-mediator': words('人民调解', 'Mediation'),
  'confirmation-judge': words('司法确认审查', 'Judicial confirmation'),
  'reconsideration-officer': words('行政复议办案', 'Handling reconsideration'),
  'reconsideration-office-head': words('行政复议机构负责', 'Heading the reconsideration office'),
  'reconsideration-organ-head': words('行政复议机关负责', 'Heading the reconsideration organ'),
  'respondent-officer': words('行政复议答复', 'Answering reconsideration'),
  'register-keeper': words('清单台账维护', 'Keeping registers'),
  auditor: words('审计', 'Audit'),
  'rule-of-law-office': words('依法治区统筹', 'Rule-of-law office'),
  'rule-of-law-lead': words('依法治区负责', 'Heading the rule-of-law office'),
  'legality-reviewer': words('合法性审查', 'Legality review'),
  'secrecy-reviewer': words('保密审查', 'Secrecy review'),
  'ledger-keeper': words('业务台账填报', 'Keeping ledgers'),
  'enforcement-supervisor': words('行政执法监督', 'Supervising enforcement'),
  'checkup-lawyer': words('法治体检服务', 'Legal check-ups'),
  'legal-aid-officer': words('法律援助受理审查', 'Examining legal aid'),
  'legal-aid-lawyer': words('法律援助承办', 'Giving legal aid'),
  'legal-aid-supervisor': words('法律援助异议审查', 'Examining objections in legal aid'),
  'task-officer': words('任务承办联络', 'Handling tasks'),
  'unit-leader': words('单位负责', 'Heading a unit'),
} as const
export type Duty = keyof typeof dutyWords

/** Posts: who acts is always a post, held by a person for a time. */
export const posts = defineRegister({
  id: 'posts',
  term: words('岗位清单', 'Posts'),
  about: words('各机构的岗位及其职责', 'Posts and what they are charged with'),
  basis: [organisationLaw(79)],
  keptBy: 'register-keeper',
  entry: z.object({
    id: entryId('岗位代码', 'Identifier'),
    organ: line(words('所在机构', 'Organ'), { widget: 'organ' }),
    title: line(words('岗位名称', 'Title')),
    duties: field(z.array(z.enum(Object.keys(dutyWords) as [Duty])).min(1), {
      label: words('职责', 'Duties'),
      widget: 'choice',
      choices: dutyWords,
    }),
  }),
  title: (entry) => entry.title,
})

/** Which person holds which post, from when to when. One person may hold several. */
export const holders = defineRegister({
  id: 'holders',
  term: words('任职清单', 'Holders of posts'),
  about: words('岗位由谁担任', 'Who holds which post'),
  basis: [organisationLaw(79)],
  keptBy: 'register-keeper',
  entry: z.object({
    id: entryId('任职代码', 'Identifier'),
    post: line(words('岗位', 'Post'), { widget: 'post' }),
    person: entryId('人员代码', 'Person'),
    name: line(words('姓名', 'Name'), { max: 60 }),
  }),
  title: (entry) => entry.post,
})

export const organRegister = 'organs'
export const postRegister = 'posts'
export const holderRegister = 'holders'
