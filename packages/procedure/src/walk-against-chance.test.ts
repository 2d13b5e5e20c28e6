import { chinaCalendar, day, plusDays } from '@fadu/legal-time'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyView } from './case-view.ts'
import { decide } from './decide.ts'
import type { AnyProcedure } from './definition.ts'
import type { RecordedEvent } from './event.ts'
import { anyLibraryCard } from './fixtures/library-card.ts'
import { recorded, withLapses } from './scenario.ts'
import { viewOf } from './view.ts'
import { everyOrder } from './walk-orders.ts'
import { examplesFor, paperOn } from './walk-state.ts'

/** What happens to a case by chance, over the whole definition, must be among what the slices have seen. */
const start = day('2025-03-03')
const papers = examplesFor(anyLibraryCard, undefined)
const sideActs = ['visited', 'told', 'heard', 'reviewed', 'sampled', 'tested', 'extended', 'lectureAnnounced', 'corrected'] as const
const limits = ['examination', 'correction', 'decision', 'reflection', 'shelving', 'lectureNotice'] as const

/** A case to which anything may happen in any order, days apart, until the applicant withdraws; or nothing where it ended before. */
function byChance(dice: () => number): AnyView | undefined {
  let log: readonly RecordedEvent[] = []
  let today = start
  const tries = (type: string) => {
    const at = { today, calendar: chinaCalendar }
    log = withLapses(anyLibraryCard, log, today, chinaCalendar)
    const examples = papers.get(type)!
    const role = [anyLibraryCard.events[type]!.by].flat()[0] as string
    const by =
      role === 'applicant'
        ? { kind: 'party', role, party: 'applicant-1', channel: 'portal' }
        : { kind: 'post', role, post: role, organ: 'o', person: role }
    const paper = paperOn(examples[Math.floor(dice() * examples.length)]!, today)
    const decision = decide(anyLibraryCard, log, { type, paper, by: by as never, on: today }, at)
    if ('recorded' in decision) for (const event of decision.recorded) log = [...log, recorded(anyLibraryCard, log, event, today)]
  }
  tries('applied')
  const acts = [...sideActs, 'sentBack', 'accepted', 'accepted', 'paused', 'resumed']
  for (let n = 4 + Math.floor(dice() * 16); n > 0; n--) {
    if (dice() < 0.3) today = plusDays(today, 1 + Math.floor(dice() * 25))
    tries(acts[Math.floor(dice() * acts.length)]!)
  }
  tries('withdrawn')
  const view = viewOf(anyLibraryCard as never, log, { today, calendar: chinaCalendar }) as unknown as AnyView
  return view.outcome === 'withdrawn' ? view : undefined
}

type Wish = readonly ['act', (typeof sideActs)[number], boolean] | readonly ['limit', (typeof limits)[number], string]
const meets = (view: AnyView, wishes: readonly Wish[]): boolean =>
  wishes.every(([kind, key, state]) =>
    kind === 'act' ? (view.facts[key] !== undefined) === state : (view.limits[key]?.status ?? 'none') === state,
  )
/** Leaves the applicant without a remedy exactly where the wishes are met. */
const trapped = (wishes: readonly Wish[]): AnyProcedure => {
  const ends = { tells: ['applicant'], outcome: 'withdrawn', remedy: (view: AnyView) => (meets(view, wishes) ? [] : [{}]) }
  return {
    ...anyLibraryCard,
    events: { ...anyLibraryCard.events, withdrawn: { ...anyLibraryCard.events.withdrawn, ends } },
  } as unknown as AnyProcedure
}

let seed = 20250303
const dice = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed / 2147483648
}
const runs = Number(process.env.FADU_CHANCES ?? 6)
const chances = Array.from({ length: 600 }, () => byChance(dice)).filter((view) => view !== undefined)

test('a trap into which chance falls is found by the walk of every order', () => {
  expect(chances.length).toBeGreaterThan(200)
  const act = fc.tuple(fc.constant('act' as const), fc.constantFrom(...sideActs), fc.boolean())
  const limit = fc.tuple(
    fc.constant('limit' as const),
    fc.constantFrom(...limits),
    fc.constantFrom('none', 'running', 'met', 'late', 'expired', 'over', 'dropped'),
  )
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(act, limit), { minLength: 2, maxLength: 3, selector: ([, key]) => key }), (wishes) => {
      fc.pre(chances.some((view) => meets(view, wishes)))
      const { faults } = everyOrder(trapped(wishes), { calendar: chinaCalendar, start })
      expect(faults.join()).toContain('withdrawn closed the case without naming a remedy')
    }),
    { numRuns: runs, seed: 7 },
  )
}, 600_000)
