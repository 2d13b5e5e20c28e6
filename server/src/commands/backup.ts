import { resolve } from 'node:path'
import { catalogue } from '@fadu/catalogue'
import { chinaCalendar } from '@fadu/legal-time'
import { BackupRefused, backup as backupStore, changeSetting, rebuild, restore as restoreStore } from '@fadu/store'
import { systemClock } from '../clock.ts'
import { openHouse, queues } from '../house.ts'
import { place } from '../place.ts'
import { masterKeyOf } from '../settings.ts'
import { threadsFor, withCrew } from '../threads/crew.ts'
import { type Command, UsageError } from './command.ts'

const where = { workerUrl: place.embeddedWorker, migrationsFolder: place.migrations }

/** What is refused is told in its sentence, without the places in the program where it was thrown. */
const told = <T>(doing: Promise<T>): Promise<T> =>
  doing.catch((fault: unknown) => {
    throw fault instanceof BackupRefused ? new UsageError(fault.message) : fault
  })

export const backup: Command = {
  name: 'backup',
  about: '备份全区数据和文件（不含主密钥） / back up the district’s database and files; the master key is not in it',
  usage: 'backup --to FOLDER',
  options: { '--to': '新文件夹 / a folder that does not exist yet' },
  run: async ({ options, settings, out }) => {
    if (typeof options.to !== 'string') throw new UsageError('backup --to FOLDER')
    const house = await openHouse(settings(), systemClock, { ...where, withQueue: false, existing: true })
    try {
      const { manifest, digest, damaged } = await told(backupStore(house.store, house.settings.folder, resolve(options.to)))
      out(
        `已备份：案件 ${manifest.cases} 件、记录 ${manifest.events} 条、文件 ${manifest.files.count} 份` +
          ` / backed up: ${manifest.cases} cases, ${manifest.events} entries, ${manifest.files.count} files`,
      )
      await changeSetting(house.store, house.store.database, 'backup', { at: house.clock.now() }, 'backup')
      out(`各案链首 / heads  ${manifest.heads}`)
      out(`清单摘要（请另处记录）/ digest of the manifest, to be written down elsewhere  ${digest}`)
      for (const hash of damaged) out(`文件缺失或者已损坏 / a file is missing or damaged: ${hash}`)
      return damaged.length > 0 ? 1 : 0
    } finally {
      await house.close()
    }
  },
}

export const restore: Command = {
  name: 'restore',
  about: '把备份恢复到空数据库并逐项核对 / restore a backup into an empty database, verified',
  usage: 'restore --from FOLDER',
  options: { '--from': '备份文件夹 / folder of the backup' },
  run: async ({ options, settings, out }) => {
    if (typeof options.from !== 'string') throw new UsageError('restore --from FOLDER')
    const s = settings()
    const manifest = await told(
      restoreStore(
        {
          ...(s.DATABASE_URL && { databaseUrl: s.DATABASE_URL }),
          folder: s.folder,
          district: s.FADU_DISTRICT,
          catalogue,
          calendar: () => chinaCalendar,
          now: systemClock.now,
          digest: s.FADU_DIGEST,
          masterKey: masterKeyOf(s),
          queues: [...queues],
          ...where,
        },
        resolve(options.from),
      ),
    )
    // Rows and heads are those of the backup; now the logs are read with the key, and the views computed from them again.
    const house = await openHouse(s, systemClock, { ...where, withQueue: false })
    try {
      const { broken, differences } = await withCrew(threadsFor(s), { settings: s, imports: false }, (crew) =>
        rebuild(house.store, { compare: true, hands: crew.rebuilding }),
      )
      out(
        `已恢复：案件 ${manifest.cases} 件、记录 ${manifest.events} 条，与清单一致 / restored: ${manifest.cases} cases, ${manifest.events} entries, as the manifest says`,
      )
      out(`各案链首 / heads  ${manifest.heads}`)
      for (const { case: id, seq, what } of broken) out(`日志不完整 / a log does not hold together: ${id} ${seq} ${what}`)
      if (differences.length > 0)
        out(`视图不一致 ${differences.length} 处，请执行 rebuild --replace / ${differences.length} views differ; run rebuild --replace`)
      return broken.length > 0 ? 1 : 0
    } finally {
      await house.close()
    }
  },
}
