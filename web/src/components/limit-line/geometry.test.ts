import { describe, expect, it } from 'vitest'
import { drawing, type Line, spokenStretches } from './geometry.ts'

/** Five working days from Friday 25 September 2026, over the National Day holiday with its adjusted workday. */
const line: Line = {
  startedOn: '2026-09-28',
  dueOn: '2026-10-08',
  today: '2026-09-30',
  segments: [
    { from: '2026-09-29', until: '2026-09-30', kind: 'counted' },
    { from: '2026-10-01', until: '2026-10-07', kind: 'rest' },
    { from: '2026-10-08', until: '2026-10-08', kind: 'counted' },
  ],
}

describe('drawing', () => {
  it('fills the line from start to due day without a gap between stretches', () => {
    const { stretches, due, today } = drawing(line, true)
    expect(stretches.map((s) => [s.x, s.width])).toEqual([
      [0, 20],
      [20, 70],
      [90, 10],
    ])
    expect(due).toBe(100)
    expect(today).toBe(20)
  })

  it('draws what lies beyond the due day while the limit still runs', () => {
    const late = drawing({ ...line, today: '2026-10-18' }, true)
    expect(late.due).toBe(50)
    expect(late.beyond).toEqual({ x: 50, width: 50 })
  })

  it('stops at the due day when the act was done in time, however long ago', () => {
    const done = drawing({ ...line, today: '2026-11-22', endedOn: '2026-09-30' }, false)
    expect(done.due).toBe(100)
    expect(done.ended).toBe(20)
    expect(done.beyond).toBeUndefined()
    expect(done.today).toBeUndefined()
  })

  it('is one plain stretch when a list carries no segments', () => {
    expect(drawing({ ...line, segments: [] }, true).stretches).toHaveLength(1)
  })

  it('survives a limit that is due on the day it starts', () => {
    expect(drawing({ ...line, dueOn: line.startedOn, segments: [], today: line.startedOn }, true)).toMatchObject({ due: 0, today: 0 })
  })
})

it('counts rest days and names the rest', () => {
  const spoken = spokenStretches([...line.segments, { from: '2026-10-10', until: '2026-10-10', kind: 'adjusted-workday' }])
  expect(spoken.restDays).toBe(7)
  expect(spoken.named.map((s) => s.kind)).toEqual(['adjusted-workday'])
})
