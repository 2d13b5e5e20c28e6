import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The program is built once before all specs, as `npm start` does. */
export default function build(): void {
  const done = spawnSync(process.execPath, [fileURLToPath(new URL('../run/build.mjs', import.meta.url))], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`The program does not build:\n${done.stderr}`)
}
