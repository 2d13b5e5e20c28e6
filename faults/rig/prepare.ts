import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../bench/county.ts'
import { demonstrationOn, newCluster } from './districts.ts'

/** Once for the run: the program as it is installed, a PostgreSQL server, and a demonstration district to copy. */
export default async function prepare(): Promise<() => void> {
  execFileSync(process.execPath, [join(root, 'run/build.mjs')], { cwd: root, stdio: 'ignore' })
  const cluster = await newCluster()
  const { folder } = await demonstrationOn(cluster, 'demonstration')
  process.env.FADU_FAULTS_POSTGRES = cluster.url
  process.env.FADU_FAULTS_FOLDER = folder
  return () => {
    cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
