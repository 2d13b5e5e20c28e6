import type { ActingPost } from '@fadu/procedure'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organTree } from './organ-tree.ts'
import { disputePaper } from './testing/matters.ts'
import { type EnteredPost, enterOrganisation, keep, password } from './testing/test-district.ts'
import { cookieFrom, monday, morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Organs merge, divide and change their superior by date; whoever has taken over goes on, and history stays. */

describe('the tree', () => {
  const was = [{ id: 'a', parent: 'top' }, { id: 'b', takesOver: ['a'] }, { id: 'c' }]
  it('follows a chain of mergers through organs that are gone', () => {
    const tree = organTree([{ id: 'top' }, { id: 'd', parent: 'top', takesOver: ['b'] }], was)
    expect(tree.present('a')).toEqual(['d'])
    expect(tree.succeeds('d').toSorted()).toEqual(['a', 'b'])
    expect(tree.above('d')).toEqual(['top'])
  })
  it('lets every successor of a divided organ answer for it', () => {
    const tree = organTree(
      [
        { id: 'x', takesOver: ['c'] },
        { id: 'y', takesOver: ['c'] },
      ],
      was,
    )
    expect(tree.present('c').toSorted()).toEqual(['x', 'y'])
    expect(tree.succeeds('x')).toEqual(['c'])
  })
  it('takes nothing over from an organ that is still there', () => {
    const tree = organTree([{ id: 'b', takesOver: ['a'] }, { id: 'a' }], [])
    expect([tree.present('a'), tree.succeeds('b')]).toEqual([['a'], []])
  })
  it('ends where the register goes in a circle', () => {
    const circle = organTree(
      [
        { id: 'p', parent: 'q' },
        { id: 'q', parent: 'p' },
      ],
      [],
    )
    expect(circle.above('p')).toEqual(['q'])
    const swallowed = organTree(
      [],
      [
        { id: 'm', takesOver: ['n'] },
        { id: 'n', takesOver: ['m'] },
      ],
    )
    expect(swallowed.present('m')).toEqual([])
  })
  it('has the superiors of a merged superior’s successor', () => {
    const tree = organTree(
      [{ id: 'leaf', parent: 'gone' }, { id: 'new', parent: 'top', takesOver: ['gone'] }, { id: 'top' }],
      [{ id: 'gone' }],
    )
    expect(tree.above('leaf')).toEqual(['new', 'top'])
  })
})

let databases: TestDatabases
let test: TestHouse
const organs = [
  { id: 'top', name: '试验区人民政府', shortName: '试政', level: 'district' },
  { id: 'justice', name: '试验区司法局', shortName: '试', level: 'district', parent: 'top' },
  { id: 'east', name: '东街调解中心', shortName: '东', level: 'town', parent: 'top' },
  { id: 'west', name: '西街调解中心', shortName: '西', level: 'town', parent: 'top' },
]
const desk = (organ: string): EnteredPost => ({
  id: `desk-${organ}`,
  organ,
  title: '受理分派岗',
  duties: ['dispute-centre-intake', 'dispute-centre-lead'],
  person: `p-desk-${organ}`,
})
const posts: readonly EnteredPost[] = [
  { id: 'registrar', organ: 'justice', title: '清单维护', duties: ['register-keeper'], person: 'p-registrar' },
  { id: 'office', organ: 'justice', title: '法治督察', duties: ['rule-of-law-office'], person: 'p-office' },
  desk('east'),
  desk('west'),
]
const as = async (account: string) => ({ cookie: cookieFrom(await test.call('signIn', { body: { account, password } })) })
const worklistOf = async (account: string) =>
  (await test.must('worklist', { as: await as(account), query: { state: 'all' } })).items.map((i) => i.case)

beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), { enter: (house) => enterOrganisation(house, organs, posts) })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

describe('a merger', () => {
  it('hands the running matters to the organ that takes over, from its day and not before', async () => {
    const { id } = await test.must('open', {
      as: await as('desk-west'),
      body: { procedure: 'dispute-mediation', paper: disputePaper({ organ: 'west', channel: 'counter' }) },
    })
    const entryOf = async (organ: string) =>
      (await test.must('registerHistory', { as: await as('registrar'), params: { register: 'organs', id: organ } })).editions[0]!.case
    await keep(test.house, 'organs', 'ended', { from: '2026-03-05', reason: '并入东街' }, await entryOf('west'))
    await keep(
      test.house,
      'organs',
      'amended',
      { from: '2026-03-05', entry: { ...organs[2]!, takesOver: ['west'] }, reason: '合并' },
      await entryOf('east'),
    )
    expect(await worklistOf('desk-east')).toEqual([])
    expect((await test.call('case', { as: await as('desk-east'), params: { id } })).status).toBe(403)
    test.clock.set(morningOf('2026-03-05'))
    const east = await as('desk-east')
    expect(await worklistOf('desk-east')).toEqual([id])
    expect((await test.must('duties', { as: east, query: {} })).items.map((d) => d.case)).toContain(id)
    expect((await test.must('case', { as: east, params: { id } })).roles.map((r) => r.key)).toContain('lead')
    await test.must('act', { as: east, params: { id }, body: { event: 'rejected', paper: rejection } })
    // The supervising office goes on seeing it under the organ that answers for it now.
    expect(await worklistOf('office')).toEqual([id])
    test.clock.set(monday)
  })
})

const rejection = { ground: 'already-decided', reasons: '已有生效判决。', channels: ['litigation'] }

describe('a post', () => {
  it('acts for its own organ and those taken over, and says so to whoever asks', async () => {
    test.clock.set(morningOf('2026-03-05'))
    const acting = (await test.house.organisation.acting('p-desk-east', 'desk-east')) as ActingPost
    expect(acting).toMatchObject({ organ: 'east', succeeds: ['west'] })
    test.clock.set(monday)
    expect(await test.house.organisation.acting('p-desk-east', 'desk-east')).not.toHaveProperty('succeeds')
  })
})
