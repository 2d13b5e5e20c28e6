import { statfs } from 'node:fs/promises'
import type { StatusView } from '@fadu/contract'
import { databaseStanding, setting, timeStanding } from '@fadu/store'
import type { House } from '../house.ts'
import { version } from '../neighbours.ts'
import { concernsOf } from './concerns.ts'

/** How the house stands now, asked of the process, the database and the disk. */
export async function standingOf(house: House): Promise<StatusView> {
  const { store, settings, clock, neighbours } = house
  const today = clock.today()
  // One after another: the embedded database has one connection, and nobody waits for this page.
  const time = await timeStanding(store, today)
  const { bytes, migrations, lastMigration, migratedAt, version: databaseVersion } = await databaseStanding(store)
  const standing = {
    at: clock.now(),
    version,
    mode: settings.FADU_MODE,
    uptimeSeconds: Math.round(process.uptime()),
    database: {
      engine: store.database.engine === 'postgres' ? ('postgresql' as const) : ('embedded' as const),
      version: databaseVersion,
      bytes,
      connections: store.database.load(),
      migrations,
      lastMigration,
      migratedAt,
    },
    jobs: [...((await store.queue?.standing()) ?? [])],
    time: {
      lapses: time.lapses,
      ...(time.oldestLapse && { oldestLapse: time.oldestLapse }),
      ...(time.sealedDay && { sealedDay: time.sealedDay }),
      ...(time.sealedAt && { sealedAt: time.sealedAt }),
      ...(time.unsealed && { unsealedSince: time.unsealed }),
    },
    disk: await diskOf(settings.folder),
    processes: [{ ...neighbours.self, here: true, silentSeconds: 0 }, ...neighbours.others().map((other) => ({ ...other, here: false }))],
    backup: lastBackup(await setting(store, 'backup')),
    calendar: { missing: unnoticed(house, Number(today.slice(0, 4))), provisional: time.provisional },
  }
  return { ...standing, concerns: concernsOf(standing) }
}

async function diskOf(folder: string): Promise<StatusView['disk']> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

/** The instant of the last backup's manifest, as whoever makes backups leaves it in the settings of the district. */
function lastBackup(value: unknown): StatusView['backup'] {
  const at = typeof value === 'string' ? value : (value as { at?: unknown } | undefined)?.at
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? { at } : {}
}

const unnoticed = (house: House, year: number): number[] => {
  const known = new Set(house.calendar().notices.map((notice) => notice.year))
  return [year, year + 1].filter((y) => !known.has(y))
}
