import { bare, words as both, partsOf, type Words } from '@fadu/procedure'
import type { ColumnField } from './columns.ts'

/** What to write in a cell of a field, in words: the person who fills in the table reads it, nobody else tells them. */
export function takesOf({ schema, meta }: ColumnField): Words {
  const many = partsOf(bare(schema)).type === 'array'
  if (meta?.choices) {
    const list = Object.values(meta.choices)
    const some = list.slice(0, 12)
    const more = list.length > some.length
    return both(
      `${many ? '可填多项，用顿号分开：' : '填其中一项：'}${some.map((w) => w.zh).join('、')}${more ? '……' : ''}`,
      `${many ? 'Any of, divided by semicolons: ' : 'One of: '}${some.map((w) => w.en).join('; ')}${more ? ' …' : ''}`,
    )
  }
  if (many) return both('可填多项，用顿号分开', 'Several, divided by semicolons')
  switch (meta?.widget) {
    case 'day':
      return both('日期，例如 2026-03-01', 'A day, such as 2026-03-01')
    case 'yes-no':
      return both('填“是”或者“否”', 'Yes or no')
    case 'amount':
      return both('金额，单位元', 'An amount in yuan')
    case 'organ':
      return both('机构的名称或者代码', 'Name or identifier of an organ')
    case 'post':
      return both('岗位的名称或者代码', 'Title or identifier of a post')
    default:
      // An identifier takes letters and no characters; no other text is so narrow.
      if (schema.safeParse('a1').success && !schema.safeParse('甲').success)
        return both('代码：小写字母、数字和连字符', 'An identifier: small letters, digits, hyphens')
      return partsOf(bare(schema)).type === 'number' ? both('整数', 'A whole number') : both('文字', 'Text')
  }
}
