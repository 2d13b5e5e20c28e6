import { chinaCalendar, day } from '@fadu/legal-time'
import { describe, expect, test } from 'vitest'
import { availableTo } from './available.ts'
import { decide } from './decide.ts'
import type { AnyProcedure } from './definition.ts'
import { disclosed } from './disclose.ts'
import type { Actor } from './event.ts'
import { anyLibraryCard, libraryCard } from './fixtures/library-card.ts'
import { rolesOf } from './roles.ts'
import { type Line, scenario } from './scenario.ts'

const given = scenario(libraryCard)
const person = { kind: 'person', name: '甲某', phone: '13800000000' }
const applied: Line = ['2026-02-26', 'applicant', 'applied', { organ: 'library', applicants: [person], wish: '法律词典' }]
const accepted: Line = ['2026-03-02', 'clerk', 'accepted', {}]
const visited: Line = ['2026-03-05', 'clerk', 'visited', { minutes: '住址属实' }]
const codes = (refusals: readonly { code: string }[]) => refusals.map((r) => r.code)

describe('two dates on every event', () => {
  test('an official who enters a past day must say why; then it counts from that day', () => {
    const late: Line = ['2026-03-02', 'clerk', 'accepted', {}, { enteredOn: '2026-03-04' }]
    expect(codes(given(applied).refuses('2026-03-02', 'clerk', 'accepted', {}, { enteredOn: '2026-03-04', lateReason: '' }))).toContain(
      'late-reason-missing',
    )
    const view = given(applied, late).on('2026-03-04')
    expect(view.limits.decision?.startedOn).toBe('2026-03-02')
    expect(view.log.at(-1)).toMatchObject({ on: '2026-03-02', lateReason: '补录' })
  })
  test('nothing happens in the future, before the step it follows, or on a day a party chose', () => {
    const c = given(applied, accepted)
    expect(codes(c.refuses('2026-03-10', 'clerk', 'paused', { because: '搬家' }, { enteredOn: '2026-03-09' }))).toContain('day-in-future')
    expect(
      codes(c.refuses('2026-03-01', 'clerk', 'paused', { because: '搬家' }, { enteredOn: '2026-03-09', lateReason: '漏记' })),
    ).toContain('day-too-early')
    expect(codes(c.refuses('2026-03-03', 'applicant', 'withdrawn', {}, { enteredOn: '2026-03-04' }))).toContain('party-backdates')
  })
  test('what happened before the clock recorded silence strikes the clock’s entry, in one append', () => {
    // 5 working days from 26 February: 27 February, Saturday 28 (adjusted), 2, 3, 4 March.
    const c = given(applied).and(['2026-03-03', 'clerk', 'sentBack', { missing: '照片' }, { enteredOn: '2026-03-06' }])
    const view = c.on('2026-03-06')
    expect(c.log.map((e) => e.type)).toEqual(['applied', 'accepted', 'case.rectified', 'sentBack'])
    expect(view.stage).toBe('correction')
    expect(view.facts.accepted).toBeUndefined()
  })
})

