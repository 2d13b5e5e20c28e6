import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, install, root } from './prepare.mjs'

install()
const only = process.argv.slice(2)
const bin = (name, ...path) => join(root, 'node_modules', name, ...path)
const chromium = [process.env.FADU_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (p) => p && existsSync(p),
)
let passed = 0
let failed = 0
let skipped = 0
const missing = []

/** Runs one part and adds up what it counted; a part that fails counts at least one failure. */
function part(name, command, args, environment = {}) {
  if (only.length > 0 && !only.includes(name)) return
  console.log(`\n== ${name}`)
  const done = spawnSync(process.execPath, [command, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...environment },
    maxBuffer: 1 << 28,
  })
  process.stdout.write(done.stdout ?? '')
  const tests = /^\s*Tests\s+(.*)$/m.exec(done.stdout ?? '')?.[1] ?? (done.stdout ?? '').split('\n').slice(-12).join('\n')
  const of = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(tests)?.[1] ?? 0)
  passed += of('passed')
  failed += Math.max(of('failed'), done.status === 0 ? 0 : 1)
  skipped += of('skipped')
}

part('lint', bin('@biomejs/biome', 'bin', 'biome'), ['check', '.'])
part('types', bin('typescript', 'bin', 'tsc'), ['-b'])
part('pure', bin('vitest', 'vitest.mjs'), ['run', '--project', 'pure', '--reporter', 'default'])
part('law-mutation', bin('vitest', 'vitest.mjs'), ['run', '--project', 'law-mutation', '--reporter', 'default'])
part('store', bin('vitest', 'vitest.mjs'), ['run', '--project', 'store', '--reporter', 'default'])
await build()
part('faults', bin('vitest', 'vitest.mjs'), ['run', '--project', 'faults', '--reporter', 'default'])
if (chromium) part('browser', bin('@playwright/test', 'cli.js'), ['test', '-c', 'e2e/playwright.config.ts'], { FADU_CHROMIUM: chromium })
else {
  missing.push(
    '没有找到浏览器，界面未测试；安装 Debian 软件包 chromium 和 fonts-noto-cjk，或者设置 FADU_CHROMIUM / no browser found: screens were NOT tested; install chromium and fonts-noto-cjk, or set FADU_CHROMIUM',
  )
  if (process.env.CI) failed++
}
// The benches in their small form: a ratio that fell far below what was measured is a failure like any other.
const small = { FADU_BENCH_KEEP: '1', FADU_BENCH_ROUNDS: '3', FADU_BENCH_MS: '1000', FADU_BENCH_CASES: '20000' }
part('ratios', join(root, 'run/ratios.mjs'), [], small)
for (const line of missing) console.log(`\n!!! ${line}`)
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed > 0 ? 1 : 0)
