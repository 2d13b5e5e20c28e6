import { distribute, distributionPlan } from '@fadu/store'
import { systemClock } from '../clock.ts'
import { openHouse } from '../house.ts'
import { place } from '../place.ts'
import { type Command, UsageError } from './command.ts'

const missing = {
  server:
    '内置数据库不能分布到多台机器，请先用 move 命令迁到 PostgreSQL / the embedded database cannot be spread; move to PostgreSQL first (command move)',
  extension:
    '这台数据库服务器没有安装 citus 扩展：请在协调节点和各工作节点安装与其 PostgreSQL 版本对应的 Citus / this database server does not have the citus extension: install the Citus that fits its PostgreSQL on the coordinator and every worker',
  library:
    'citus 扩展已安装但没有加载：请在 shared_preload_libraries 中加入 citus 并重启数据库 / the citus extension is there but not loaded: add citus to shared_preload_libraries and restart the database',
} as const

export const distributeCommand: Command = {
  name: 'distribute',
  about: '把各表按行政区划分布到 Citus 集群 / spread the tables over a Citus cluster by district',
  usage: 'distribute [--plan]',
  options: { '--plan': '只列出语句，不执行 / only print the statements' },
  run: async ({ options: given, settings, out }) => {
    const house = await openHouse(settings(), systemClock, {
      workerUrl: place.embeddedWorker,
      migrationsFolder: place.migrations,
      withQueue: false,
    })
    try {
      const { database } = house.store
      if (given.plan === true) {
        const { statements } = await distributionPlan(database)
        for (const statement of statements) out(`${statement};`)
        return 0
      }
      const outcome = await distribute(database)
      if (outcome.kind === 'impossible') throw new UsageError(missing[outcome.missing])
      for (const statement of outcome.statements) out(`${statement};`)
      out(`完成，执行 ${outcome.statements.length} 条语句 / done, ${outcome.statements.length} statements`)
      return 0
    } finally {
      await house.close()
    }
  },
}
