import { z } from 'zod'
import { isCreditCode, isIdentityNumber } from './identifier.ts'
import { choice, field, line } from './paper.ts'
import { erasedMark } from './personal.ts'
import { words } from './words.ts'

const unmasked = (value: string) => !/[*＊]/.test(value) && !value.includes(erasedMark)
const notMasked = { message: 'masked-value' }

const personName = field(z.string().trim().min(1).max(100).refine(unmasked, notMasked), {
  label: words('姓名或者名称', 'Name'),
  widget: 'text',
  personal: 'name',
})
const phone = field(
  z
    .string()
    .trim()
    .regex(/^[+0-9][0-9 -]{5,19}$/, { message: 'phone' }),
  {
    label: words('联系电话', 'Telephone'),
    widget: 'text',
    personal: 'phone',
  },
)

/** Somebody who acts for a party: a statutory or an entrusted representative. */
export const representative = z.object({
  name: personName,
  kind: choice(words('代理类别', 'Kind of representation'), {
    statutory: words('法定代理人', 'Statutory representative'),
    entrusted: words('委托代理人', 'Entrusted representative'),
  }),
  phone: phone.optional(),
})

/**
 * A person or organisation with a role in this one case. There is no identifier across cases:
 * files are about matters, not about people.
 */
export const party = z.object({
  kind: choice(words('类别', 'Kind'), {
    person: words('自然人', 'Person'),
    organisation: words('法人或者其他组织', 'Organisation'),
  }),
  name: personName,
  identityNumber: field(z.string().trim().refine(isIdentityNumber, { message: 'identity-number' }), {
    label: words('公民身份号码', 'Identity number'),
    widget: 'text',
    personal: 'identity-number',
  }).optional(),
  creditCode: field(z.string().trim().refine(isCreditCode, { message: 'credit-code' }), {
    label: words('统一社会信用代码', 'Unified social credit code'),
    widget: 'text',
  }).optional(),
  phone: phone.optional(),
  address: line(words('住所', 'Address'), { personal: 'address', max: 300 }).optional(),
  representative: field(representative, { label: words('代理人', 'Representative') }).optional(),
})

export type PartyPaper = z.output<typeof party>

/** A field holding one to `max` parties. */
export const partyList = (label: { zh: string; en: string }, max = 50) => field(z.array(party).min(1).max(max), { label, widget: 'party' })

/** A party as the case sees it: its key is stable within the case and means nothing outside it. */
export interface CaseParty extends PartyPaper {
  readonly key: string
  readonly role: string
}
