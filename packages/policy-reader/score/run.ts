import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCommitments } from '../src/find-commitments.ts'
import { plainDocument } from '../src/plain-text.ts'
import { compare, type Measure, type Score } from './compare.ts'
import { type Gold, goldOfLists, goldOfTree } from './gold.ts'

/** Every document with a gold under a folder of such documents, with the gold's path. */
export function scoreFolder(folder: string): readonly Score[] {
  const read = (gold: Gold, text: string): Score => compare(findCommitments(plainDocument(gold.file, text)), gold)
  const trees = join(folder, 'mission', 'plan-gold.json')
  const policies = join(folder, 'examples', 'policies')
  const scores: Score[] = []
  if (existsSync(trees)) {
    const { documents } = JSON.parse(readFileSync(trees, 'utf8')) as { documents: Parameters<typeof goldOfTree>[0][] }
    for (const d of documents) {
      const file = join(folder, 'seeds', d.seed_file)
      if (existsSync(file)) scores.push(read(goldOfTree(d), readFileSync(file, 'utf8')))
    }
  }
  if (existsSync(policies))
    for (const name of readdirSync(policies)
      .filter((n) => n.endsWith('.json'))
      .sort()) {
      const text = readFileSync(join(policies, name.replace(/json$/, 'txt')), 'utf8')
      scores.push(read(goldOfLists(name, JSON.parse(readFileSync(join(policies, name), 'utf8')), text), text))
    }
  return scores
}

/** Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was said. */
export const f1 = ({ found, read, gold }: Measure): number => (read + gold === 0 ? 1 : (2 * found) / (read + gold))

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
    ].join(' | '),
  )
  return [
    '| document | items P / R / F1 | level | path | units | units with role | figures | unit | comparator | nature | due | aims |',
    `|${' --- |'.repeat(12)}`,
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

if (process.argv[1]?.endsWith('run.ts')) main(process.argv.slice(2))
