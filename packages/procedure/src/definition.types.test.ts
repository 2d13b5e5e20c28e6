import { day, statute, workingDays } from '@fadu/legal-time'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { DefinitionError, defineProcedure } from './define-procedure.ts'
import type { ProcedureSpec } from './definition.ts'
import { anyLibraryCard, libraryCard } from './fixtures/library-card.ts'
import { line } from './paper.ts'
import { words } from './words.ts'

// What must not compile: each line marked below is refused by the compiler when `tsc -b` runs over the tests' project,
// and the test itself shows that the same fault, forced through, is refused when the definition is loaded.
const art = statute('镇图书馆条例')
const w = words('甲', 'A')
const papers = { applied: z.object({}), ended: z.object({}) }
const ends = { tells: ['applicant'], remedy: [{ words: w, under: art(1) }], outcome: 'ended' }
type Spec = ProcedureSpec<typeof papers, 'applicant' | 'clerk', 'open', 'paper', 'limit'>
const sound: Spec = {
  id: 'toy',
  term: w,
  about: w,
  edition: '1',
  inForce: { from: day('2020-01-01') },
  basis: [art(1)],
  informationClass: 'V3',
  roles: { applicant: { term: w, party: true }, clerk: { term: w, duty: 'clerk' } },
  stages: { open: w },
  events: {
    applied: { term: w, by: 'applicant', at: 'start', to: 'open' },
    ended: { term: w, by: 'clerk', at: 'open', to: 'closed', issues: 'paper', ends },
  },
  limits: { limit: { term: w, bears: 'clerk', from: 'applied', until: 'ended', runs: workingDays(5, art(2)), roll: 'forward' } },
  documents: { paper: { term: w, to: ['applicant'], text: () => ({ title: '甲', paragraphs: [] }) } },
  reference: { series: 'toy', format: () => '1' },
  title: () => w,
}

test('a sound definition loads', () => {
  expect(defineProcedure(papers, sound).id).toBe('toy')
})

const forced = (change: object) => () => defineProcedure(papers, { ...sound, ...change } as Spec)
const event = sound.events.ended

test.each([
  ['unknown role', { events: { ...sound.events, ended: { ...event, by: 'nobody' } } }, /unknown role nobody/],
  ['unknown stage', { events: { ...sound.events, ended: { ...event, at: 'nowhere' } } }, /unknown stage nowhere/],
  ['unknown target', { events: { ...sound.events, applied: { ...sound.events.applied, to: 'nowhere' } } }, /unknown target nowhere/],
  ['unknown document', { events: { ...sound.events, ended: { ...event, issues: 'leaflet' } } }, /unknown document leaflet/],
  ['limit that names no event', { limits: { limit: { ...sound.limits.limit, until: 'never' } } }, /unknown event never/],
  ['limit nobody bears', { limits: { limit: { ...sound.limits.limit, bears: 'nobody' } } }, /nobody bears it/],
  ['ending without remedy', { events: { ...sound.events, ended: { ...event, ends: { ...ends, remedy: [] } } } }, /without remedy/],
  ['ending that tells nobody', { events: { ...sound.events, ended: { ...event, ends: { ...ends, tells: [] } } } }, /tells nobody/],
  ['stage without a way out', { stages: { open: w, cellar: w } }, /cannot be reached/],
  [
    'burden without reasons, notice or publication',
    { events: { ...sound.events, ended: { ...event, burdens: { on: ['applicant'] } } } },
    /no reasons[\s\S]*notice[\s\S]*hearing[\s\S]*legal-review[\s\S]*neither published/,
  ],
  [
    'disclosure of a field that does not exist',
    { disclosure: { when: ['ended'], under: art(3), shows: ['ended.nothing'] } },
    /does not exist/,
  ],
])('%s: refused when loaded, every fault at once', (_name, change, message) => {
  expect(forced(change)).toThrow(DefinitionError)
  expect(forced(change)).toThrow(message)
})

test('a personal field cannot be disclosed', () => {
  const { papers: own, ...spec } = anyLibraryCard
  expect(() =>
    defineProcedure(own, { ...spec, disclosure: { when: ['issued'], under: art(3), shows: ['applied.applicants'] } } as never),
  ).toThrow(/is personal/)
})

test('a post is chosen within an organ that its own paper names', () => {
  const { papers: own, ...spec } = anyLibraryCard
  const accepted = z.object({ shelf: line(w, { widget: 'post', within: 'library' }) })
  expect(() => defineProcedure({ ...own, accepted }, spec as never)).toThrow(
    /accepted: shelf is chosen within library, which names no organ/,
  )
})

test('the compiler refuses wrong keys', () => {
  const wrong = () => {
    // @ts-expect-error there is no such role
    defineProcedure(papers, { ...sound, events: { ...sound.events, ended: { ...event, by: 'nobody' } } })
    // @ts-expect-error there is no such stage
    defineProcedure(papers, { ...sound, events: { ...sound.events, ended: { ...event, at: 'nowhere' } } })
    // @ts-expect-error there is no such document
    defineProcedure(papers, { ...sound, events: { ...sound.events, ended: { ...event, issues: 'leaflet' } } })
    // @ts-expect-error there is no such event to start the limit
    defineProcedure(papers, { ...sound, limits: { limit: { ...sound.limits.limit, from: 'never' } } })
    // @ts-expect-error an event of the papers is missing
    defineProcedure(papers, { ...sound, events: { applied: sound.events.applied } })
    // @ts-expect-error the paper has no such field
    libraryCard.title({ applied: { organ: 'x', wish: 'y', applicants: [], colour: 'z', on: day('2020-01-01'), by: 'applicant', seq: 1 } })
  }
  expect(wrong).toBeTypeOf('function')
})
