import { calendarDays, chinaCalendar, day, statute } from '@fadu/legal-time'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { AnyProcedure } from './definition.ts'
import { examplePapers } from './example-papers.ts'
import { anyLibraryCard } from './fixtures/library-card.ts'
import { choice, dayField, line } from './paper.ts'
import { walk } from './walk.ts'
import { words } from './words.ts'

const options = { calendar: chinaCalendar, start: day('2025-03-03') }
/** The toy procedure with some of its parts changed, past the checks that would stop a real definition. */
const broken = (parts: Partial<Record<'events' | 'limits' | 'documents' | 'stages' | 'papers', object>>): AnyProcedure =>
  Object.fromEntries(
    Object.entries(anyLibraryCard).map(([key, value]) => [key, key in parts ? { ...value, ...parts[key as 'events'] } : value]),
  ) as unknown as AnyProcedure
const event = (key: string): object => anyLibraryCard.events[key]!

test('every path of a sound procedure is walked without fault', () => {
  const result = walk(anyLibraryCard, options)
  expect(result.faults).toEqual([])
  expect(result.bounded).toBe(false)
  expect(result.outcomes).toEqual(['issued', 'refused', 'withdrawn'])
  expect(Object.keys(anyLibraryCard.events).filter((key) => !result.happened.includes(key))).toEqual([])
}, 30_000)

test('a state from which nothing leads on is reported with its path', () => {
  const result = walk(
    broken({
      stages: { cellar: words('地窖', 'Cellar') },
      events: { paused: { ...event('paused'), to: 'cellar' }, withdrawn: { ...event('withdrawn'), at: ['handling'] } },
    }),
    options,
  )
  expect(result.faults.join('\n')).toMatch(/stage cellar: (nothing leads on|no ending can be reached).*accepted > paused/)
})

test('stages that lead round in a circle and never to an ending are reported', () => {
  const round = {
    issued: { ...event('issued'), at: 'pause' },
    refused: { ...event('refused'), at: 'examination' },
    withdrawn: { ...event('withdrawn'), at: 'correction' },
    resumed: { ...event('resumed'), to: 'handling' },
    paused: { ...event('paused'), to: 'handling' },
  }
  expect(walk(broken({ events: round }), options).faults.join('\n')).toContain('stage handling: no ending can be reached')
})

test('a limit that runs and that nothing ever ends is reported', () => {
  const idle = {
    term: words('空转', 'Idle'),
    bears: 'clerk',
    from: 'accepted',
    until: 'lost',
    runs: calendarDays(5, statute('镇图书馆条例')(5)),
    roll: 'none',
  }
  expect(walk(broken({ limits: { idle } }), options).faults.join('\n')).toContain('limit idle: it runs and nothing ever ends it')
})

test('a limit nobody bears is reported', () => {
  const orphan = { ...anyLibraryCard.limits.examination, bears: 'nobody' }
  expect(walk(broken({ limits: { examination: orphan } }), options).faults.join('\n')).toContain('limit examination: nobody bears it')
})

const visitFirst = { code: 'not-visited', under: statute('镇图书馆条例')(7), otherwise: words('尚未上门核实', 'Nobody has visited yet') }

test('what the clock records before its gate is reported: nobody asked', () => {
  const accepted = { ...event('accepted'), needs: [{ ...visitFirst, after: 'visited' }] }
  expect(walk(broken({ events: { accepted } }), options).faults.join('\n')).toMatch(/accepted was recorded although not-visited is not met/)
})

test('a gate that breaks is reported', () => {
  const unless = ({ facts }: { facts: Record<string, { minutes: string }> }) => facts.visited!.minutes === '免'
  const refused = { ...event('refused'), needs: [{ ...visitFirst, after: 'visited', unless }] }
  expect(walk(broken({ events: { refused } }), options).faults.join('\n')).toContain('threw: TypeError')
})

test('an act that burdens somebody needs notice first, unless the statute says otherwise', () => {
  const told = { ...event('told'), gives: undefined }
  const heard = { ...event('heard'), gives: 'notice' }
  const faults = walk(broken({ events: { told, heard } }), options).faults.join('\n')
  // Nothing gives a hearing any more, so the engine refuses the act on every path and the limit of its service never runs.
  expect(faults).not.toContain('burdens somebody and was recorded')
  expect(walk(broken({ events: { told, heard } }), options).outcomes).toEqual(['issued', 'withdrawn'])
})

test('an ending that tells nobody or names no remedy, and a burden without remedy, are reported', () => {
  const ends = { tells: [], remedy: () => [], outcome: 'withdrawn' }
  const { remedy: _, ...bare } = anyLibraryCard.documents.refusal!
  const faults = walk(
    broken({ events: { withdrawn: { ...event('withdrawn'), ends } }, documents: { refusal: bare } }),
    options,
  ).faults.join('\n')
  expect(faults).toContain('withdrawn closed the case and tells no party')
  expect(faults).toContain('withdrawn closed the case without naming a remedy')
  expect(faults).toContain('refused issues refusal, which burdens somebody and names no remedy')
})

test('a document that cannot be written is reported', () => {
  const card = { ...anyLibraryCard.documents.card!, text: () => ({ title: '借书证', paragraphs: [`书架${undefined}`] }) }
  expect(walk(broken({ documents: { card } }), options).faults.join('\n')).toContain('card issued by issued reads')
})

test('the bound is kept and told', () => {
  const result = walk(anyLibraryCard, { ...options, maxStates: 10 })
  expect(result.bounded).toBe(true)
  // Above the bound only states in which something happens for the first time are kept.
  expect(result.states).toBeLessThan(10 + result.happened.length)
})

test('papers are derived from their schemas, one for each choice', () => {
  const schema = z.object({
    kind: choice(words('类', 'Kind'), { a: words('甲', 'A'), b: words('乙', 'B') }),
    on: dayField(words('日', 'Day')),
    note: line(words('注', 'Note')).optional(),
  })
  const papers = examplePapers(schema).map((e) => (typeof e === 'function' ? e(day('2025-03-03')) : e))
  expect(papers).toEqual([
    { kind: 'a', on: '2025-03-03' },
    { kind: 'a', on: '2025-03-03', note: '某某' },
    { kind: 'a', on: '2025-03-24' },
    { kind: 'b', on: '2025-03-03' },
  ])
})
