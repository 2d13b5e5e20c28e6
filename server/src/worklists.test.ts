import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { accept, act, type Filed, file } from './testing/matters.ts'
import { morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** A list shows of each case how its most pressing limit runs, without opening the cases one by one. */

let databases: TestDatabases
let test: TestHouse
let filed: Filed[]
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
  filed = []
  for (let n = 0; n < 4; n++) filed.push(await file(test, 'administrative-reconsideration'))
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const rows = async () => (await test.must('worklist', { as: 'officer', query: {} })).items

it('each row has the stretches of its limit, the very ones of the case page, and the days that are left', async () => {
  const all = await rows()
  expect(all).toHaveLength(4)
  for (const row of all) {
    const { limits } = await test.must('case', { as: 'officer', params: { id: row.case } })
    expect(row.segments).toEqual(limits.find((l) => l.term.zh === row.limitTerm!.zh)!.due.segments)
  }
  // Five working days from Monday, 2 March: until Monday, 9 March, a weekend between.
  expect(all[0]).toMatchObject({ dueOn: '2026-03-09', daysLeft: 7 })
  expect(all[0]!.segments.map((s) => s.kind)).toEqual(['counted', 'rest', 'counted'])
})

it('the days run down to the day itself and on beyond it', async () => {
  const id = filed[0]!.id
  await accept(test, id)
  const left = async (day: string) => {
    test.clock.set(morningOf(day))
    const { daysLeft, light } = (await rows()).find((row) => row.case === id)!
    return [daysLeft, light]
  }
  // Sending the copy to the respondent has been served; the answer and the decision run on.
  const { dueOn } = (await rows()).find((row) => row.case === id)!
  expect(await left(dueOn!)).toEqual([0, 'amber'])
  expect((await left('2027-01-04'))[1]).toBe('red')
  test.clock.set(morningOf('2026-03-02'))
})

it('a suspended case has its line and no days to count', async () => {
  const id = filed[0]!.id
  await act(test, 'market-legal', id, 'answered', { answer: '请求维持。', evidence: [] })
  await act(test, 'officer', id, 'suspended', { ground: 'applicant-missing' })
  const row = (await test.must('worklist', { as: 'officer', query: { light: 'paused' } })).items.find((r) => r.case === id)!
  expect(row).toMatchObject({ paused: true, light: 'green', limitTerm: { zh: '审理期限' } })
  expect(row.daysLeft).toBeUndefined()
  expect(row.segments.length).toBeGreaterThan(0)
})

it('a page of the list reads no log: the line stands in the row', async () => {
  const { store } = test.house
  const [one, many] = [vi.spyOn(store, 'read'), vi.spyOn(store, 'readMany')]
  await rows()
  expect([one.mock.calls.length, many.mock.calls.length]).toEqual([0, 0])
  vi.restoreAllMocks()
})

it('what a keeper may change in a register is a possibility and no duty', async () => {
  expect((await test.must('register', { as: 'registrar', params: { register: 'organs' }, query: {} })).items.length).toBeGreaterThan(3)
  expect((await test.must('duties', { as: 'registrar', query: {} })).items).toEqual([])
})
