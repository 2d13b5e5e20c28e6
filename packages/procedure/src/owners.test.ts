import { expect, test } from 'vitest'
import type { AnyView } from './case-view.ts'
import { ownersOf } from './documents.ts'
import { anyLibraryCard, libraryCard } from './fixtures/library-card.ts'
import { schemaOf } from './paper.ts'
import { ownerJoined, personalIn } from './personal.ts'
import { scenario } from './scenario.ts'

const person = (name: string) => ({ kind: 'person', name, phone: '13800000000' })
const wish = { organ: 'library', wish: '法律词典' }
const given = scenario(libraryCard)([
  '2026-02-26',
  'applicant',
  'applied',
  { ...wish, applicants: [person('甲某'), { ...person('乙某'), representative: { name: '丙某', kind: 'statutory' } }] },
])
const joined = given.and(['2026-02-26', 'clerk', 'party.joined', { role: 'applicant', party: person('丁某'), reason: '共同申请' }])
const owners = (told: typeof given) => Object.fromEntries(ownersOf(anyLibraryCard, told.on('2026-02-26') as unknown as AnyView))

test('each party’s key leads to the owner under whom its values, and its representative’s, are kept', () => {
  expect(owners(given)).toEqual({ 'applicant-1': 'applicants-0', 'applicant-2': 'applicants-1' })
  const kept = personalIn(schemaOf(anyLibraryCard.papers.applied), given.log[0]!.paper)
  expect(kept.map((v) => [v.value, v.party])).toEqual([
    ['甲某', owners(given)['applicant-1']],
    ['13800000000', owners(given)['applicant-1']],
    ['乙某', owners(given)['applicant-2']],
    ['13800000000', owners(given)['applicant-2']],
    ['丙某', owners(given)['applicant-2']],
  ])
})

test('who joined later has an owner of their own, after their entry was mended too; who left keeps theirs', () => {
  expect(owners(joined)['applicant-3']).toBe(ownerJoined(2))
  const mended = { seq: 2, action: 'replace', paper: { role: 'applicant', party: person('戊某'), reason: '更名' }, reason: '写错' }
  expect(owners(joined.and(['2026-02-26', 'clerk', 'case.rectified', mended]))['applicant-3']).toBe(ownerJoined(2))
  expect(owners(joined.and(['2026-02-26', 'clerk', 'party.left', { party: 'applicant-1', reason: '退出' }]))).toEqual(owners(joined))
})

test('a mended application keeps its owners', () => {
  const paper = { ...wish, applicants: [person('己某'), person('乙某')] }
  const c = given.and(['2026-02-26', 'clerk', 'case.rectified', { seq: 1, action: 'replace', paper, reason: '写错' }])
  expect(owners(c)).toEqual(owners(given))
})
