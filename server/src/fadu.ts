import { createInterface } from 'node:readline'
import { DatabaseUnfit } from '@fadu/store'
import { archiveAccess } from './commands/archive-access.ts'
import { backup, restore } from './commands/backup.ts'
import { exportFile, rebuild, verify } from './commands/case-file.ts'
import { check } from './commands/check.ts'
import { type Command, UsageError } from './commands/command.ts'
import { distributeCommand } from './commands/distribute.ts'
import { due } from './commands/due.ts'
import { first, migrate, move, start, wipe } from './commands/house-keeping.ts'
import { importCommand } from './commands/import.ts'
import { password } from './commands/password.ts'
import { read } from './commands/read.ts'
import { rotateKeyCommand } from './commands/rotate-key.ts'
import { troubleOutside } from './commands/trouble.ts'
import { yearCommand } from './commands/year.ts'
import { NotTaken } from './demonstration/year/send-year.ts'
import { readSettings, SettingsError } from './settings.ts'
import { ThreadFailed } from './threads/crew.ts'

/** The command line: npm run -s fadu -- <command> */
const commands: readonly Command[] = [
  start,
  migrate,
  due,
  read,
  importCommand,
  yearCommand,
  exportFile,
  verify,
  rebuild,
  check,
  backup,
  restore,
  move,
  distributeCommand,
  rotateKeyCommand,
  archiveAccess,
  wipe,
  first,
  password,
]

const help = (): string =>
  [
    '法度 Fadu',
    '',
    '用法 / usage: npm run -s fadu -- <命令 command> [--help]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(16)}${c.about}`),
    '',
    '返回码 / exit code: 0 完成 done · 1 没有完成，或者发现问题 failed, or something was found · 2 没有开始：命令、设置或者环境有误 not begun: command, settings or surroundings are wrong',
  ].join('\n')

const helpOf = (c: Command): string =>
  [
    c.about,
    '',
    `npm run -s fadu -- ${c.usage}`,
    ...(c.options ? ['', ...Object.entries(c.options).map(([o, about]) => `  ${o.padEnd(12)}${about}`)] : []),
  ].join('\n')

function parse(args: readonly string[]): { words: string[]; options: Record<string, string | true> } {
  const words: string[] = []
  const options: Record<string, string | true> = {}
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (!arg.startsWith('--')) {
      words.push(arg)
      continue
    }
    const [, name, value] = /^--([^=]*)(?:=(.*))?$/s.exec(arg) as unknown as [string, string, string | undefined]
    const next = args[i + 1]
    const flag = ['batch', 'json', 'plan', 'en', 'reveal', 'replace', 'yes', 'last', 'help'].includes(name)
    options[name] = value ?? (flag || next === undefined || next.startsWith('--') ? true : args[++i]!)
  }
  return { words, options }
}

async function main(args: readonly string[]): Promise<number> {
  const out = (line: string) => void process.stdout.write(`${line}\n`)
  const {
    words: [name, ...words],
    options,
  } = parse(args)
  if (!name || name === 'help') {
    out(help())
    return name ? 0 : options.help ? 0 : 2
  }
  const command = commands.find((c) => c.name === name)
  if (!command) {
    process.stderr.write(`没有命令“${name}” / there is no command “${name}”\n\n${help()}\n`)
    return 2
  }
  if (options.help) {
    out(helpOf(command))
    return 0
  }
  const unknown = Object.keys(options).filter((o) => !(`--${o}` in (command.options ?? {})))
  if (unknown.length > 0)
    throw new UsageError(`没有选项 / no such option: ${unknown.map((o) => `--${o}`).join(', ')}\n\n${helpOf(command)}`)
  return command.run({
    words,
    options,
    settings: () => readSettings(process.env),
    out,
    input: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  })
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
    if (code !== 0 || process.argv[2] === 'start') process.exit(code)
  },
  (fault: unknown) => {
    const notBegun = [UsageError, SettingsError, DatabaseUnfit].some((kind) => fault instanceof kind)
    const told =
      notBegun || [ThreadFailed, NotTaken].some((kind) => fault instanceof kind) ? (fault as Error).message : troubleOutside(fault)
    process.stderr.write(`${told ?? (fault as Error).stack ?? String(fault)}\n`)
    process.exit(notBegun ? 2 : 1)
  },
)
