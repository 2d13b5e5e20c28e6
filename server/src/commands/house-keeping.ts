import { catalogue, indicators } from '@fadu/catalogue'
import { asRole } from '@fadu/procedure'
import { createAccount, move as moveStore, wipe as wipeStore } from '@fadu/store'
import { firstPassword, hashPassword } from '../auth/password.ts'
import { systemClock } from '../clock.ts'
import { type House, openHouse } from '../house.ts'
import { place } from '../place.ts'
import { recordEvent } from '../record-event.ts'
import { startServing } from '../serve.ts'
import { masterKeyOf, settingNames } from '../settings.ts'
import { type Command, UsageError } from './command.ts'

const options = { workerUrl: place.embeddedWorker, migrationsFolder: place.migrations, withQueue: false }

export const start: Command = {
  name: 'start',
  about: '启动 / start the server',
  usage: `start\n\n设置 / settings:\n${settingNames.map((s) => `  ${s.name.padEnd(24)}${s.about}`).join('\n')}`,
  run: async ({ settings, out }) => {
    const chosen = settings()
    const serving = await startServing(chosen, out)
    out(`\n  法度 Fadu  ${serving.address}/        公众端 / portal`)
    out(`             ${serving.address}/work    工作台 / workbench`)
    if (chosen.FADU_MODE === 'demonstration')
      out('  演示模式：数据均为虚构，选择岗位即可登录；清除：npm run -s fadu -- wipe / demonstration, invented data\n')
    await new Promise<void>((resolve) => {
      const stop = () => {
        out('正在停止… / stopping …')
        serving.stop().then(resolve, (fault: Error) => {
          out(fault.message)
          resolve()
        })
      }
      process.once('SIGINT', stop)
      process.once('SIGTERM', stop)
    })
    return 0
  },
}

export const migrate: Command = {
  name: 'migrate',
  about: '把数据库升级到本版本 / bring the database up to this version',
  usage: 'migrate',
  run: async ({ settings, out }) => {
    const house = await openHouse(settings(), systemClock, options)
    await house.close()
    out('数据库已是本版本 / the database is at this version')
    return 0
  },
}

export const move: Command = {
  name: 'move',
  about: '从内置数据库迁到 PostgreSQL，并逐项核对 / from the embedded database to PostgreSQL, verified',
  usage: 'move --to postgres://…',
  options: { '--to': '目标数据库地址（须为空） / address of the target, which must be empty' },
  run: async ({ options: given, settings, out }) => {
    const to = given.to
    if (typeof to !== 'string') throw new UsageError('move --to postgres://…')
    const s = settings()
    // The views are computed again on the other side and compared: that needs the organs' names and the county's calendar as they are here.
    const { DATABASE_URL: _, ...embedded } = s
    const house = await openHouse(embedded as typeof s, systemClock, { ...options, existing: true })
    const { organs } = await house.organisation.current()
    const calendar = house.calendar()
    await house.close()
    const report = await moveStore({
      databaseUrl: to,
      folder: s.folder,
      district: s.FADU_DISTRICT,
      catalogue,
      // What is counted is counted again as well; without them every entry would seem to differ.
      indicators: indicators.filter((one) => one.from === 'cases'),
      calendar: () => calendar,
      now: systemClock.now,
      digest: s.FADU_DIGEST,
      cipher: s.FADU_CIPHER,
      masterKey: masterKeyOf(s),
      organName: (organ) => organs.get(organ)?.shortName ?? organ,
      workerUrl: place.embeddedWorker,
      migrationsFolder: place.migrations,
    })
    out(JSON.stringify(report, null, 2))
    return 0
  },
}

export const wipe: Command = {
  name: 'wipe',
  about: '清除演示数据（仅演示模式） / wipe the demonstration (demonstration only)',
  usage: 'wipe --yes',
  options: { '--yes': '确认清除 / yes, wipe it' },
  run: async ({ options: given, settings, out }) => {
    const s = settings()
    if (s.FADU_MODE !== 'demonstration') throw new UsageError('只有演示模式可以清除 / only a demonstration can be wiped')
    if (given.yes !== true) throw new UsageError('请加 --yes 确认 / add --yes to confirm')
    const house = await openHouse(s, systemClock, { ...options, existing: true })
    try {
      await wipeStore(house.store, s.FADU_DISTRICT)
    } finally {
      await house.close()
    }
    out('演示数据已清除，下次启动时重新生成 / wiped; it is made anew at the next start')
    return 0
  },
}

export const first: Command = {
  name: 'first',
  about: '正式启用：登记第一个机构、清单维护岗和管理账号 / real use: the first organ, register-keeping post and administrator',
  usage: 'first --organ NAME --short NAME --person NAME --account NAME',
  options: {
    '--organ': '机构名称 / name of the organ',
    '--short': '文号代字 / short name for numbers',
    '--person': '姓名 / name of the person',
    '--account': '账号 / account',
  },
  run: async ({ options: given, settings, out }) => {
    const [organ, short, name, account] = ['organ', 'short', 'person', 'account'].map((key) => {
      const value = given[key]
      if (typeof value !== 'string') throw new UsageError(`缺少 --${key} / --${key} is missing`)
      return value
    }) as [string, string, string, string]
    const house = await openHouse(settings(), systemClock, options)
    try {
      if ((await house.organisation.current()).posts.size > 0)
        throw new UsageError('本区已有岗位，请由清单维护岗办理 / posts exist already; their keeper enters more')
      const password = await enterFirst(house, { organ, short, name, account })
      out(`账号 / account: ${account}\n密码（只显示一次，请登录后修改）/ password, shown once: ${password}`)
    } finally {
      await house.close()
    }
    return 0
  },
}

async function enterFirst(
  house: House,
  { organ, short, name, account }: { organ: string; short: string; name: string; account: string },
): Promise<string> {
  const today = house.clock.today()
  const enter = async (register: string, entry: object) => {
    const by = asRole({ post: 'first-keeper', organ: 'first-organ', person: 'first-person', duties: [] }, 'keeper')
    const outcome = await recordEvent(house, {
      procedure: `register:${register}`,
      event: { type: 'entered', paper: { from: today, entry }, on: today },
      actor: () => ({ by, roles: ['keeper'] }),
    })
    if (outcome.kind !== 'recorded')
      throw new UsageError(
        outcome.kind === 'refused' ? outcome.refusals.map((r) => `${r.field ?? ''} ${r.text.zh}`).join('；') : outcome.kind,
      )
  }
  await enter('organs', { id: 'first-organ', name: organ, shortName: short, level: 'district' })
  await enter('posts', { id: 'first-keeper', organ: 'first-organ', title: '清单维护岗', duties: ['register-keeper'] })
  await enter('holders', { id: 'first-holder', post: 'first-keeper', person: 'first-person', name })
  const password = firstPassword()
  await createAccount(house.store, house.store.database, {
    login: account,
    person: 'first-person',
    name,
    secret: await hashPassword(password),
    firstPassword: true,
    administrator: true,
  })
  return password
}
