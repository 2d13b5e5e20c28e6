import { type AnyView, asRole } from '@fadu/procedure'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCase } from '../open-case.ts'
import { recordEvent } from '../record-event.ts'
import { type EnteredPost, enterOrganisation } from '../testing/test-district.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { pdf, uploadOf } from '../testing/upload.ts'
import { followReaction } from './follow-reactions.ts'

/** A plan hands out several tasks at once; their endings come back, each once, however often the jobs run. */

const organs = ['top', 'justice', 'market', 'town'].map((id) => ({ id, name: id, shortName: id, level: 'district' }))
const post = (id: string, organ: string, duties: EnteredPost['duties']): EnteredPost => ({
  id,
  organ,
  title: id,
  duties,
  person: `p-${id}`,
})
const posts = [
  post('registrar', 'justice', ['register-keeper']),
  post('office', 'justice', ['rule-of-law-office']),
  post('market-officer', 'market', ['task-officer']),
  post('town-officer', 'town', ['task-officer']),
]
const acting = {
  office: asRole({ post: 'office', organ: 'justice', person: 'p-office', duties: ['rule-of-law-office'] }, 'office'),
  market: asRole({ post: 'market-officer', organ: 'market', person: 'p-market-officer', duties: ['task-officer'] }, 'unit'),
}

let databases: TestDatabases
let test: TestHouse
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), {
    withQueue: true,
    enter: (house) => enterOrganisation(house, organs, posts),
  })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

async function record(
  who: keyof typeof acting,
  type: string,
  paper: object,
  at: { case: string } | { procedure: string },
): Promise<string> {
  const by = acting[who]
  const outcome = await recordEvent(test.house, {
    ...at,
    event: { type, paper, on: test.house.clock.today() },
    actor: () => ({ by, roles: [by.role] }),
  })
  if (outcome.kind !== 'recorded') throw new Error(`${type}: ${JSON.stringify(outcome)}`)
  return outcome.case
}
const viewOf = async (id: string): Promise<AnyView> => (await openCase(test.house, id)).view
const seqOf = (view: AnyView, type: string) => view.log.findLast((e) => e.type === type)!.seq

it('hands out, and hears of every ending', async () => {
  const file = await test.must('upload', uploadOf('plan.pdf', pdf))
  const plan = await record(
    'office',
    'registered',
    {
      organ: 'justice',
      title: '实施方案',
      issuer: '办公室',
      issuedOn: '2026-03-02',
      from: '2026-03-02',
      until: '2026-12-31',
      level: 'district',
      kind: 'programme',
      document: [file],
    },
    { procedure: 'plan-adoption' },
  )
  const item = (id: string) => ({ id, title: `条目${id}`, level: 1, start: 0, end: 3 })
  await record('office', 'commitmentsRead', { reader: '人工', document: file.hash, items: [item('a'), item('b')] }, { case: plan })
  const assignments = ['a', 'b'].map((id) => ({ item: id, lead: id === 'a' ? 'market' : 'town', deadline: '2026-06-30' }))
  await record('office', 'itemsConfirmed', { items: ['a', 'b'], assignments }, { case: plan })
  await record('office', 'adopted', {}, { case: plan })
  await record('office', 'handedOut', { items: ['a', 'b'] }, { case: plan })

  const opening = { reaction: 'plan-task-opened', case: plan, seq: seqOf(await viewOf(plan), 'handedOut') }
  await followReaction(test.house, opening)
  await followReaction(test.house, opening)
  const links = (await viewOf(plan)).links
  expect(links.map((l) => [l.relation, l.procedure, l.direction, l.closed])).toEqual([
    ['task', 'task', 'to', false],
    ['task', 'task', 'to', false],
  ])
  const tasks = await Promise.all(links.map((l) => viewOf(l.case)))
  expect(tasks.map((t) => [t.facts.assigned.item, t.facts.assigned.lead, t.facts.assigned.plan])).toEqual([
    ['a', 'market', plan],
    ['b', 'town', plan],
  ])

  for (const link of links) {
    await record('office', 'dropped', { ground: 'merged', reasons: '并入其他任务' }, { case: link.case })
    const ending = { reaction: 'task-dropped', case: link.case, seq: seqOf(await viewOf(link.case), 'dropped') }
    await followReaction(test.house, ending)
    await followReaction(test.house, ending)
  }
  const end = await viewOf(plan)
  expect(end.facts.taskEnded.map((e: { item: string; outcome: string }) => [e.item, e.outcome])).toEqual([
    ['a', 'dropped'],
    ['b', 'dropped'],
  ])
  expect(end.links.every((l) => l.closed)).toBe(true)
}, 60_000)
