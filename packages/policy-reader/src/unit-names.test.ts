import { describe, expect, test } from 'vitest'
import { readUnits } from './responsibilities.ts'
import { isResponsibility } from './responsibility-words.ts'
import { carryPrefixes, splitUnits } from './unit-names.ts'

describe('names in a list', () => {
  test.each([
    ['工业和信息化局、住房和城乡建设局', ['工业和信息化局', '住房和城乡建设局']],
    ['区教育局和区民政局', ['区教育局', '区民政局']],
    ['各区、县（市）人民政府，市级有关部门', ['各区、县（市）人民政府', '市级有关部门']],
    ['区司法局等有关部门和单位', ['区司法局', '有关部门和单位']],
    ['区司法局（依法治区办）、法院', ['区司法局（依法治区办）', '法院']],
    ['各有关部门和单位', ['各有关部门和单位']],
    ['/', []],
  ])('%s', (list, names) => expect(splitUnits(list).names).toEqual(names))
  test('等 says that there are more', () =>
    expect(splitUnits('区司法局、区财政局等')).toEqual({ names: ['区司法局', '区财政局'], open: true }))
  test('a prefix is carried to names without one', () => {
    const carried = (list: string) => carryPrefixes(splitUnits(list).names).map((u) => u.name)
    expect(carried('市司法局、发展改革委、各区县')).toEqual(['市司法局', '市发展改革委', '各区县'])
    expect(carried('市委宣传部、组织部、教育局')).toEqual(['市委宣传部', '市委组织部', '市教育局'])
    expect(carried('司法部、财政部')).toEqual(['司法部', '财政部'])
  })
})

describe('assignments', () => {
  const roles = (words: string, first = false) => readUnits(words, first).units.map((u) => `${u.role} ${u.raw}`)
  test.each([
    ['责任单位：区司法局、区财政局', ['lead 区司法局', 'lead 区财政局']],
    ['牵头单位：区司法局；责任单位：区财政局', ['lead 区司法局', 'support 区财政局']],
    ['区司法局牵头，区财政局、教育局配合', ['lead 区司法局', 'support 区财政局', 'support 教育局']],
    ['区司法局指导，各镇街负责落实', ['guide 区司法局', 'joint 各镇街']],
    ['区司法局会同有关部门负责', ['lead 区司法局', 'support 有关部门']],
    ['区司法局、财政局，各镇街按职责分工负责', ['joint 区司法局', 'joint 财政局', 'joint 各镇街']],
    ['责任部门：区司法局，适用范围：全区', ['lead 区司法局']],
  ])('%s', (words, expected) => expect(roles(words)).toEqual(expected))
  test('the first leads where the document says so', () =>
    expect(roles('区司法局、财政局负责。列第一位者为牵头单位，下同', true)).toEqual(['lead 区司法局', 'support 财政局']))
  test('what only looks like one is none', () => {
    for (const words of ['以下简称《意见》', '含技工院校', '2021—2025年', '社区', '包括预留号源等', '试行'])
      expect(isResponsibility(words)).toBe(false)
  })
})
