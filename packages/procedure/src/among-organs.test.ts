import { chinaCalendar, day, statute } from '@fadu/legal-time'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { availableTo } from './available.ts'
import type { AnyView } from './case-view.ts'
import { decide } from './decide.ts'
import { DefinitionError, defineProcedure } from './define-procedure.ts'
import type { AnyProcedure } from './definition.ts'
import { line } from './paper.ts'
import { rolesOf } from './roles.ts'
import { type Line, scenario } from './scenario.ts'
import { words } from './words.ts'

/** Work among organs: no party, roles that lie in several organs, a day of one year only. */
const art = statute('镇图书馆条例')
const papers = { begun: z.object({ wing: line(words('分馆', 'Wing')) }), shared: z.object({}), told: z.object({}), ended: z.object({}) }
const spec = {
  id: 'stocktaking',
  term: words('盘点', 'Stocktaking'),
  about: words('各分馆盘点', 'Stocktaking in the wings'),
  edition: '1',
  inForce: { from: day('2000-01-01') },
  basis: [],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    office: { term: words('馆部', 'Office'), duty: 'office', anywhere: true },
    wing: { term: words('分馆', 'Wing'), duty: 'wing', organ: (f: { begun?: { wing: string } }) => f.begun && [f.begun.wing, 'wing-2'] },
  },
  stages: { open: words('盘点', 'Open') },
  events: {
    begun: { term: words('开始', 'Begun'), by: 'office', at: 'start', to: 'open' },
    shared: { term: words('通报', 'Shared'), by: 'wing', at: 'open' },
    told: { term: words('报送', 'Told'), by: 'office', at: 'open' },
    ended: { term: words('结束', 'Ended'), by: 'office', at: 'open', to: 'closed', ends: { tells: [], remedy: [], outcome: 'ended' } },
  },
  limits: {
    yearly: {
      kind: 'fixed-date',
      once: true,
      term: words('年报', 'Yearly'),
      bears: 'office',
      from: 'begun',
      until: 'told',
      date: '03-31',
      under: [art(1)],
    },
  },
  documents: {},
  reference: { series: 's', format: (_: object, year: number, n: number) => `${year}-${n}` },
  title: () => words('盘点', 'Stocktaking'),
} as const
const define = (more: object = {}) => defineProcedure(papers, { ...spec, ...more } as never) as unknown as AnyProcedure
const begun: Line = ['2025-11-03', 'office', 'begun', { wing: 'wing-1' }]
const given = scenario(define() as never)

test('endings tell nobody; a party, a burden or a hidden field is refused', () => {
  expect(given(begun, ['2025-11-04', 'office', 'ended', {}]).on('2025-11-04').outcome).toBe('ended')
  const withParty = { roles: { ...spec.roles, reader: { term: words('读者', 'Reader'), party: true } } }
  expect(() => define(withParty)).toThrow(/work among organs has no party/)
  const burden = { events: { ...spec.events, told: { ...spec.events.told, burdens: { on: [] } } } }
  expect(() => define(burden)).toThrow(/burdens nobody outside/)
  expect(() => define({ amongOrgans: undefined })).toThrow(DefinitionError)
  const hidden = { ...papers, told: z.object({ by: z.string() }) }
  expect(() => defineProcedure(hidden, spec as never)).toThrow(/the field by would hide/)
})

test('a role that lies in several organs is held in each of them', () => {
  const view = given(begun).on('2025-11-03') as unknown as AnyView
  const held = (organ: string) => rolesOf(define(), view, { post: 'p', organ, person: 'x', duties: ['wing'] })
  expect([held('wing-1'), held('wing-2'), held('wing-3')]).toEqual([['wing'], ['wing'], []])
})

test('a day of one year is not followed by that of the next', () => {
  const told = given(begun, ['2025-11-05', 'office', 'told', {}]).on('2025-11-05')
  expect(told.allLimits.map((l) => [l.due.on, l.status])).toEqual([['2026-03-31', 'met']])
})

test('a day of the year that a paper names is due in that year, whenever the case began', () => {
  const yearly = { ...spec.limits.yearly, soughtAfter: ({ paper }: { paper: unknown }) => `${(paper as { year: number }).year}-12-31` }
  const begins = { ...papers, begun: z.object({ wing: z.string(), year: z.number() }) }
  const of = scenario(defineProcedure(begins, { ...spec, limits: { yearly } } as never) as never)
  const begun = (on: string): Line => [on, 'office', 'begun', { wing: 'wing-1', year: 2025 }]
  const seen = (begunOn: string, on: string) =>
    of(begun(begunOn))
      .on(on)
      .allLimits.map((l) => [l.due.on, l.status])
  expect(seen('2024-06-01', '2024-06-01')).toEqual([['2026-03-31', 'running']])
  expect(seen('2026-05-04', '2026-05-04')).toEqual([['2026-03-31', 'expired']])
  expect(of(begun('2026-05-04'), ['2026-05-05', 'office', 'told', {}]).on('2026-05-05').allLimits[0]?.status).toBe('late')
})

test('whoever speaks for one organ of several names the own one, or one it has taken over', () => {
  const voiced = { ...papers, shared: z.object({ wing: z.string().min(1) }) }
  const events = { ...spec.events, shared: { ...spec.events.shared, speaksFor: { wing: 'wing' } } }
  const procedure = defineProcedure(voiced, { ...spec, events } as never) as unknown as AnyProcedure
  const log = given(begun).log
  const context = { today: day('2025-11-04'), calendar: chinaCalendar, roles: ['wing'] }
  const by = { kind: 'post', role: 'wing', post: 'p', organ: 'wing-1', person: 'x' } as const
  const saidFor = (wing: string, organs?: readonly string[]) => {
    const decided = decide(
      procedure,
      log,
      { type: 'shared', paper: { wing }, by, on: context.today },
      { ...context, ...(organs && { organs }) },
    )
    return 'refused' in decided ? decided.refused.map((r) => [r.code, r.field]) : []
  }
  expect(saidFor('wing-2', ['wing-1'])).toEqual([['not-own-organ', 'wing']])
  expect(saidFor('wing-1', ['wing-1'])).toEqual([])
  expect(saidFor('wing-2', ['wing-1', 'wing-2'])).toEqual([])
})

test('nobody is offered to add or dismiss a party where there is none', () => {
  const view = given(begun).on('2025-11-03') as unknown as AnyView
  const acts = availableTo(define(), view, ['office'], { today: day('2025-11-03'), calendar: chinaCalendar })
  expect(acts.map((act) => act.event)).toContain('case.handedOver')
  expect(acts.filter((act) => act.event.startsWith('party.'))).toEqual([])
})
