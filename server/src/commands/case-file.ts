import { readFile, writeFile } from 'node:fs/promises'
import { caseByReference, exportCase, type Receipt, rebuild as rebuildViews, verifyExport } from '@fadu/store'
import { systemClock } from '../clock.ts'
import { openHouse } from '../house.ts'
import { place } from '../place.ts'
import type { Settings } from '../settings.ts'
import { threadsFor, withCrew } from '../threads/crew.ts'
import { type Command, threadsOption, threadsWished, UsageError } from './command.ts'

const opened = (settings: Settings) =>
  openHouse(settings, systemClock, {
    workerUrl: place.embeddedWorker,
    migrationsFolder: place.migrations,
    withQueue: false,
    existing: true,
  })

export const exportFile: Command = {
  name: 'export',
  about: '导出一个案卷供离线核验 / export a case file for checking offline',
  usage: 'export CASE|NUMBER [--out FILE] [--reveal]',
  options: {
    '--out': '写入文件，默认标准输出 / write to a file',
    '--reveal': '含个人信息明文及其盐值 / with personal values and their salts',
  },
  run: async ({ words: [which], options, settings, out }) => {
    if (!which) throw new UsageError('export CASE|NUMBER')
    const house = await opened(settings())
    try {
      const caseId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(which) ? which : (await caseByReference(house.store, which))?.case_id
      if (!caseId || (await house.store.readSealed(caseId)).length === 0)
        throw new UsageError(`没有案件“${which}” / there is no case “${which}”`)
      const document = JSON.stringify(
        await exportCase(house.store, house.store.files, caseId, { reveal: options.reveal === true, contents: true }),
        null,
        1,
      )
      if (typeof options.out === 'string') {
        await writeFile(options.out, document)
        out(`已写入 / written: ${options.out}`)
      } else out(document)
      return 0
    } finally {
      await house.close()
    }
  },
}

export const verify: Command = {
  name: 'verify',
  about: '离线核验案卷或者回执，不需要服务器 / check a case file or a receipt, no server needed',
  usage: 'verify FILE [--receipt FILE] [--key HEX]',
  options: {
    '--receipt': '用当事人的回执对照案卷 / hold a party’s receipt against the case file',
    '--key': '用本区公布的公钥核验日封存签名 / the house’s published key must have signed a day of the proof',
  },
  run: async ({ words: [file], options, out }) => {
    if (!file) throw new UsageError('verify FILE')
    const document = await parsed(file)
    const receipt = typeof options.receipt === 'string' ? ((await parsed(options.receipt)) as Receipt) : undefined
    const publicKey = typeof options.key === 'string' ? options.key : undefined
    const verdict = verifyExport(document, { ...(receipt && { receipt }), ...(publicKey && { publicKey }) })
    if (verdict.ok) {
      out(`完整 / intact  ${verdict.head}`)
      return 0
    }
    out('已被改动 / altered')
    const lines = verdict.faults.map(
      (fault) =>
        `- ${fault.seq === undefined ? fault.item : `第 ${fault.seq} 条 / entry ${fault.seq}`}: ${fault.what.zh} / ${fault.what.en}`,
    )
    for (const line of new Set(lines)) out(line)
    return 1
  },
}

async function parsed(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (fault) {
    throw new UsageError(`文件 ${file} 无法读取 / cannot be read: ${(fault as Error).message}`)
  }
}

export const rebuild: Command = {
  name: 'rebuild',
  about: '由日志重建全部视图；默认先比对 / compute all views from the log again; compares by default',
  usage: 'rebuild [--replace] [--threads N]',
  options: { '--replace': '用重建结果替换 / put the result in place', ...threadsOption },
  run: async ({ options, settings: read, out }) => {
    const wished = threadsWished(options)
    const settings = read()
    const house = await opened(settings)
    try {
      const report = await withCrew(threadsFor(settings, wished), { settings, imports: false }, (crew) =>
        rebuildViews(house.store, { compare: options.replace !== true, hands: crew.rebuilding }),
      )
      out(JSON.stringify(report, null, 2))
      // A log that does not hold together is not mended by replacing views.
      return report.broken.length > 0 || (report.differences.length > 0 && options.replace !== true) ? 1 : 0
    } finally {
      await house.close()
    }
  },
}
