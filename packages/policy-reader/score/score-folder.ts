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
