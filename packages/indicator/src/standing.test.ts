import { statute } from '@fadu/legal-time'
import { type AnyView, defineRegister, line, words } from '@fadu/procedure'
import { scenario } from '@fadu/procedure/scenario'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineIndicator, pieces } from './definition.ts'
import { entriesOf } from './entry.ts'
import { readPeriod } from './period.ts'
import { standing } from './standing.ts'
import { tally } from './tally.ts'

const shelves = defineRegister({
  id: 'shelves',
  term: words('书架', 'Shelves'),
  about: words('书架', 'Shelves'),
  basis: [statute('镇图书馆条例')(1)],
  keptBy: 'librarian',
  entry: z.object({ organ: line(words('馆', 'Library')), kind: line(words('类', 'Kind')) }),
  title: (entry) => entry.kind,
})
const shelvesInUse = defineIndicator({
  id: 'shelves-in-use',
  term: words('在用书架', 'Shelves in use'),
  question: words('有多少书架？', 'How many shelves?'),
  basis: [],
  counts: shelves,
  unit: 'count',
  kind: 'stock',
  shown: pieces('个', 'shelves'),
  better: 'higher',
  settles: 'month',
  numerator: words('在用书架', 'Shelves in use'),
  by: { kind: { term: words('类', 'Kind') } },
  entries: (view) =>
    standing<{ organ: string; kind: string }>(view, ({ organ, kind }) => (kind === 'broken' ? undefined : { organ, dims: { kind } })),
})
const reason = '调整'
const given = scenario(shelves)
const shelf = given(['2025-01-10', 'keeper', 'entered', { from: '2025-01-10', entry: { organ: 'north', kind: 'law' } }])
const entries = (c: typeof shelf) =>
  entriesOf(shelvesInUse, c.on('2025-12-01') as AnyView).map(({ on, of, organ, dims }) => [on, of, organ, dims.kind])

test('one comes in and stays', () => expect(entries(shelf)).toEqual([['2025-01-10', 1, 'north', 'law']]))
test('moved: out of one cell and into the other on the same day', () => {
  const moved = shelf.and(['2025-03-01', 'keeper', 'amended', { from: '2025-03-01', entry: { organ: 'south', kind: 'law' }, reason }])
  expect(entries(moved)).toEqual([
    ['2025-01-10', 1, 'north', 'law'],
    ['2025-03-01', -1, 'north', 'law'],
    ['2025-03-01', 1, 'south', 'law'],
  ])
})
test('an amendment that changes nothing makes no entries', () =>
  expect(
    entries(shelf.and(['2025-03-01', 'keeper', 'amended', { from: '2025-03-01', entry: { organ: 'north', kind: 'law' }, reason }])),
  ).toHaveLength(1))
test('ended or no longer counted: gone from that day on', () => {
  const ended = shelf.and(['2025-03-01', 'keeper', 'ended', { from: '2025-03-01', reason }])
  const counted = entriesOf(shelvesInUse, ended.on('2025-12-01') as AnyView)
  expect(['2025-02', '2025-03'].map((p) => tally(shelvesInUse, counted, readPeriod(p)).sums.of)).toEqual([1, 0])
  const broken = shelf.and(['2025-03-01', 'keeper', 'amended', { from: '2025-03-01', entry: { organ: 'north', kind: 'broken' }, reason }])
  expect(entries(broken)).toEqual(entries(ended))
})
