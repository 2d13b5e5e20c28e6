import { checkHouse, lastCheckOf } from '../check/house-check.ts'
import { systemClock } from '../clock.ts'
import { openHouse } from '../house.ts'
import { place } from '../place.ts'
import type { Command } from './command.ts'

export const check: Command = {
  name: 'check',
  about: '检查全区：日志、视图、期限及承担岗位、文件、任务 / check the district: logs, views, limits and who bears them, files, jobs',
  usage: 'check [--last] [--json]',
  options: { '--last': '只显示最近一次夜间检查 / only show the last nightly check', '--json': '以 JSON 输出 / print JSON' },
  run: async ({ options, settings, out }) => {
    const house = await openHouse(settings(), systemClock, {
      workerUrl: place.embeddedWorker,
      migrationsFolder: place.migrations,
      withQueue: false,
      existing: true,
    })
    try {
      const result = options.last === true ? await lastCheckOf(house) : await checkHouse(house)
      if (!result) {
        out('还没有检查过 / nothing was checked yet')
        return 1
      }
      if (options.json === true) out(JSON.stringify(result, null, 2))
      else {
        out(
          `${result.at}  案件 ${result.cases} 件、期限 ${result.limits} 项、文件 ${result.files} 份；问题 ${result.found} 项` +
            ` / ${result.cases} running cases, ${result.limits} limits, ${result.files} files; ${result.found} findings`,
        )
        if (result.findings.length < result.found)
          out(`以下是前 ${result.findings.length} 项 / the first ${result.findings.length} of them:`)
        for (const { code, text } of result.findings) out(`- ${code}: ${text.zh} / ${text.en}`)
      }
      return result.found > 0 ? 1 : 0
    } finally {
      await house.close()
    }
  },
}
