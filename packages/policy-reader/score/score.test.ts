import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { f1, scoreFolder } from './score-folder.ts'

/** Real plans with hand-read golds, beside the project where they are at hand. */
const folder = fileURLToPath(new URL('../../../../shared', import.meta.url))
const scores = existsSync(folder) ? scoreFolder(folder) : []

test(
  scores.length > 0 ? 'real plans are read as well as promised' : 'no real plans are at hand: the reading of them was not checked',
  () => {
    for (const score of scores) {
      expect.soft(f1(score.items), `${score.file} items`).toBeGreaterThanOrEqual(0.95)
      expect.soft(f1(score.levels), `${score.file} levels`).toBeGreaterThanOrEqual(0.95)
      expect.soft(f1(score.paths), `${score.file} paths`).toBeGreaterThanOrEqual(0.95)
      if (score.units) expect.soft(f1(score.units), `${score.file} units`).toBeGreaterThanOrEqual(0.9)
      expect.soft(f1(score.targets), `${score.file} figures`).toBeGreaterThanOrEqual(0.9)
      expect.soft(f1(score.stated), `${score.file} all targets`).toBeGreaterThanOrEqual(0.9)
    }
  },
)
