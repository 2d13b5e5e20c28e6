import { expect, test } from 'vitest'
import { readTableRows } from './table-rows.ts'

const rowsOf = (bytes: Uint8Array) => {
  const reading = readTableRows(bytes)
  return reading.ok ? reading.rows : reading.refusal.code
}
const utf8 = (text: string) => new TextEncoder().encode(text)

test('a csv keeps its row numbers over blank lines, quotes and a mark in front', () => {
  expect(rowsOf(utf8('\ufeff编号,名称\r\n\r\nv-1,"甲,乙"\r\nv-2,"说“""好"""\r\n'))).toEqual([
    { row: 1, cells: ['编号', '名称'] },
    { row: 3, cells: ['v-1', '甲,乙'] },
    { row: 4, cells: ['v-2', '说“"好"'] },
  ])
})

test('GB18030, tabs and semicolons are told by the content; a guarded formula is its text', () => {
  // 编号,名称 in GB18030.
  expect(rowsOf(Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6]))).toEqual([{ row: 1, cells: ['编号', '名称'] }])
  expect(rowsOf(utf8('id\tname\nv-1\t一,二'))).toEqual([
    { row: 1, cells: ['id', 'name'] },
    { row: 2, cells: ['v-1', '一,二'] },
  ])
  expect(rowsOf(utf8("id;name\nv-1;'=1+1"))).toEqual([
    { row: 1, cells: ['id', 'name'] },
    { row: 2, cells: ['v-1', '=1+1'] },
  ])
})

test('what is no table is refused with a reason', () => {
  expect(rowsOf(utf8(' \n'))).toBe('empty')
  expect(rowsOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('old-office-format')
  expect(rowsOf(Uint8Array.from([0x50, 0x4b, 3, 4, 1]))).toBe('damaged')
  expect(rowsOf(utf8('a,'.repeat(300)))).toBe('too-large')
})
