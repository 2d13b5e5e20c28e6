import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const command = fileURLToPath(new URL('../../../deploy/fadu', import.meta.url))

/** An installation whose program only tells what it was given. */
function installation(): string {
  const home = mkdtempSync(join(tmpdir(), 'fadu-installed-'))
  mkdirSync(join(home, 'dist/server'), { recursive: true })
  const program =
    'const { DATABASE_URL, FADU_DISTRICT_NAME, FADU_DATA, SECRET } = process.env; console.log(JSON.stringify({ args: process.argv.slice(2), DATABASE_URL, FADU_DISTRICT_NAME, FADU_DATA, SECRET })); process.exit(1)'
  writeFileSync(join(home, 'dist/server/fadu.js'), program)
  return home
}

const run = (home: string, file: string, args: readonly string[], more: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, HOME_OF_FADU: home, SETTINGS_OF_FADU: file, USER_OF_FADU: userInfo().username, ...more }
    execFile('sh', [command, ...args], { env }, (fault, out, err) => resolve({ code: fault ? Number(fault.code) : 0, out, err }))
  })

test('the installed command has the settings of the service, those of the caller before them, and hands on words and exit code', async () => {
  const home = installation()
  const file = join(home, 'fadu.env')
  writeFileSync(
    file,
    '# settings\n\nDATABASE_URL=postgres://fadu@localhost/fadu?host=/run&sslmode=disable\nFADU_DISTRICT_NAME="甲 区"\n; other\nSECRET=$HOME\'',
  )
  const { code, out } = await run(home, file, ['backup', '--to', 'a b'])
  expect({ code, ...(JSON.parse(out) as object) }).toEqual({
    code: 1,
    args: ['backup', '--to', 'a b'],
    DATABASE_URL: 'postgres://fadu@localhost/fadu?host=/run&sslmode=disable',
    FADU_DISTRICT_NAME: '甲 区',
    FADU_DATA: '/var/lib/fadu',
    SECRET: "$HOME'",
  })
  const elsewhere = await run(home, file, ['restore'], { DATABASE_URL: 'postgres://other/new', FADU_DATA: '/other' })
  expect(JSON.parse(elsewhere.out)).toMatchObject({ DATABASE_URL: 'postgres://other/new', FADU_DATA: '/other' })
})

test('the installed command says so where the settings cannot be read', async () => {
  const home = installation()
  expect(await run(home, join(home, 'none.env'), ['check'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^读不到.* \/ /),
  })
})
