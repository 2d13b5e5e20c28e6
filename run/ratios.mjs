import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'

// Ratios need a PostgreSQL to measure on; without one the run says so and counts nothing.
const there = process.env.FADU_BENCH_DATABASE || existsSync('/usr/lib/postgresql')
let [passed, failed] = [0, 0]
for (const bench of there ? ['step', 'worklist'] : []) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', join(root, `bench/${bench}.bench.ts`)], { cwd: root, encoding: 'utf8' })
  process.stdout.write(done.stdout ?? '')
  process.stderr.write(done.stderr ?? '')
  if (done.status === 0) passed++
  else failed++
}
console.log(there ? `Tests  ${passed} passed, ${failed} failed` : 'Tests  2 skipped: no PostgreSQL')
process.exit(failed > 0 ? 1 : 0)
