import { amount, choice, count, dayField, field, line, words, yesNo } from '@fadu/procedure'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Organisation } from '../organisation.ts'
import { readCell } from './cells.ts'
import type { ColumnField } from './columns.ts'

const organ = (id: string, name: string) => [id, { id, name, shortName: '', level: 'other' }] as const
const organisation = {
  organs: new Map([organ('a', '甲局'), organ('b1', '乙局'), organ('b2', '乙局')]),
  posts: new Map(),
} as unknown as Organisation

const w = words('列', 'Column')
const columnOf = (schema: z.ZodType): ColumnField => ({ key: 'x', label: w, required: true, schema, meta: schema.meta() as never })
const read = (schema: z.ZodType, text: string) => {
  const found = readCell(columnOf(schema), text, organisation)
  return 'value' in found ? found.value : `!${found.fault.zh}`
}
const choices = { one: words('第一、项', 'First'), two: words('二项', 'Second') }
const many = field(z.array(z.enum(['one', 'two'])), { label: w, widget: 'choice', choices })

test.each([
  [dayField(w), '2026/3/1', '2026-03-01'],
  [dayField(w), '20260301', '2026-03-01'],
  [dayField(w), '45352', '2024-03-01'],
  [dayField(w), '2026-02-30', '!“2026-02-30”不是日期（例如 2026-03-01）'],
  [dayField(w), '45352.5', '!“45352.5”不是日期（例如 2026-03-01）'],
  [count(w), '1,200', 1200],
  [count(w), '１２', 12],
  [count(w), '12.0', 12],
  [count(w), '十二', '!“十二”不是整数'],
  [amount(w), '1,234.5', 123450],
  [amount(w), '￥12元', 1200],
  [amount(w), '1.005', '!“1.005”不是以元为单位、最多两位小数的金额'],
  [yesNo(w), '有', true],
  [yesNo(w), 'NO', false],
  [yesNo(w), '也许', '!“也许”既不是“是”也不是“否”'],
  [choice(w, choices), 'second', 'two'],
  [many, '第一、项', ['one']],
  [many, 'First；二项', ['one', 'two']],
  [line(w, { widget: 'organ' }), '甲局', 'a'],
  [line(w, { widget: 'organ' }), 'b2', 'b2'],
  [line(w, { widget: 'organ' }), '乙局', '!名为“乙局”的机构不止一个，请改填代码'],
  [line(w), '007', '007'],
])('%#: %s', (schema, text, expected) => expect(read(schema, text)).toEqual(expected))
