import { statute } from '@fadu/legal-time'
import { choice, count, defineRegister, field, line, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { disputeKinds } from '../procedures/dispute-mediation/words.ts'
import { entryId } from './organs.ts'

const mediationLaw = statute('人民调解法', '2010')

export const organisationKinds = {
  village: words('村（社区）人民调解委员会', 'Village or community committee'),
  town: words('乡镇（街道）人民调解委员会', 'Town or street committee'),
  enterprise: words('企业事业单位人民调解委员会', 'Committee of an enterprise or institution'),
  sector: words('行业性人民调解委员会', 'Sector committee'),
  professional: words('专业性人民调解委员会', 'Professional committee'),
  other: words('其他调解组织', 'Other mediation organisation'),
} as const

/** Mediation organisations; a committee has three to nine members (人民调解法第八条第二款). */
export const mediationOrganisations = defineRegister({
  id: 'mediation-organisations',
  term: words('调解组织名册', 'Mediation organisations'),
  about: words('可以受理调解的组织', 'Bodies that mediate'),
  basis: [mediationLaw(8), mediationLaw(10)],
  informationClass: 'V0',
  keptBy: 'register-keeper',
  entry: z.object({
    id: entryId('组织代码', 'Identifier'),
    organ: line(words('机构', 'Organ'), { widget: 'organ' }),
    kind: choice(words('类别', 'Kind'), organisationKinds),
    members: count(words('委员人数', 'Members'), { min: 3, max: 9 }),
    woman: yesNo(words('有妇女成员', 'Has a woman member')),
    fields: field(z.array(z.enum(Object.keys(disputeKinds) as [keyof typeof disputeKinds])), {
      label: words('擅长类型', 'Kinds it takes'),
      widget: 'choice',
      choices: disputeKinds,
    }),
  }),
  title: (entry) => entry.organ,
})

/** Mediators: members of a committee or engaged by it (人民调解法第十三条). */
export const mediators = defineRegister({
  id: 'mediators',
  term: words('调解员名册', 'Mediators'),
  about: words('各调解组织的调解员', 'Mediators of each organisation'),
  basis: [mediationLaw(13), mediationLaw(14)],
  informationClass: 'V0',
  keptBy: 'register-keeper',
  entry: z.object({
    id: entryId('调解员代码', 'Identifier'),
    organisation: line(words('调解组织', 'Organisation'), { widget: 'organ' }),
    post: line(words('岗位', 'Post'), { widget: 'post', register: 'people-mediator', within: 'organisation' }),
    name: line(words('姓名', 'Name'), { max: 60 }),
    engaged: choice(words('产生方式', 'How'), { member: words('委员', 'Committee member'), engaged: words('聘任', 'Engaged') }),
    fields: field(z.array(z.enum(Object.keys(disputeKinds) as [keyof typeof disputeKinds])), {
      label: words('擅长类型', 'Fields'),
      widget: 'choice',
      choices: disputeKinds,
    }),
    foreign: yesNo(words('外籍', 'Foreign national')).default(false),
    goldMedal: yesNo(words('金牌调解员', 'Gold medal')).default(false),
  }),
  title: (entry) => entry.name,
})
