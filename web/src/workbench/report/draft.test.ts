import type { ReportView } from '@fadu/contract'
import { describe, expect, test } from 'vitest'
import { shelfOn } from '../../api/kept.ts'
import {
  canMove,
  changed,
  type Draft,
  draftFrom,
  forgetDraft,
  keepDraft,
  keptDraft,
  moved,
  paperOf,
  sourced,
  without,
  withSection,
} from './draft.ts'

const parts = ['leadership', 'measures', 'insufficiencies', 'next', 'other']
const section = (id: string, part: string, text = '') => ({ id, part, title: id, text })
const draft: Draft = {
  sections: [section('1', 'leadership'), section('2', 'measures', '办结91件'), section('s-7', 'measures'), section('4', 'next')],
  elsewhere: [],
}
const order = ({ sections }: Draft) => sections.map((s) => s.id)

describe('sections while they are drafted', () => {
  test('a new one stands last in its part, under a number never given', () => {
    expect(order(withSection(draft, 'measures', '新', parts))).toEqual(['1', '2', 's-7', 's-8', '4'])
    expect(order(withSection(draft, 'insufficiencies', '新', parts))).toEqual(['1', '2', 's-7', 's-8', '4'])
    expect(order(withSection(draft, 'other', '新', parts)).at(-1)).toBe('s-8')
    expect(order(withSection({ sections: [], elsewhere: [] }, 'next', '新', parts))).toEqual(['s-1'])
  })
  test('they change places within their part only', () => {
    expect(order(moved(draft, '2', 1))).toEqual(['1', 's-7', '2', '4'])
    expect(order(moved(draft, 's-7', 1))).toEqual(order(draft))
    expect([canMove(draft, '2', -1), canMove(draft, '2', 1), canMove(draft, 'none', 1), canMove(draft, '4', 1)]).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
  test('they are renamed, written, and removed with what was said of their numbers', () => {
    const said = sourced(changed(draft, '2', { title: '改名' }), '2', '91件', { source: '法院' })
    expect(said.sections[1]).toEqual({ ...section('2', 'measures', '办结91件'), title: '改名' })
    expect(without(said, '2')).toEqual({ sections: draft.sections.filter((s) => s.id !== '2'), elsewhere: [] })
  })
})

test('a number keeps its source while it stands in the text', () => {
  const said = sourced(sourced(draft, '2', '91件', { source: '法院' }), '2', '91件', { reasons: '平台不办理', contradicted: ' ' })
  expect(paperOf(said).elsewhere).toEqual([{ section: '2', figure: '91件', source: '法院', reasons: '平台不办理' }])
  expect(paperOf(changed(said, '2', { text: '没有数字' })).elsewhere).toEqual([])
  expect(sourced(said, '2', '91件', { source: '', reasons: '' }).elsewhere).toEqual([])
})

test('what was typed outlives a reload; what cannot be read is as if nothing was kept', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
  const shelf = shelfOn(() => storage as Storage)
  const report = {
    case: 'c1',
    elsewhere: [{ section: '2', figure: '91件', source: '法院', reasons: '平台不办理', title: '二' }],
    parts: [{ part: 'measures', sections: [{ id: '2', title: '二', text: '办结91件' }] }],
  } as unknown as ReportView
  expect(draftFrom(report)).toEqual({
    sections: [{ id: '2', part: 'measures', title: '二', text: '办结91件' }],
    elsewhere: [{ section: '2', figure: '91件', source: '法院', reasons: '平台不办理' }],
  })
  expect(keptDraft(shelf, report)).toBeUndefined()
  expect(keepDraft(shelf, report, draft)).toBe(true)
  expect(keptDraft(shelf, report)).toEqual(draft)
  kept.set('fadu.report-draft.c1', '{"sections":1')
  expect(keptDraft(shelf, report)).toBeUndefined()
  forgetDraft(shelf, report)
  expect(kept.size).toBe(0)
})
