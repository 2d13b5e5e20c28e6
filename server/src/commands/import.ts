import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { systemClock } from '../clock.ts'
import { openHouse } from '../house.ts'
import { importCases } from '../import/import-cases.ts'
import { place } from '../place.ts'
import { threadsFor, withCrew } from '../threads/crew.ts'
import { type Command, threadsOption, threadsWished, UsageError } from './command.ts'

const shown = 50

export const importCommand: Command = {
  name: 'import',
  about: '导入原系统的案件，逐件审查 / import cases of another system, each decided',
  usage: `import 文件.jsonl | - [--threads N]

每行一件（JSON）/ one case a line:
  {"procedure": "程序", "id": "原系统编号", "events": [
    {"event": "事项", "on": "2025-03-02", "by": "岗位", "paper": {…}}, …]}
by：岗位、当事人角色或者 clock / a post, a role of a party, or clock。不成立的行逐条列出原因，其余照常导入。`,
  options: threadsOption,
  run: async ({ words, options, settings: read, out, input }) => {
    const [file] = words
    const wished = threadsWished(options)
    if (!file) throw new UsageError('import 文件.jsonl | -')
    if (file !== '-' && !existsSync(file)) throw new UsageError(`没有文件 / there is no file ${file}`)
    const settings = read()
    const house = await openHouse(settings, systemClock, { workerUrl: place.embeddedWorker, migrationsFolder: place.migrations })
    try {
      const lines = file === '-' ? input() : createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
      const report = await withCrew(threadsFor(settings, wished), { settings, imports: true }, (crew) =>
        importCases(house, lines, crew.importing),
      )
      out(
        `导入 ${report.cases} 件、${report.events} 条记录；此前已导入 ${report.known} 件；不成立 ${new Set(report.faults.map((f) => f.line)).size} 行` +
          ` / ${report.cases} cases, ${report.events} entries; ${report.known} known already; ${new Set(report.faults.map((f) => f.line)).size} lines refused`,
      )
      for (const { line, id, event, zh, en } of report.faults.slice(0, shown))
        out(`  第 ${line} 行${id ? ` ${id}` : ''}${event ? ` 第 ${event} 项` : ''}：${zh} / ${en}`)
      if (report.faults.length > shown) out(`  … 另有 ${report.faults.length - shown} 条 / and ${report.faults.length - shown} more`)
      return report.faults.length > 0 ? 1 : 0
    } finally {
      await house.close()
    }
  },
}
