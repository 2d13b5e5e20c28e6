import type { AddressInfo } from 'node:net'
import { buildApp } from './app.ts'
import { movable, systemClock } from './clock.ts'
import { buildDemonstration } from './demonstration/build-demonstration.ts'
import { madeOnce } from './demonstration/made-once.ts'
import { type House, openHouse } from './house.ts'
import { startTimers } from './jobs/timers.ts'
import { startJobs } from './jobs/work.ts'
import { place } from './place.ts'
import type { Settings } from './settings.ts'
import { loadTraces } from './traces.ts'

export interface Serving {
  readonly address: string
  stop(): Promise<void>
}

/** The process: house, demonstration if it is one and still empty, HTTP, jobs, timers. `say` prints what a person at the terminal should know. */
export async function startServing(settings: Settings, say: (line: string) => void): Promise<Serving> {
  await loadTraces(settings)
  const clock = movable(systemClock)
  // What is told before there is a log goes to the terminal; later it is a line of the log like any other.
  let log = say
  const open = () =>
    openHouse(settings, clock, { log: (line) => log(line), workerUrl: place.embeddedWorker, migrationsFolder: place.migrations })
  let house = await open()
  if (settings.FADU_MODE === 'demonstration' && (await demonstrated(house, clock, say)) === 'again') {
    await house.close()
    house = await open()
    await demonstrated(house, clock, say)
  }
  const app = await buildApp(house, place.pages)
  log = (line) => app.log.warn(line)
  await app.listen({ host: settings.HOST, port: settings.PORT })
  await startJobs(house, (err, run) => app.log.error({ err, ...run }, 'job failed'))
  const timers = startTimers(house, (err) => app.log.error({ err }, 'look at the time failed'))
  const { port } = app.server.address() as AddressInfo
  return {
    address: settings.FADU_PUBLIC_URL ?? `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${port}`,
    // Order matters: no new requests, then no new work, then the database.
    stop: async () => {
      await app.close()
      await timers.stop()
      await house.close()
    },
  }
}

const demonstrated = (house: House, clock: ReturnType<typeof movable>, say: (line: string) => void) =>
  madeOnce(house, async () => {
    say('正在生成演示数据（虚构）… / making demonstration data (invented) …')
    const cases = await buildDemonstration(house, (past) => clock.follow(past))
    clock.follow(systemClock)
    say(`演示数据已就绪：${cases} 件事项 / ${cases} matters are ready`)
  })
