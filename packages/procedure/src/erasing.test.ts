import { chinaCalendar, day } from '@fadu/legal-time'
import { describe, expect, test } from 'vitest'
import type { AnyView } from './case-view.ts'
import { decide } from './decide.ts'
import { anyLibraryCard, libraryCard } from './fixtures/library-card.ts'
import { logWithout, readableOf } from './owned.ts'
import { erasedMark } from './personal.ts'
import { type Line, scenario } from './scenario.ts'
import { viewOf } from './view.ts'

/** Lawful erasure of a party's personal information: when, by whom, and what then stands in the log. */

const given = scenario(libraryCard)
const person = (name: string, phone: string) => ({ kind: 'person', name, phone })
const mother = { name: '甲某母', kind: 'statutory', phone: '13800000009' }
const applicants = [{ ...person('甲某', '13800000001'), representative: mother }, person('乙某', '13800000002')]
const applied: Line = ['2026-02-26', 'applicant', 'applied', { organ: 'library', applicants, wish: '法律词典' }]
const told: readonly Line[] = [
  ['2026-03-02', 'clerk', 'accepted', {}],
  ['2026-03-05', 'clerk', 'visited', { minutes: '住址属实' }],
]
const issued = () => given(applied, ...told).and(['2026-03-09', 'clerk', 'issued', { card: '成人卡' }])
/** Everything issued so far served on both applicants. */
const served = (c: ReturnType<typeof issued>) =>
  c.and(
    ...c.on('2026-03-09').documents.flatMap((d) =>
      ['applicant-1', 'applicant-2'].map((party): Line => {
        const paper = { document: d.seq, key: d.key, party, method: 'direct' }
        return ['2026-03-09', 'clerk', 'document.served', paper]
      }),
    ),
  )
const closed = () => served(issued())
const asked = { party: 'applicant-1', ground: 'purpose', reasons: '借书证已经发出，登记信息不再需要。' }
const on = '2026-03-10'
type Case = ReturnType<typeof closed>
const refused = (c: Case, role: string, paper: object = asked, more: object = {}) =>
  c.refuses(on, role, 'party.erased', paper, more).map((r) => r.code)

describe('the personal information of a party is erased', () => {
  test('once the case is closed, by a role that signs in the organ that has it', () => {
    for (const role of ['head', 'reviewer']) {
      const entry = closed()
        .and([on, role, 'party.erased', { ...asked, requestedOn: '2026-03-09' }])
        .log.at(-1)!
      expect(entry).toMatchObject({ type: 'party.erased', paper: { party: 'applicant-1', ground: 'purpose', requestedOn: '2026-03-09' } })
    }
  })
  test('not while it is handled: the law is named that asks for it only when its purpose is achieved', () => {
    expect(served(given(applied, ...told)).refuses(on, 'head', 'party.erased', asked)).toMatchObject([
      { code: 'erasure-case-running', article: '个人信息保护法第四十七条第一款第一项' },
    ])
  })
  test('not before everything issued to it was served, for that takes its name and address', () => {
    expect(refused(issued(), 'head')).toEqual(['erasure-unserved'])
  })
  test('not by the party itself, nor by a role that does not lead', () => {
    for (const role of ['applicant', 'clerk']) expect(refused(closed(), role), role).toEqual(['role-lacking'])
  })
  test('not by the person who brought the case to its close, whatever post they act through', () => {
    expect(refused(closed(), 'head', asked, { post: 'post-clerk' })).toEqual(['erasure-other-hands'])
  })
  test('where the party ended the case, not by the official who last did anything in it', () => {
    const withdrawn = served(
      given(applied, ['2026-03-02', 'clerk', 'accepted', {}, { post: 'post-head' }], ['2026-03-03', 'applicant', 'withdrawn']),
    )
    expect(refused(withdrawn, 'head')).toEqual(['erasure-other-hands'])
    expect(withdrawn.and([on, 'reviewer', 'party.erased', asked]).log.at(-1)!.type).toBe('party.erased')
  })
  test('not before a retention period of law has run out, the last day included', () => {
    const until = (retainedUntil: string) => ({ ...asked, ground: 'retention', retainedUntil })
    expect(closed().refuses(on, 'head', 'party.erased', until(on))).toMatchObject([
      { code: 'erasure-retention', article: '个人信息保护法第四十七条第二款' },
    ])
    expect(
      closed()
        .and([on, 'head', 'party.erased', until('2026-03-09')])
        .log.at(-1)!.type,
    ).toBe('party.erased')
  })
  test('on the day it is recorded: it is not entered late', () => {
    const late = { enteredOn: '2026-03-11', lateReason: '漏记' }
    expect(
      closed()
        .refuses(on, 'head', 'party.erased', asked, late)
        .map((r) => r.code),
    ).toEqual(['erasure-only-today'])
  })
  test('for reasons that do not name whom it erases, for they stay in the log', () => {
    for (const reasons of ['甲某要求删除', '电话13800000001已停用', '甲某母来电'])
      expect(refused(closed(), 'head', { ...asked, reasons }), reasons).toEqual(['erasure-names-values'])
  })
  test('on one of the grounds of the law', () => {
    const [refusal] = closed().refuses(on, 'head', 'party.erased', { ...asked, ground: 'convenience' })
    expect(refusal).toMatchObject({ code: 'paper-invalid' })
  })
  test('and whatever stands against it is told at once', () => {
    const paper = { ...asked, party: 'applicant-9', requestedOn: '2026-04-01', retainedUntil: '2030-01-01' }
    expect(refused(given(applied, ...told), 'clerk', paper)).toEqual([
      'role-lacking',
      'erasure-case-running',
      'party-unknown',
      'erasure-retention',
      'erasure-request-later',
    ])
  })
})

