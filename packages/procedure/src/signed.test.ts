import { chinaCalendar, day } from '@fadu/legal-time'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { anyLibraryCard, libraryCard } from './fixtures/library-card.ts'
import { type Line, recorded, scenario } from './scenario.ts'

/** Two pairs of eyes: what was signed stays what was signed, and nobody signs what they wrote. */

const given = scenario(libraryCard)
const person = { kind: 'person', name: '甲某', phone: '13800000000' }
const applied: Line = ['2026-02-26', 'applicant', 'applied', { organ: 'library', applicants: [person], wish: '法律词典' }]
const accepted: Line = ['2026-03-02', 'clerk', 'accepted', {}]
const visited: Line = ['2026-03-05', 'clerk', 'visited', { minutes: '住址属实' }]
const codes = (refusals: readonly { code: string }[]) => refusals.map((r) => r.code)

describe('what was signed', () => {
  const issued = () => given(applied, accepted, visited).and(['2026-03-09', 'clerk', 'issued', { card: '成人卡' }])
  const mending = (seq: number) => ({ seq, action: 'replace', paper: { card: '儿童卡' }, reason: '卡别录错' })
  test('is mended by whoever signed last, and neither by an earlier signer nor by its drafter, whatever post they act through', () => {
    const c = issued()
    const { seq } = c.log.find((e) => e.type === 'issued')!
    for (const [role, post] of [['clerk'], ['reviewer'], ['head', 'post-clerk']] as const)
      expect(codes(c.refuses('2026-03-10', role, 'case.rectified', mending(seq), post && { post })), role).toEqual(['rectification-signed'])
    const mended = c.and(['2026-03-10', 'head', 'case.rectified', mending(seq)])
    expect(mended.on('2026-03-10').facts.issued).toMatchObject({ card: '儿童卡' })
    const undoing = { seq: mended.log.at(-1)!.seq, action: 'void', reason: '不改' }
    expect(codes(mended.refuses('2026-03-11', 'clerk', 'case.rectified', undoing))).toEqual(['rectification-signed'])
  })
  test('was signed as it was sent round: no step of a draft is mended', () => {
    const c = given(applied, accepted, visited).and(
      ['2026-03-09', 'clerk', 'issued', { card: '成人卡' }, { unsigned: true }],
      ['2026-03-10', 'reviewer', 'draft.signed', { draft: 4 }],
    )
    for (const paper of [
      { seq: 4, action: 'replace', paper: { event: 'issued', paper: { card: '儿童卡' } }, reason: '卡别录错' },
      { seq: 5, action: 'void', reason: '未签' },
    ])
      expect(codes(c.refuses('2026-03-10', 'clerk', 'case.rectified', paper))).toEqual(['rectification-draft'])
  })
  test('was written by somebody else: who rewrote a colleague’s draft through the post they share does not sign it', () => {
    const { log } = given(applied, accepted, visited).and(
      ['2026-03-09', 'clerk', 'issued', { card: '成人卡' }, { unsigned: true }],
      ['2026-03-10', 'reviewer', 'draft.returned', { draft: 4, to: -1, reason: '卡别有误' }],
    )
    const today = day('2026-03-11')
    const asked = (role: string, post: string, type: string, paper: object, on: typeof log) =>
      decide(
        anyLibraryCard,
        on,
        { type, paper, on: today, by: { kind: 'post', role, post, organ: 'organ-1', person: 'person-post-reviewer' } },
        { today, calendar: chinaCalendar },
      )
    const revised = asked('clerk', 'post-clerk', 'draft.revised', { draft: 4, paper: { card: '儿童卡' } }, log)
    if ('refused' in revised) throw new Error(codes(revised.refused).join())
    const rewritten = [...log, recorded(anyLibraryCard, log, revised.recorded[0]!, today)]
    expect(asked('reviewer', 'post-reviewer', 'draft.signed', { draft: 4 }, rewritten)).toMatchObject({ refused: [{ code: 'own-draft' }] })
  })
})
