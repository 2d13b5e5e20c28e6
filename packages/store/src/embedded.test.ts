import { execFileSync, fork } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { sql } from './sql.ts'
import { type TestDatabases, testDatabases } from './testing/database.ts'
import { apply, testStore } from './testing/story.ts'

let databases: TestDatabases
let folder: string
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())
beforeEach(async () => {
  folder = (await databases.fresh('embedded')).folder
})

const database = () => ({ engine: 'embedded' as const, folder, remove: async () => {} })

describe('the lock on the folder', () => {
  test('a second store on the same folder is told who has it', async () => {
    const store = await testStore(database())
    await expect(testStore(database())).rejects.toThrow(`in use by process ${process.pid}`)
    await store.close()
    await (await testStore(database())).close()
    expect(existsSync(join(folder, 'database.lock'))).toBe(false)
  })

  test('another process that holds it is named; its death frees the folder', async () => {
    const program = fileURLToPath(new URL('./testing/append-until-killed.ts', import.meta.url))
    const child = fork(program, ['embedded', folder, '', join(folder, 'acknowledged'), '100000'], { execArgv: ['--import', 'tsx'] })
    await new Promise<void>((resolve) => void child.once('message', () => resolve()))
    await expect(testStore(database())).rejects.toThrow(`in use by process ${child.pid}`)
    const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    await ended
    await (await testStore(database())).close()
  })

  test('a lock whose process number now belongs to another process is stale', () => {
    writeFileSync(join(folder, 'database.lock'), JSON.stringify({ pid: process.ppid, started: '1' }))
    lockFolder(folder)()
  })

  test('a lock that cannot be read is taken over', () => {
    writeFileSync(join(folder, 'database.lock'), '{"pid":')
    lockFolder(folder)()
  })
})

describe('the embedded database', () => {
  test('says once what it is for', async () => {
    const lines: string[] = []
    const store = await testStore(database(), { log: (line) => lines.push(line) })
    await store.close()
    expect(lines.filter((line) => line.includes('does not sync to disk'))).toHaveLength(1)
  })

  test('keeps what was written when it is closed and opened, and leaves no sockets behind', async () => {
    const store = await testStore(database())
    const caseId = await apply(store)
    await store.close()
    const again = await testStore(database())
    expect(await again.read(caseId)).toHaveLength(1)
    await again.close()
    expect(readdirSync(folder).sort()).toEqual(['database'])
  })

  test('works in a folder with a path longer than a socket may have', async () => {
    const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60))
    mkdirSync(deep, { recursive: true })
    renameSync(join(folder, 'database'), join(deep, 'database'))
    const store = await testStore({ ...database(), folder: deep })
    await apply(store)
    await store.close()
  })

  test('does not stop the event loop during a heavy query', async () => {
    const store = await testStore(database())
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 10)
    await store.database.query(sql`select sum(a * b) from generate_series(1, 1500) a, generate_series(1, 1500) b`)
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(10)
    await store.close()
  })

  test('rests in less than 350 MB, also in the process that made the folder', () => {
    const program = fileURLToPath(new URL('./testing/rest.mjs', import.meta.url))
    rmSync(join(folder, 'database'), { recursive: true })
    for (const run of ['first', 'second']) {
      const megabytes = Number(
        execFileSync(process.execPath, ['--import', 'tsx', program, folder], { encoding: 'utf8' }).trim().split('\n').at(-1),
      )
      expect(megabytes, run).toBeGreaterThan(50)
      expect(megabytes, run).toBeLessThan(350)
    }
  })
})