describe('what was erased', () => {
  const erased = () => {
    const { log } = closed().and([on, 'head', 'party.erased', asked])
    return logWithout(anyLibraryCard, log, new Set(['applicants-0']))
  }
  const again = (log: Case['log'], type: string, paper: object) =>
    decide(
      anyLibraryCard,
      log,
      { type, paper, on: day(on), by: { kind: 'post', role: 'head', post: 'post-head', organ: 'organ-1', person: 'person-post-head' } },
      { today: day(on), calendar: chinaCalendar },
    )
  test('leaves its mark in the party’s values and its representative’s, and everybody else’s as they were', () => {
    const { parties } = viewOf(libraryCard, erased(), { today: day(on), calendar: chinaCalendar }) as unknown as AnyView
    expect(parties[0]).toMatchObject({ name: erasedMark, phone: erasedMark, representative: { name: erasedMark, phone: erasedMark } })
    expect(parties[1]).toMatchObject({ name: '乙某', phone: '13800000002' })
    expect(readableOf(anyLibraryCard, erased(), 'applicants-0')).toEqual([])
  })
  test('goes in entries that were mended too', () => {
    const paper = { organ: 'library', applicants: [person('丙某', '13800000003')], wish: '法律词典' }
    const { log } = closed().and(['2026-03-10', 'clerk', 'case.rectified', { seq: 1, action: 'replace', paper, reason: '姓名录错' }])
    const kept = JSON.stringify(logWithout(anyLibraryCard, log, new Set(['applicants-0'])))
    for (const value of ['甲某', '丙某', '13800000001', '13800000003']) expect(kept).not.toContain(value)
    expect(kept).toContain('乙某')
  })
  test('is not erased twice; another party of the case is', () => {
    expect(again(erased(), 'party.erased', asked)).toMatchObject({ refused: [{ code: 'erasure-nothing-left', field: 'party' }] })
    expect(again(erased(), 'party.erased', { ...asked, party: 'applicant-2' })).toHaveProperty('recorded')
  })
  test('does not come back: the entry is not struck', () => {
    const seq = erased().length
    expect(again(erased(), 'case.rectified', { seq, action: 'void', reason: '误删' })).toMatchObject({
      refused: [{ code: 'rectification-linked' }],
    })
  })
  test('is no value: its mark is not taken for a name', () => {
    const paper = { organ: 'library', applicants: [person(erasedMark, '13800000001')], wish: '法律词典' }
    expect(again(erased(), 'case.rectified', { seq: 1, action: 'replace', paper, reason: '照录' })).toMatchObject({
      refused: [{ code: 'masked-value', field: 'paper.applicants.0.name' }],
    })
  })
  test('is never an entry of a register', () => {
    const register = { ...anyLibraryCard, id: 'register:cards' }
    const by = { kind: 'post', role: 'head', post: 'post-head', organ: 'organ-1', person: 'person-post-head' } as const
    const request = { type: 'party.erased', paper: asked, on: day(on), by }
    expect(decide(register, closed().log, request, { today: day(on), calendar: chinaCalendar })).toMatchObject({
      refused: [{ code: 'unknown-event' }],
    })
  })
})
