import { expect, test } from 'vitest'
import { delimitedDocument } from './delimited.ts'
import { findCommitments } from './find-commitments.ts'
import { htmlDocument } from './html-document.ts'
import type { Item } from './item.ts'

const units = (i: Item, role: string) => [
  ...new Set(i.responsibilities.flatMap((r) => r.units.filter((u) => u.role === role).map((u) => u.raw))),
]

test('a table of tasks: rows that share a merged task are one item, units stand in columns', () => {
  const read = findCommitments(
    delimitedDocument(
      'tasks.tsv',
      '任务分工表\t任务分工表\t任务分工表\t任务分工表\t任务分工表\t任务分工表\n序号\t工作事项\t主要内容\t牵头单位\t配合单位\t完成时限\n1\t建窗口\t选址，到2024年建成12个\t区政务办\t区财政局、各镇街\t2024年底\n1\t建窗口\t配人\t区政务办\t/\t2023年6月\n2\t育队伍\t培训不少于200人\t区司法局\t区委组织部、财政局\t长期\n',
      '\t',
    ),
  )
  expect(read.tree.map((i) => [i.number, i.title, units(i, 'lead'), units(i, 'support'), i.deadline?.due])).toEqual([
    ['1', '建窗口', ['区政务办'], ['区财政局', '各镇街'], '2024-12-31'],
    ['2', '育队伍', ['区司法局'], ['区委组织部', '财政局'], '长期'],
  ])
  expect(read.tree.flatMap((i) => i.targets.map((t) => [t.value, t.unit]))).toEqual([
    [12, '个'],
    [200, '人'],
  ])
  expect(read.title?.text).toBe('任务分工表')
})

test('a table of indicators: values by year and unit, a head of two rows', () => {
  const read = findCommitments(
    htmlDocument(
      'indicators.html',
      '<table><tr><td rowspan=2>序号</td><td rowspan=2>指标名称</td><td rowspan=2>单位</td><td colspan=2>目标值</td></tr><tr><td>2023年</td><td>2025年</td></tr><tr><td>1</td><td>一次办结率</td><td>%</td><td>≥85</td><td>92</td></tr><tr><td>2</td><td>调解室数量</td><td>个</td><td>8</td><td>达到12个以上</td></tr></table>',
    ),
  )
  expect(read.tables[0]!.kind).toBe('indicators')
  expect(read.tree.map((i) => [i.title, i.targets.map((t) => [t.value, t.unit, t.due])])).toEqual([
    [
      '一次办结率',
      [
        [85, '%', '2023'],
        [92, '%', '2025'],
      ],
    ],
    [
      '调解室数量',
      [
        [8, '个', '2023'],
        [12, '个', '2025'],
      ],
    ],
  ])
})

test('a table in the annex gives its units and dates to the items of the plan', () => {
  const read = findCommitments(
    htmlDocument(
      'plan.html',
      '<p>云溪区便民实施方案</p><p>一、任务</p><p>（一）规范办事窗口。建好窗口。</p><p>（二）培育服务队伍。育好队伍。</p><p>附件</p><p>任务分解表</p><table><tr><td>序号</td><td>重点任务</td><td>责任单位</td><td>完成时限</td></tr><tr><td>1</td><td>规范办事窗口</td><td>区政务办牵头，区财政局配合</td><td>2024年6月底</td></tr></table>',
    ),
  )
  const [first, second] = read.tree[0]!.children
  expect([units(first!, 'lead'), units(first!, 'support'), first!.deadline?.due]).toEqual([['区政务办'], ['区财政局'], '2024-06-30'])
  expect(second!.responsibilities).toEqual([])
})
