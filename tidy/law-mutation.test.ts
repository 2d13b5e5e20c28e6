import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Change, changesOf, folders, LawHouse, told } from './mutation/law-house.ts'
import type { Scenario } from './mutation/scenario-runner.ts'

/** Change any number of the law by one, and a scenario must fail: a number nobody would miss is not protected. */
let lawHouse: LawHouse
beforeAll(async () => {
  lawHouse = await LawHouse.open()
}, 60_000)
afterAll(() => lawHouse.close())

/** The first scenario that fails, or nothing. */
async function failing(scenarios: readonly Scenario[]): Promise<string | undefined> {
  for (const { title, run } of scenarios) {
    try {
      await run()
    } catch (thrown) {
      return `${title}: ${String(thrown).split('\n')[0]}`
    }
  }
  return undefined
}

/** What notices a change: a scenario that fails, or the scenarios as a whole, where there is no such day any more (30 February). */
async function noticing(folder: string, change: Change): Promise<string | undefined> {
  const scenarios = await lawHouse.scenarios(folder, change).catch((thrown: unknown) => String(thrown))
  return typeof scenarios === 'string' ? scenarios : failing(scenarios)
}

async function survivors(folder: string, changes: readonly Change[]): Promise<readonly string[]> {
  const unnoticed: string[] = []
  for (const change of changes) {
    const noticed = await noticing(folder, change)
    if (noticed === undefined) unnoticed.push(told(change))
    else if (process.env.FADU_TELL_MUTATIONS) console.info(`${told(change)}: ${noticed}`)
  }
  return unnoticed
}

describe.each(folders)('%s', (folder) => {
  test('its scenarios hold on the law as it is', async () => {
    const scenarios = await lawHouse.scenarios(folder)
    expect(scenarios.length).toBeGreaterThan(2)
    expect(await failing(scenarios)).toBeUndefined()
    // A number written anew as itself must go unnoticed: what fails below fails because of the number.
    const [first] = changesOf(folder)
    expect(await failing(await lawHouse.scenarios(folder, { ...first!, to: first!.from }))).toBeUndefined()
  }, 60_000)

  test('and notice every number of it that moves by one', async () => {
    const changes = changesOf(folder)
    // Each number moves one down and one up; some statutes set only one.
    expect(changes.length).toBeGreaterThan(1)
    const unnoticed = await survivors(folder, changes)
    console.info(`${folder}: ${changes.length} changes of law, ${unnoticed.length} unnoticed`)
    expect(unnoticed).toEqual([])
  }, 240_000)
})