describe('limits', () => {
  test('silence is acceptance on the last working day, recorded the day after', () => {
    expect(given(applied).on('2026-03-04').stage).toBe('examination')
    const view = given(applied).on('2026-03-05')
    expect(view).toMatchObject({ stage: 'handling', facts: { accepted: { by: 'clock', on: '2026-03-04' } } })
    expect(view.limits.examination).toMatchObject({ status: 'met', due: { on: '2026-03-04' } })
  })
  test('suspension stops the count, exclusion leaves days out, extension adds to the original end', () => {
    expect(given(applied, accepted).on('2026-03-03').limits.decision?.due.on).toBe('2026-04-01')
    const paused = given(applied, accepted, ['2026-03-10', 'clerk', 'paused', { because: '搬家' }])
    expect(paused.on('2026-03-20').limits.decision).toMatchObject({ status: 'paused', due: { suspended: true } })
    const resumed = paused.and(['2026-03-20', 'clerk', 'resumed', {}])
    expect(resumed.on('2026-03-20').limits.decision?.due.on).toBe('2026-04-13') // 11 April is a Saturday
    const sampled = resumed.and(['2026-03-23', 'clerk', 'sampled', {}], ['2026-03-26', 'clerk', 'tested', {}])
    expect(sampled.on('2026-03-27').limits.decision?.due.on).toBe('2026-04-14')
    const extended = sampled.and(['2026-03-27', 'head', 'extended', { days: 7, reason: '人手不足' }])
    expect(extended.on('2026-03-27').limits.decision).toMatchObject({ due: { on: '2026-04-21' }, extensionLeft: 3 })
    const [refusal] = extended.refuses('2026-03-30', 'head', 'extended', { days: 4, reason: '再延' })
    expect(refusal).toMatchObject({ code: 'already-happened' })
  })
  test('an extension beyond its cap, or after the end, is refused with the article of the cap', () => {
    const c = given(applied, accepted)
    expect(c.refuses('2026-03-09', 'head', 'extended', { days: 11, reason: '复杂' })).toEqual([
      { code: 'extension-too-long', article: '镇图书馆条例第六条', text: '延长合计最多 10 日，还可以延长 10 日，本次申请 11 日' },
    ])
    expect(codes(c.refuses('2026-04-02', 'head', 'extended', { days: 5, reason: '复杂' }))).toEqual(['extension-too-late'])
  })
  test('amber three working days before, red after, nothing once done', () => {
    const c = given(applied, accepted)
    expect(c.on('2026-03-26').limits.decision?.light).toBe('green')
    expect(c.on('2026-03-27').limits.decision?.light).toBe('amber')
    expect(c.on('2026-04-02').limits.decision).toMatchObject({ light: 'red', status: 'expired' })
  })
  test('a minimum period holds an act back to its last day', () => {
    const told: Line = ['2026-03-05', 'clerk', 'told', { facts: '住址不在本镇' }]
    const c = given(
      applied,
      accepted,
      told,
      ['2026-03-06', 'clerk', 'heard', { minutes: '申辩' }],
      ['2026-03-06', 'reviewer', 'reviewed', { opinion: 'lawful' }],
    )
    expect(codes(c.refuses('2026-03-12', 'clerk', 'refused', { reasons: '不符合条件' }))).toEqual(['minimum-running'])
    expect(c.and(['2026-03-13', 'clerk', 'refused', { reasons: '不符合条件' }]).on('2026-03-13').stage).toBe('closed')
  })
  test('notice before: full working days must lie between', () => {
    const c = given(applied, accepted)
    expect(codes(c.refuses('2026-03-10', 'clerk', 'lectureAnnounced', { heldOn: '2026-03-13' }))).toEqual(['notice-too-late'])
    expect(c.and(['2026-03-09', 'clerk', 'lectureAnnounced', { heldOn: '2026-03-13' }]).on('2026-03-09').limits.lectureNotice?.status).toBe(
      'met',
    )
  })
})

describe('acts that burden somebody', () => {
  test('all cross-cutting duties are told at once', () => {
    expect(codes(given(applied, accepted).refuses('2026-03-20', 'clerk', 'refused', { reasons: '' }))).toEqual([
      'paper-invalid',
      'notice-missing',
      'hearing-missing',
      'legal-review-missing',
      'reasons-missing',
    ])
  })
  test('its service is a duty that outlives the closed case, and the remedy runs from service', () => {
    const c = given(
      applied,
      accepted,
      ['2026-03-05', 'clerk', 'told', { facts: '住址不在本镇' }],
      ['2026-03-06', 'clerk', 'heard', { minutes: '申辩' }],
      ['2026-03-06', 'reviewer', 'reviewed', { opinion: 'lawful' }],
      ['2026-03-13', 'clerk', 'refused', { reasons: '不符合条件' }],
    )
    const seq = c.on('2026-03-13').documents.find((d) => d.key === 'refusal')!.seq
    expect(c.on('2026-03-13').limits.service).toMatchObject({ status: 'running', due: { on: '2026-03-24' } })
    const served = c.and([
      '2026-03-16',
      'clerk',
      'document.served',
      { document: seq, key: 'refusal', party: 'applicant-1', method: 'direct' },
    ])
    expect(served.on('2026-03-16').limits).toMatchObject({
      service: { status: 'met' },
      review: { status: 'running', due: { on: '2026-04-15' } },
    })
    const announced = c.and([
      '2026-03-16',
      'clerk',
      'document.served',
      { document: seq, key: 'refusal', party: 'applicant-1', method: 'announcement' },
    ])
    expect(announced.on('2026-03-16').limits.review).toMatchObject({ startedOn: '2026-04-15' })
  })
})

