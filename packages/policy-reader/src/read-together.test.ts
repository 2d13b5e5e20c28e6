import { expect, test } from 'vitest'
import { delimitedDocument } from './delimited.ts'
import type { Item } from './item.ts'
import { plainDocument } from './plain-text.ts'
import { readTogether } from './read-together.ts'

const plan = plainDocument(
  '方案.txt',
  '青溪区法治建设实施方案\n一、重点任务\n（一）规范行政检查。编制检查事项清单。\n（二）开展法治宣传。每年举办40场。\n附件：1.任务分工表\n2.经费表\n青溪区人民政府\n2026年3月1日\n',
)
const table = delimitedDocument(
  '任务分工表.tsv',
  '序号\t工作任务\t牵头单位\t完成时限\n1\t规范行政检查\t区司法局\t2026年6月底前\n2\t建立通报制度\t区法院\t2027年6月底前\n',
  '\t',
)
const every = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...every(item.children)])

test.each([
  ['plan first', [plan, table] as const],
  ['table first', [table, plan] as const],
])('a plan and its table are one reading, %s', (_, documents) => {
  const read = readTogether([...documents])
  expect(read.title?.text).toBe('青溪区法治建设实施方案')
  const items = every(read.tree)
  const titled = (title: string) => items.find((item) => item.title === title)!
  expect(titled('规范行政检查').responsibilities.flatMap((r) => r.units.map((u) => u.raw))).toEqual(['区司法局'])
  expect(titled('规范行政检查').deadline?.due).toBe('2026-06-30')
  // The row the plan has an item for is not a second item; the other one is.
  expect(items.filter((item) => item.title === '规范行政检查')).toHaveLength(1)
  expect(titled('建立通报制度').path).toMatch(/^附件1\//)
  expect(read.annexes.map(({ present }) => present)).toEqual([true, false])
  for (const [i, { start, end }] of read.files.entries()) expect(read.document.text.slice(start, end)).toBe(documents[i]!.text)
  for (const item of items) {
    expect(read.document.text.slice(item.titleStart, item.titleEnd)).toBe(item.path === '附件1' ? '' : item.title)
    for (const target of item.targets) expect(read.document.text.slice(target.start, target.end)).toBe(target.text)
  }
})

test('one file alone is read as ever', () => {
  const { files, ...read } = readTogether([plan])
  expect(files).toEqual([{ name: '方案.txt', start: 0, end: plan.text.length }])
  expect(every(read.tree).map(({ title }) => title)).toEqual(['重点任务', '规范行政检查', '开展法治宣传'])
})
