import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCommitments } from './find-commitments.ts'
import { htmlDocument } from './html-document.ts'
import type { Item } from './item.ts'
import { plainDocument } from './plain-text.ts'
import { planJson } from './plan-json.ts'
import { planOutline } from './plan-outline.ts'
import { readDocument } from './read-document.ts'
import { inventedPlan } from './testing/invented-plan.ts'

const pieces = [...'一二三十（）()【】《》“”、，。；：:.·—1234567890①②%％零\n\t  '].concat([
  '第一条',
  '第二章',
  '目录',
  '附件：',
  '附件1',
  '责任单位：',
  '区司法局',
  '、',
  '牵头',
  '配合',
  '等',
  '负责',
  '到2025年',
  '达到',
  '百分之',
  '分之',
  '以上',
  '万元',
  '个工作日内',
  '印发之日起',
  '每年',
  '全覆盖',
  '2023年5月8日',
  '一是',
  '二是',
  '——',
  '列第一位者为牵头单位，下同',
  '通知',
  '方案',
  '分享到',
  '😀',
  '<td>',
  '&#x3000;',
])
const words = fc.array(fc.constantFrom(...pieces), { maxLength: 160 }).map((p) => p.join(''))
const mutated = fc
  .array(fc.record({ at: fc.nat(inventedPlan.length), cut: fc.nat(6), put: fc.constantFrom(...pieces) }), { maxLength: 12 })
  .map((edits) => edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), inventedPlan))

function check(item: Item, text: string, outer: { start: number; end: number }): void {
  expect(outer.start <= item.start && item.end <= outer.end && item.start <= item.bodyEnd && item.bodyEnd <= item.end).toBe(true)
  if (item.title !== null) expect(text.slice(item.titleStart, item.titleEnd)).toBe(item.title)
  for (const t of [...item.targets, ...item.aims]) {
    expect(text.slice(t.start, t.end)).toBe(t.text)
    expect(t.start >= item.start && t.end <= item.end).toBe(true)
  }
  for (const r of item.responsibilities) expect(r.start >= 0 && r.start <= r.end && r.end <= text.length).toBe(true)
  if (item.deadline) expect(text.slice(item.deadline.start, item.deadline.end)).toBe(item.deadline.text)
  let from = item.start
  for (const child of item.children) {
    expect(child.start).toBeGreaterThanOrEqual(from)
    from = child.end
    check(child, text, item)
  }
}

test.each([
  ['any words of such documents', words],
  ['a plan with letters changed', mutated],
  ['any text', fc.string({ unit: 'grapheme', maxLength: 300 })],
] as const)(
  '%s: nothing is thrown, places are in range and nested, words are exact',
  (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = findCommitments(plainDocument('x', text))
        for (const item of read.tree) check(item, text, { start: 0, end: text.length })
        expect(planOutline(read)).toBeTypeOf('string')
        expect(JSON.stringify(planJson(read))).toBe(JSON.stringify(planJson(findCommitments(plainDocument('x', text)))))
      }),
      { numRuns: 120 },
    )
  },
  60_000,
)

test('any markup is read', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<table>',
          '</table>',
          '<tr>',
          '<td rowspan=3>',
          '<td colspan="9999">',
          '</td>',
          '<br>',
          '<',
          '>',
          '"',
          '&amp;',
          '一、',
          '目标',
          '<!--',
          '<script>',
          '责任单位',
        ),
        { maxLength: 60 },
      ),
      (parts) => {
        const document = htmlDocument('x', parts.join(''))
        for (const b of document.blocks) expect(b.start <= b.end && b.end <= document.text.length).toBe(true)
        for (const item of findCommitments(document).tree) check(item, document.text, { start: 0, end: document.text.length })
      },
    ),
    { numRuns: 200 },
  )
}, 60_000)

test('any bytes are read or refused with words', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x25, 0x50, 0x44, 0x46, 0x2d]),
      async (bytes, head) => {
        const read = await readDocument(new Uint8Array([...head, ...bytes]), { name: 'x' })
        if (!read.ok) expect(read.refusal.zh.length > 0 && read.refusal.en.length > 0).toBe(true)
      },
    ),
    { numRuns: 120 },
  )
}, 60_000)
