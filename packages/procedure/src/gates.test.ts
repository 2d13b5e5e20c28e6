import { calendarDays, day, statute } from '@fadu/legal-time'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineProcedure } from './define-procedure.ts'
import { line } from './paper.ts'
import { scenario } from './scenario.ts'
import { words } from './words.ts'

/** A small shop of lost things: what the library card has no use for. */
const art = statute('镇失物招领办法')
const remedy = [{ words: words('可以请求复查', 'You may ask for a review'), under: art(9) }]
const papers = {
  handedIn: z.object({ what: line(words('何物', 'What')) }),
  searched: z.object({ where: z.object({ street: line(words('街道', 'Street')) }) }),
  prolonged: z.object({ days: z.number().int().positive() }),
  given: z.object({}),
  praised: z.object({ why: line(words('理由', 'Why')) }),
}
const lostProperty = defineProcedure(papers, {
  id: 'lost-property',
  term: words('失物招领', 'Lost property'),
  about: words('招领失物', 'Find the owner'),
  edition: '1',
  inForce: { from: day('2020-01-01') },
  basis: [art(1)],
  informationClass: 'V1',
  roles: {
    finder: { term: words('拾得人', 'Finder'), party: true },
    clerk: { term: words('经办人', 'Clerk'), duty: 'clerk' },
    head: { term: words('负责人', 'Head'), duty: 'head' },
  },
  stages: { kept: words('保管', 'Kept') },
  events: {
    handedIn: { term: words('交来', 'Handed in'), by: 'clerk', at: 'start', to: 'kept' },
    searched: {
      term: words('寻找', 'Searched'),
      by: 'clerk',
      at: 'kept',
      needs: [
        {
          code: 'street-far',
          under: art(2),
          otherwise: words('不在本镇', 'Not in this town'),
          // Reads into the paper, and breaks over one street of the town as a fault of ours would.
          that: ({ paper, facts }) =>
            paper.where.street.length > 0 && (paper.where.street !== '断路' || (facts.given as unknown as { on: string }).on !== ''),
        },
      ],
    },
    prolonged: { term: words('延长', 'Prolonged'), by: 'clerk', at: 'kept' },
    given: {
      term: words('归还', 'Given back'),
      by: 'clerk',
      at: 'kept',
      to: 'closed',
      ends: { tells: ['finder'], remedy, outcome: 'given' },
    },
    praised: { term: words('表扬', 'Praised'), by: 'clerk', at: ['kept', 'closed'], signed: [['head']] },
  },
  limits: {
    keeping: {
      term: words('保管期限', 'Keeping'),
      bears: 'clerk',
      from: 'handedIn',
      until: 'given',
      runs: calendarDays(30, art(3)),
      roll: 'none',
      extendedBy: { event: 'prolonged', amount: (p: { days: number }) => p.days, atMost: calendarDays(10, art(4)) },
    },
    search: {
      term: words('寻找期限', 'Search'),
      bears: 'clerk',
      from: 'searched',
      until: 'given',
      runs: calendarDays(5, art(5)),
      roll: 'none',
      extendedBy: { event: 'prolonged', amount: (p: { days: number }) => p.days, atMost: calendarDays(3, art(6)) },
    },
  },
  documents: {},
  reference: { series: 'lost', format: (_o, y, n) => `${y}-${n}` },
  title: () => words('失物', 'Lost thing'),
})

const given = scenario(lostProperty)
const kept = given(['2026-03-02', 'clerk', 'handedIn', { what: '伞' }])
const codes = (refusals: readonly { code: string }[]) => refusals.map((r) => r.code)

describe('a gate that breaks', () => {
  test('on a complete and valid paper is a fault of ours and is thrown: nothing passes unasked', () => {
    expect(() => kept.and(['2026-03-03', 'clerk', 'searched', { where: { street: '断路' } }])).toThrow(TypeError)
    expect(kept.and(['2026-03-03', 'clerk', 'searched', { where: { street: '东街' } }]).on('2026-03-03').facts.searched).toBeDefined()
  })
  test('on a paper that is not filled in as it must be stays silent, and the faults of the paper are told', () => {
    expect(kept.refuses('2026-03-03', 'clerk', 'searched', {})).toMatchObject([{ code: 'paper-invalid' }])
    expect(kept.refuses('2026-03-03', 'clerk', 'searched', { where: null })).toMatchObject([{ code: 'paper-invalid' }])
  })
})

describe('one extension of several limits', () => {
  const prolonged = (days: number) => ['2026-03-04', 'clerk', 'prolonged', { days }] as const
  test('where one of them runs, that one is lengthened, within its own bound', () => {
    expect(kept.and(prolonged(10)).on('2026-03-04').limits).toMatchObject({ keeping: { due: { on: '2026-04-11' }, extensionLeft: 0 } })
    expect(kept.and(prolonged(10)).on('2026-03-04').limits.search).toBeUndefined()
    expect(codes(kept.refuses(...prolonged(11)))).toEqual(['extension-too-long'])
  })
  test('where both run, both bounds hold', () => {
    const both = kept.and(['2026-03-03', 'clerk', 'searched', { where: { street: '东街' } }])
    expect(codes(both.refuses(...prolonged(4)))).toEqual(['extension-too-long'])
    expect(both.and(prolonged(3)).on('2026-03-04').limits).toMatchObject({
      keeping: { due: { on: '2026-04-04' } },
      search: { due: { on: '2026-03-11' } },
    })
  })
})

test('a signed act allowed after closing is signed after closing', () => {
  const closed = kept.and(['2026-03-03', 'clerk', 'given', {}])
  const drafted = closed.and(['2026-03-04', 'clerk', 'praised', { why: '拾金不昧' }, { unsigned: true }])
  expect(drafted.on('2026-03-04').facts.praised).toBeUndefined()
  const signed = drafted.and(['2026-03-05', 'head', 'draft.signed', { draft: drafted.log.at(-1)!.seq }])
  expect(signed.on('2026-03-05')).toMatchObject({ stage: 'closed', drafts: [], facts: { praised: { on: '2026-03-05' } } })
})

test('a due day that was reckoned before is the same, and is written and spread like any other', () => {
  const { due } = kept.on('2026-03-02').limits.keeping!
  expect({ ...kept.on('2026-03-03').limits.keeping!.due }).toEqual(due)
  expect(JSON.parse(JSON.stringify(due))).toMatchObject({ on: '2026-04-01', reasons: expect.any(Array), segments: expect.any(Array) })
})