describe('signing chain', () => {
  const drafted = () => given(applied, accepted, visited).and(['2026-03-09', 'clerk', 'issued', { card: '成人卡' }, { unsigned: true }])
  const id = () => drafted().log.at(-1)!.seq
  test('a draft moves through reviewer and head, then takes effect with its number', () => {
    const c = drafted().and(['2026-03-10', 'reviewer', 'draft.signed', { draft: id(), opinion: '同意' }])
    expect(c.on('2026-03-10')).toMatchObject({ stage: 'handling', drafts: [{ turn: 1 }] })
    const done = c.and(['2026-03-11', 'head', 'draft.signed', { draft: id() }]).on('2026-03-11')
    expect(done).toMatchObject({ stage: 'closed', drafts: [], facts: { issued: { on: '2026-03-11' } } })
    expect(done.log.at(-1)?.signatures?.map((s) => s.role)).toEqual(['reviewer', 'head'])
  })
  test('only whose turn it is may sign, and nobody signs what they drafted', () => {
    expect(codes(drafted().refuses('2026-03-10', 'head', 'draft.signed', { draft: id() }))).toEqual(['not-signer'])
    expect(codes(drafted().refuses('2026-03-10', 'reviewer', 'draft.signed', { draft: id() }, { post: 'post-clerk' }))).toContain(
      'own-draft',
    )
  })
  test('returned to the drafter, revised, and signed again from the start', () => {
    const back = drafted().and(
      ['2026-03-10', 'reviewer', 'draft.signed', { draft: id() }],
      ['2026-03-11', 'head', 'draft.returned', { draft: id(), to: -1, reason: '卡别有误' }],
    )
    expect(codes(back.refuses('2026-03-11', 'reviewer', 'draft.signed', { draft: id() }))).toEqual(['not-signer'])
    const again = back.and(['2026-03-12', 'clerk', 'draft.revised', { draft: id(), paper: { card: '儿童卡' } }])
    expect(again.on('2026-03-12').drafts[0]).toMatchObject({ turn: 0, paper: { card: '儿童卡' }, returns: [{ by: 'head', to: -1 }] })
  })
  test('a signer is added, a turn handed over, a signer urged, a draft recalled', () => {
    const added = drafted().and(
      ['2026-03-10', 'reviewer', 'draft.signerAdded', { draft: id(), post: 'post-treasurer', reason: '涉及押金' }],
      ['2026-03-10', 'reviewer', 'draft.signed', { draft: id() }],
    )
    expect(added.on('2026-03-10').drafts[0]?.steps[1]).toMatchObject({ post: 'post-treasurer' })
    const handed = drafted().and(
      ['2026-03-10', 'reviewer', 'draft.handedOver', { draft: id(), post: 'post-deputy', reason: '出差' }],
      ['2026-03-10', 'clerk', 'draft.urged', { draft: id(), note: '请尽快' }],
    )
    expect(handed.on('2026-03-10').drafts[0]).toMatchObject({ steps: [{ post: 'post-deputy' }, {}], urges: [{ note: '请尽快' }] })
    expect(codes(handed.refuses('2026-03-10', 'reviewer', 'draft.signed', { draft: id() }))).toEqual(['not-signer'])
    expect(handed.and(['2026-03-11', 'clerk', 'draft.recalled', { draft: id(), reason: '另拟' }]).on('2026-03-11').drafts).toEqual([])
  })
  test('a second draft of the same act is refused while one is open; gates are asked again at the last signature', () => {
    expect(codes(drafted().refuses('2026-03-10', 'clerk', 'issued', { card: '成人卡' }))).toEqual(['draft-pending'])
    const paused = drafted().and(
      ['2026-03-10', 'reviewer', 'draft.signed', { draft: id() }],
      ['2026-03-10', 'clerk', 'paused', { because: '搬家' }],
    )
    expect(codes(paused.refuses('2026-03-11', 'head', 'draft.signed', { draft: id() }))).toEqual(['stage-wrong'])
  })
})

describe('rectification', () => {
  test('a mended day moves the limits; both entries stay in the log', () => {
    const c = given(applied, accepted).and([
      '2026-03-04',
      'clerk',
      'case.rectified',
      { seq: 2, action: 'replace', on: '2026-02-27', reason: '日期录错' },
    ])
    expect(c.on('2026-03-04').limits.decision).toMatchObject({ startedOn: '2026-02-27' })
    expect(c.log).toHaveLength(3)
  })
  test('what later steps rest on cannot be struck', () => {
    expect(
      codes(given(applied, accepted, visited).refuses('2026-03-06', 'clerk', 'case.rectified', { seq: 2, action: 'void', reason: '误录' })),
    ).toEqual(['rectification-breaks'])
  })
})

