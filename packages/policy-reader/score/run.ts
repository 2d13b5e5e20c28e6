import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Measure, Score } from './compare.ts'
import { f1, scoreFolder } from './score-folder.ts'

const cell = (m: Measure | undefined): string => {
  if (!m) return '—'
  const ratio = (a: number, b: number): string => (b === 0 ? '1.00' : (a / b).toFixed(2))
  return `${ratio(m.found, m.read)} / ${ratio(m.found, m.gold)} / **${f1(m).toFixed(3)}**`
}
const share = ([a, b]: readonly [number, number]): string => (b === 0 ? '—' : `${a}/${b}`)

function table(scores: readonly Score[]): string {
  const rows = scores.map((s) =>
    [
      s.file.slice(0, 36),
      cell(s.items),
      cell(s.levels),
      cell(s.paths),
      cell(s.units),
      cell(s.roles),
      cell(s.targets),
      share(s.details.unit),
      share(s.details.comparator),
      share(s.details.nature),
      share(s.details.due),
      s.aims ? `${s.aims.found}/${s.aims.gold}` : '—',
      cell(s.stated),
    ].join(' | '),
  )
  return [
    '| document | items P / R / F1 | level | path | units | units with role | figures | unit | comparator | nature | due | aims | all targets |',
    `|${' --- |'.repeat(13)}`,
    ...rows.map((r) => `| ${r} |`),
  ].join('\n')
}

function main([folder = '../../../shared', verbose]: readonly string[]): void {
  const from = join(process.env['INIT_CWD'] ?? process.cwd(), folder)
  const root = existsSync(folder) ? folder : from
  const scores = existsSync(root) ? scoreFolder(root) : []
  if (scores.length === 0) {
    process.stdout.write(`没有对照文件：${root} 不存在或其中没有金标准 / nothing to compare with under ${root}\n`)
    return
  }
  process.stdout.write(`${table(scores)}\n`)
  if (verbose)
    for (const s of scores)
      process.stdout.write(
        `\n${s.file}\n${s.missed.map((m) => `  - missed ${m}`).join('\n')}\n${s.extra.map((m) => `  + extra ${m}`).join('\n')}\n`,
      )
}

main(process.argv.slice(2))
