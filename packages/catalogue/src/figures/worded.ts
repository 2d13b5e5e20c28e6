import { type AnyProcedure, type Words, words } from '@fadu/procedure'
import { choicesAt, labelAt } from './field-at.ts'
import type { Wanted, Where } from './figure.ts'

const joined = (parts: readonly Words[], zh: string, en: string): Words =>
  words(parts.map((p) => p.zh).join(zh), parts.map((p) => p.en).join(en))

/** What a record must say, in the words of its form: written from the declaration, so that the two cannot differ. */
export const conditionWords = (procedure: AnyProcedure, where: Where): Words =>
  joined(
    Object.entries(where).map(([path, wanted]) => oneCondition(procedure, path, wanted)),
    '、',
    ', ',
  )

function oneCondition(procedure: AnyProcedure, path: string, wanted: Wanted): Words {
  const { zh, en } = labelAt(procedure, path)
  const choices = choicesAt(procedure, path)?.choices
  const named = (value: unknown): Words => choices?.[String(value)] ?? words(String(value), String(value))
  if (typeof wanted === 'boolean') return words(`“${zh}”为${wanted ? '是' : '否'}`, `${en}: ${wanted ? 'yes' : 'no'}`)
  if (typeof wanted !== 'object') return words(`${zh}为“${named(wanted).zh}”`, `${en}: ${named(wanted).en}`)
  if ('present' in wanted) return words(`已填写“${zh}”`, `${en}: filled in`)
  if ('moreThan' in wanted) return words(`“${zh}”大于${wanted.moreThan}`, `${en}: more than ${wanted.moreThan}`)
  const { zh: anyZh, en: anyEn } = joined(wanted.map(named), '或者', ' or ')
  return words(`${zh}为“${anyZh}”`, `${en}: ${anyEn}`)
}

/** The records that are looked at. */
export function recordWords(procedure: AnyProcedure, where: Where | undefined, or?: Where): Words {
  const { zh, en } = procedure.term
  const conditions = [where, or].flatMap((w) => (w && Object.keys(w).length > 0 ? [conditionWords(procedure, w)] : []))
  if (conditions.length === 0) return words(`“${zh}”的全部记录`, `All records of: ${en}`)
  const { zh: whichZh, en: whichEn } = joined(conditions, '，或者', '; or ')
  return words(`“${zh}”中${whichZh}的记录`, `Records of “${en}” with ${whichEn}`)
}