describe('a party that is itself an office', () => {
  const other = {
    ...anyLibraryCard,
    roles: { ...anyLibraryCard.roles, applicant: { ...anyLibraryCard.roles['applicant']!, duty: 'school' } },
  } as AnyProcedure
  const { log } = given(applied, accepted)
  const by: Actor = { kind: 'post', role: 'applicant', post: 'headmaster', organ: 'school', person: 'z' }
  const asked = (type: string, paper: object) =>
    decide(
      other,
      log,
      { type, paper, by, on: day('2026-03-02') },
      { today: day('2026-03-02'), calendar: chinaCalendar, roles: ['applicant'] },
    )
  test('neither strikes what the office entered, nor takes parties out, nor serves documents', () => {
    for (const [type, paper] of [
      ['case.rectified', { seq: 2, action: 'void', reason: '不同意受理' }],
      ['party.left', { party: 'applicant-1', reason: '退出' }],
      ['document.served', { document: 2, key: 'acceptance', party: 'applicant-1', method: 'direct' }],
      ['case.urged', { role: 'clerk', note: '快办' }],
    ] as const)
      expect(asked(type, paper), type).toMatchObject({ refused: [{ code: 'role-lacking' }] })
  })
  test('hands its own role over and brings material', () => {
    expect(asked('case.handedOver', { role: 'applicant', post: 'deputy', reason: '出差' })).toHaveProperty('recorded')
    expect(asked('material.added', { title: '说明', proves: '身份', files: [] })).not.toMatchObject({ refused: [{ code: 'role-lacking' }] })
  })
})

describe('who may', () => {
  const clerk = { post: 'p1', organ: 'library', person: 'x', duties: ['librarian'] }
  const view = given(applied).on('2026-02-26')
  test('a post holds a role by its duty in the organ of the case, until it is handed to another post', () => {
    expect(rolesOf(anyLibraryCard, view, clerk)).toEqual(['clerk'])
    expect(rolesOf(anyLibraryCard, view, { ...clerk, organ: 'museum' })).toEqual([])
    const handed = given(applied, ['2026-02-27', 'clerk', 'case.handedOver', { role: 'clerk', post: 'p2', reason: '轮岗' }]).on(
      '2026-02-27',
    )
    expect(rolesOf(anyLibraryCard, handed, clerk)).toEqual([])
    expect(rolesOf(anyLibraryCard, handed, { ...clerk, post: 'p2' })).toEqual(['clerk'])
  })
  test('a role one does not hold is refused', () => {
    const outcome = decide(
      anyLibraryCard,
      given(applied).log,
      { type: 'accepted', paper: {}, on: day('2026-02-27'), by: { kind: 'post', role: 'clerk', post: 'p', organ: 'museum', person: 'y' } },
      { today: day('2026-02-27'), calendar: chinaCalendar, roles: [] },
    )
    expect('refused' in outcome && codes(outcome.refused)).toEqual(['role-lacking'])
  })
  test('what may not be done yet is listed with its reasons and articles', () => {
    const handling = given(applied, accepted).on('2026-03-03')
    const acts = availableTo(anyLibraryCard, handling, ['clerk'], { today: day('2026-03-03'), calendar: chinaCalendar })
    expect(acts.find((a) => a.event === 'issued')).toMatchObject({
      allowed: false,
      refusals: [{ code: 'not-visited' }],
      signed: [['reviewer'], ['head']],
    })
    expect(acts.find((a) => a.event === 'paused')).toMatchObject({ allowed: true })
    expect(acts.find((a) => a.event === 'resumed')).toMatchObject({ allowed: false, refusals: [{ code: 'stage-wrong' }] })
    expect(acts.find((a) => a.event === 'applied')).toBeUndefined()
  })
})

test('papers: every fault names its field, and a masked value never comes back as data', () => {
  const c = given()
  expect(
    c
      .refuses('2026-02-26', 'applicant', 'applied', { organ: 'library', applicants: [{ ...person, name: '甲*', identityNumber: '1' }] })
      .map((r) => r.code),
  ).toEqual(['masked-value', 'paper-invalid', 'paper-invalid'])
})

test('publication shows the allow-list and nothing else', () => {
  const c = given(applied, accepted, visited, ['2026-03-09', 'clerk', 'issued', { card: '成人卡' }])
  expect(disclosed(anyLibraryCard, given(applied, accepted).on('2026-03-03'))).toBeUndefined()
  expect(disclosed(anyLibraryCard, c.on('2026-03-09'))?.fields.map((f) => f.key)).toEqual(['applied.wish'])
})
