import { calendarDays, chinaCalendar, day, statute } from '@fadu/legal-time'
import { expect, test } from 'vitest'
import type { AnyProcedure } from './definition.ts'
import { anyLibraryCard } from './fixtures/library-card.ts'
import { everyOrder } from './walk-orders.ts'
import { words } from './words.ts'

const options = { calendar: chinaCalendar, start: day('2025-03-03') }
const art = statute('镇图书馆条例')
type Facts = Readonly<Record<string, { readonly opinion?: string } | undefined>>
/** The toy procedure with some of its parts changed, past the checks that would stop a real definition. */
const broken = (parts: Partial<Record<'events' | 'limits' | 'stages', object>>): AnyProcedure =>
  Object.fromEntries(
    Object.entries(anyLibraryCard).map(([key, value]) => [key, key in parts ? { ...value, ...parts[key as 'events'] } : value]),
  ) as unknown as AnyProcedure
const event = (key: string): object => anyLibraryCard.events[key]!
const faultsOf = (procedure: AnyProcedure) => everyOrder(procedure, options).faults.join('\n')

test('every order of a sound procedure is walked without fault, and every question it puts is put', () => {
  const orders = everyOrder(anyLibraryCard, options)
  expect(orders.faults).toEqual([])
  // Every gate, burden, limit and text of the definition.
  expect(orders.asked).toBe(1 + 1 + 8 + 3)
  expect(orders.states).toBeGreaterThan(100)
  expect(orders.outcomes).toEqual(['issued', 'refused', 'withdrawn'])
  expect(orders.apart).toEqual([])
})

test('a stage from which nothing leads on is found, however it is come to', () => {
  const paused = { ...event('paused'), to: 'cellar' }
  const withdrawn = { ...event('withdrawn'), at: ['examination', 'correction', 'handling'] }
  expect(faultsOf(broken({ stages: { cellar: words('地窖', 'Cellar') }, events: { paused, withdrawn } }))).toMatch(
    /stage cellar: no ending can be reached \[.*accepted > paused/,
  )
})

test('a case that two side acts together lock for good is found', () => {
  const locked = {
    code: 'locked',
    under: art(7),
    otherwise: words('已锁定', 'Locked'),
    that: ({ facts }: { facts: Facts }) => !(facts.sampled && facts.lectureAnnounced),
  }
  const needs = [locked]
  const events = Object.fromEntries(['issued', 'refused', 'withdrawn'].map((key) => [key, { ...event(key), needs }]))
  expect(faultsOf(broken({ events }))).toMatch(
    /stage handling: no ending can be reached \[.*(sampled.*lectureAnnounced|lectureAnnounced.*sampled)/,
  )
})

test('a burden the clock lays on before its notice, only after two side acts and without a third, is found', () => {
  const forfeit = {
    term: words('逾期', 'Forfeit'),
    bears: 'applicant',
    from: 'tested',
    until: 'refused',
    runs: calendarDays(5, art(9)),
    roll: 'none',
    applies: ({ facts }: { facts: Facts }) => facts.lectureAnnounced !== undefined && facts.sampled === undefined,
    onExpiry: 'refused',
    expiryPaper: () => ({ reasons: '逾期' }),
  }
  const refused = { ...event('refused'), by: ['clerk', 'clock'] }
  const faults = faultsOf(broken({ events: { refused }, limits: { forfeit } }))
  expect(faults).toMatch(
    /refused burdens somebody and was recorded before any notice \[.*lectureAnnounced.*tested > refused|tested > lectureAnnounced > refused/,
  )
  expect(faults).toContain('recorded before any hearing')
})

test('an ending that names no remedy, only after two side acts, is found', () => {
  const ends = {
    tells: ['applicant'],
    outcome: 'withdrawn',
    remedy: ({ facts }: { facts: Facts }) => (facts.sampled && facts.reviewed?.opinion === 'unlawful' ? [] : [{}]),
  }
  expect(faultsOf(broken({ events: { withdrawn: { ...event('withdrawn'), ends } } }))).toMatch(
    /withdrawn closed the case without naming a remedy \[.*(sampled > reviewed|reviewed > sampled) > withdrawn/,
  )
})

test('a limit nobody bears, which runs only after two side acts, is found', () => {
  const orphan = {
    ...anyLibraryCard.limits.shelving,
    bears: 'nobody',
    from: 'tested',
    applies: ({ facts }: { facts: Facts }) => facts.sampled !== undefined,
  }
  expect(faultsOf(broken({ limits: { orphan } }))).toMatch(/limit orphan: nobody bears it \[.*(sampled > tested|tested > sampled)/)
})

test('a question that looks at everything cannot be walked in parts, and says so', () => {
  const gate = {
    code: 'long-file',
    under: art(7),
    otherwise: words('案卷过长', 'The file is too long'),
    that: ({ view }: { view: { log: readonly unknown[] } }) => view.log.length < 9,
  }
  expect(faultsOf(broken({ events: { withdrawn: { ...event('withdrawn'), needs: [gate] } } }))).toContain(
    'needs:withdrawn:0 looks at log.length, which no walk of orders can follow',
  )
})
