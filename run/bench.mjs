import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { install, root } from './prepare.mjs'

install()
const wanted = process.argv[2]
for (const file of readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.bench.ts') && (!wanted || name.startsWith(wanted)))) {
  console.log(`\n== ${file}`)
  const done = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'bench', file)], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
