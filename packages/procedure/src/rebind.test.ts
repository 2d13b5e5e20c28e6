import { calendarDays, chinaCalendar, day, statute } from '@fadu/legal-time'
import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { anyLibraryCard, libraryCard } from './fixtures/library-card.ts'
import { rebindDifference } from './rebind.ts'
import { type Line, scenario } from './scenario.ts'

const art = statute('镇图书馆条例', '2027')
const later = {
  ...anyLibraryCard,
  edition: '2027',
  limits: { ...anyLibraryCard.limits, decision: { ...anyLibraryCard.limits.decision, runs: calendarDays(20, art(5)) } },
} as typeof anyLibraryCard
const applied: Line = [
  '2026-02-26',
  'applicant',
  'applied',
  { organ: 'library', applicants: [{ kind: 'person', name: '甲某' }], wish: '法律词典' },
]
const { log } = scenario(libraryCard)(applied, ['2026-03-02', 'clerk', 'accepted', {}])
const context = { today: day('2026-03-04'), calendar: chinaCalendar }
const rebind = (role: string, edition: string) =>
  decide(
    anyLibraryCard,
    log,
    {
      type: 'case.rebound',
      paper: { edition, reason: '当事人均同意适用新条例' },
      on: context.today,
      by: { kind: 'post', role, post: 'p', organ: 'library', person: 'x' },
    },
    { ...context, editionCalled: (e) => (e === '2027' ? later : undefined) },
  )

test('the difference is shown before anybody decides: which limits move, and from where to where', () => {
  expect(rebindDifference(anyLibraryCard, later, log, context)).toEqual({
    unknown: [],
    stage: { from: 'handling', to: 'handling' },
    limits: [{ key: 'decision', term: anyLibraryCard.limits.decision!.term, from: '2026-04-01', to: '2026-03-23' }],
  })
})

test('only whoever leads the work re-binds, and only to another edition that exists', () => {
  expect(rebind('head', '2027')).toMatchObject({ recorded: [{ type: 'case.rebound' }] })
  expect(rebind('clerk', '2027')).toMatchObject({ refused: [{ code: 'role-lacking' }] })
  expect(rebind('head', '2020')).toMatchObject({ refused: [{ code: 'edition-none' }] })
  expect(rebind('head', '1999')).toMatchObject({ refused: [{ code: 'edition-none' }] })
})

test('an edition that does not know what has happened cannot take the case', () => {
  const { accepted: _, ...events } = later.events
  const shorter = { ...later, events }
  expect(rebindDifference(anyLibraryCard, shorter, log, context).unknown).toEqual(['accepted'])
})
