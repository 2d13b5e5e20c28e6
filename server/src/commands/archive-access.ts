import { existsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { accessLogKept, statuteNames } from '@fadu/catalogue'
import { citeEn, citeZh, type Day, isDay, plusMonths, startOfDay } from '@fadu/legal-time'
import { AccessLogAltered, type AccessRow, archiveAccesses } from '@fadu/store'
import { systemClock } from '../clock.ts'
import { openHouse } from '../house.ts'
import { place } from '../place.ts'
import { type Command, UsageError } from './command.ts'

/** The first day whose reads must still be in the log. */
export const keptFrom = (today: Day): Day => plusMonths(today, -12 * accessLogKept.amount)

export const archiveAccess: Command = {
  name: 'archive-access',
  about: '把保存期已满的查阅记录移出数据库，存为文件 / move reads older than their time out of the access log into a file',
  usage: 'archive-access --before YYYY-MM-DD --to FILE',
  options: {
    '--before': '移出这一天以前的记录 / reads before this day leave',
    '--to': '新文件（每行一条） / a new file, one row a line',
  },
  run: async ({ options, settings, out }) => {
    const { before, to } = options
    if (typeof before !== 'string' || typeof to !== 'string' || !isDay(before))
      throw new UsageError('archive-access --before YYYY-MM-DD --to FILE')
    const path = resolve(to)
    if (existsSync(path)) throw new UsageError(`文件已经存在 / the file exists already: ${path}`)
    const earliest = keptFrom(systemClock.today())
    const [article] = accessLogKept.articles
    if (before > earliest)
      throw new UsageError(
        `查阅记录至少保存${accessLogKept.amount}年（${citeZh(article!)}），最晚只能移出 ${earliest} 以前的 / reads are kept at least ${accessLogKept.amount} years (${citeEn(article!, statuteNames)}): only those before ${earliest} may leave`,
      )
    const house = await openHouse(settings(), systemClock, {
      workerUrl: place.embeddedWorker,
      migrationsFolder: place.migrations,
      withQueue: false,
      existing: true,
    })
    try {
      const gone = await archiveAccesses(house.store, startOfDay(before), { account: 'fadu', purpose: '保存期满归档' }, saving(path))
      out(
        gone
          ? `已移出 ${gone.rows} 条，至第 ${gone.upTo} 条；请妥善保管 / ${gone.rows} rows left, up to number ${gone.upTo}; keep the file: ${path}\n${gone.hash}`
          : '没有这样早的记录 / nothing is that old',
      )
      return 0
    } catch (fault) {
      throw fault instanceof AccessLogAltered ? new UsageError(fault.message) : fault
    } finally {
      await house.close()
    }
  },
}

/**
 * Writes the rows to a new file that only its owner reads, and sees it on the disk before any row leaves the database. What could not be
 * written whole is taken away again: the rows are all still in the database.
 */
export const saving =
  (path: string) =>
  async (pages: AsyncIterable<readonly AccessRow[]>): Promise<void> => {
    let file: Awaited<ReturnType<typeof open>> | undefined
    try {
      for await (const rows of pages) {
        file ??= await open(path, 'wx', 0o600)
        await file.writeFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
      }
      await file?.sync()
      await file?.close()
    } catch (fault) {
      if (file) await Promise.allSettled([file.close(), rm(path, { force: true })])
      throw fault
    }
  }
