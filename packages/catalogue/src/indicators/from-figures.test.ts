import { type AnyIndicator, type CountedEntry, countingsOf, entriesOf, mayBeScored, readPeriod, tally } from '@fadu/indicator'
import type { AnyView } from '@fadu/procedure'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { describe, expect, it, test } from 'vitest'
import { figures } from '../figures.ts'
import { catalogue, indicators } from '../index.ts'

const byId = new Map(indicators.map((one) => [one.id, one]))
const computed = (id: string) => byId.get(id) as AnyIndicator

/** An entry of a ledger, with later lines where wanted. */
const entered = (register: string, entry: object, ...more: readonly Line[]): AnyView => {
  const procedure = catalogue.procedures.find((p) => p.id === `register:${register}`)!
  const own = { id: 'e-1', organ: '司法局', ...entry }
  return scenario(procedure)(['2025-03-03', 'keeper', 'entered', { from: '2025-03-03', entry: own }], ...more).on('2025-12-31') as AnyView
}
const shown = (id: string, views: readonly AnyView[], period = '2025') => {
  const [counting] = countingsOf(computed(id))
  const entries = views.flatMap((view): readonly CountedEntry[] => entriesOf(counting!, view))
  const { value } = tally(counting!, entries, readPeriod(period))
  return value.state === 'known' ? value.shown : value.state
}

test('every figure of the report has one indicator of its name', () => {
  const ids = indicators.map(({ id }) => id)
  expect(figures.map(({ name }) => ids.filter((id) => id === name).length)).toEqual(figures.map(() => 1))
  expect(new Set(figures.map(({ name }) => name)).size).toBe(95)
})

test('one that is counted in its own folder has the unit the report prints', () => {
  const units = figures.flatMap(({ id, name, unit, how }) => (how.take === 'own' && byId.get(name)!.shown.unit.zh !== unit.zh ? [id] : []))
  expect(units).toEqual([])
})

test('what only others can tell is entered with its source, and nothing of it is reckoned', () => {
  const outside = figures.filter(({ how }) => how.take === 'outside')
  expect(outside.map(({ id }) => id)).toEqual(['F001-06', 'F003-13', 'F003-20', 'F003-37', 'F003-64'])
  expect(outside.map(({ name }) => byId.get(name)!.from)).toEqual(outside.map(() => 'outside'))
})

test('volumes of what people post are never scored', () => {
  const volumes = indicators.filter(({ volumeOf }) => volumeOf)
  expect(volumes.map(({ id }) => id)).toEqual(['public-demands-dispatched', 'public-incidents-closed'])
  expect(volumes.filter(mayBeScored)).toEqual([])
})

describe('a figure is taken from records as', () => {
  const report = { title: '报道', on: '2025-05-06', kind: 'report', tier: 'central' }
  it('a count of those that say what is wanted, on the day they name', () => {
    const views = [entered('media-items', report), entered('media-items', { ...report, tier: 'city' })]
    expect(shown('reports-in-central-media', views)).toBe('1')
    expect(shown('reports-in-central-media', views, '2025-06')).toBe('0')
  })
  it('a sum, as the report prints it', () => {
    const video = { title: '短视频', on: '2025-05-06', kind: 'video', tier: 'own', views: 1_004_999 }
    expect(shown('video-views', [entered('media-items', video)])).toBe('100')
  })
  it('a distinct count', () => {
    const activity = { title: '竞赛', on: '2025-05-06', kind: 'contest', audience: 'pupils', attendance: 10 }
    const views = ['一中', '一中', '二小'].map((school) => entered('publicity-activities', { ...activity, school }))
    expect(shown('schools-with-activity', views)).toBe('2')
  })
  it('a ratio of two counts: a department without any government lawyer is no hit', () => {
    const staff = (governmentLawyers: number) =>
      entered('legal-staffing', { kind: 'department', adviser: true, governmentLawyers, legalityReview: true })
    expect(shown('government-lawyer-staffing', [1, 2, 0].map(staff))).toBe('66.67')
  })
  it('a ratio of two sums', () => {
    const task = { title: '抽查', on: '2025-05-06', random: true, inspections: 8, mobile: 6 }
    expect(shown('mobile-inspection-share', [entered('inspection-tasks', task)])).toBe('75.0')
  })
  it('an ordinal: the highest there was', () => {
    const programme = (ordinal: number) => ({
      title: '普法规划',
      kind: 'publicity-programme',
      level: 'national',
      start: '2025-05-06',
      end: '2029-12-31',
      ordinal,
    })
    expect(
      shown(
        'publicity-programme-ordinal',
        [8, 7].map((n) => entered('campaigns', programme(n))),
      ),
    ).toBe('8')
  })
  it('a span of days, first and last counted', () => {
    const campaign = { title: '攻坚', kind: 'litigation', level: 'district', start: '2025-05-01', end: '2025-08-08' }
    expect(shown('litigation-campaign-days', [entered('campaigns', campaign)])).toBe('100')
  })
  it('a stock at a day: an entry that was ended is no longer there, nor one entered in error', () => {
    const team = { title: '机动队', field: 'health', members: 12 }
    const ended = (from: string): Line => [from, 'keeper', 'ended', { from, reason: '撤销' }]
    const views = [entered('emergency-teams', team), entered('emergency-teams', team, ended('2025-09-01'))]
    expect([shown('health-emergency-teams', views, '2025-06'), shown('health-emergency-teams', views)]).toEqual(['2', '1'])
    expect(shown('reports-in-central-media', [entered('media-items', report, ended('2025-03-03'))])).toBe('0')
  })
})
