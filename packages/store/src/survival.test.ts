import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuild } from './rebuild.ts'
import { sql } from './sql.ts'
import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from './testing/database.ts'
import { testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const program = fileURLToPath(new URL('./testing/append-until-killed.ts', import.meta.url))
const rounds = 4
const eventsARound = 1000

describe.each(enginesHere())('kill -9 on %s', (engine) => {
  test(`of a process that appends, ${rounds} times: nothing acknowledged is lost, nothing is half there`, async () => {
    const database = await databases.fresh(engine)
    const acknowledgedFile = join(database.folder, 'acknowledged')
    let killedInTheMiddle = 0
    for (let round = 0; round < rounds; round++) {
      if (await appendAndKill(database, acknowledgedFile, 60 + round * 70)) killedInTheMiddle += 1
      await checkWhole(database, acknowledgedFile)
    }
    expect(killedInTheMiddle).toBe(rounds)
  }, 180_000)
})

/** @returns whether the process was killed before it was done */
async function appendAndKill(database: TestDatabase, acknowledgedFile: string, killAfter: number): Promise<boolean> {
  const before = acknowledgedIn(acknowledgedFile).length
  const child = fork(program, [database.engine, database.folder, database.databaseUrl ?? '', acknowledgedFile, String(eventsARound)], {
    execArgv: ['--import', 'tsx'],
  })
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  await messageFrom(child)
  let done = false
  child.once('message', () => {
    done = true
  })
  while (acknowledgedIn(acknowledgedFile).length < before + killAfter && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2))
  child.kill('SIGKILL')
  await ended
  expect(acknowledgedIn(acknowledgedFile).length).toBeGreaterThanOrEqual(before + killAfter)
  return !done
}

const messageFrom = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`the process ended by itself (${code})`)))
  })

const acknowledgedIn = (file: string): readonly string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [])

async function checkWhole(database: TestDatabase, acknowledgedFile: string): Promise<void> {
  const store = await testStore(database)
  try {
    const rows = await store.database.query<{ line: string }>(sql`select case_id || ' ' || seq || ' ' || hash as line from event`)
    const there = new Set(rows.map((row) => row.line))
    expect(acknowledgedIn(acknowledgedFile).filter((line) => !there.has(line))).toEqual([])
    // Chains without gaps, views as the log gives them.
    expect(await rebuild(store, { compare: true })).toMatchObject({ differences: [], broken: [] })
    // Numbers without gaps: what was rolled back gave its number back.
    const numbers = await store.database.query<{ n: number }>(
      sql`select (body->'numbers'->>'reference')::integer as n from event where seq = 1 order by 1`,
    )
    expect(numbers.map(({ n }) => n)).toEqual(numbers.map((_, i) => i + 1))
  } finally {
    await store.close()
  }
}
