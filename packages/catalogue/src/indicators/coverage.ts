import { type AnyIndicator, type DerivedIndicator, defineIndicator, deriveIndicator, pieces, standing } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import type { Figure, How } from '../figures/figure.ts'
import { entryReader, matches } from '../figures/record.ts'
import { recordWords } from '../figures/worded.ts'
import { organLevels, organs } from '../registers/organs.ts'
import { procedureOf } from './counted-from.ts'

type Coverage = Extract<How, { take: 'coverage' }>

const organsAt = (level: 'town' | 'village'): AnyIndicator =>
  defineIndicator({
    id: `organs-${level}`,
    term: words(`在册${organLevels[level].zh}`, `On the register: ${organLevels[level].en}`),
    question: words(`期末有多少${organLevels[level].zh}？`, `How many at the end of the period: ${organLevels[level].en}?`),
    basis: [],
    counts: organs,
    kind: 'stock',
    unit: 'count',
    shown: pieces('个', 'in number'),
    better: 'none',
    settles: 'month',
    smallestCell: 1,
    numerator: words(`机构清单中层级为“${organLevels[level].zh}”的机构`, `Organs on the register at this level`),
    cutOff: words('期末在册', 'On the register on the last day'),
    entries: (view) => standing<{ readonly level?: string }>(view, (entry) => (entry.level === level ? {} : undefined)),
  })

/** Towns and villages of the register of organs: what coverage is reckoned on. */
export const placesOfDistrict: Readonly<Record<'town' | 'village', AnyIndicator>> = {
  town: organsAt('town'),
  village: organsAt('village'),
}

/** Places with a record through all places of the level, each kept as a count of its own. */
export function coverageOf(figure: Figure, { from, place, level, where }: Coverage): readonly (AnyIndicator | DerivedIndicator)[] {
  const procedure = procedureOf(from)
  const covered = defineIndicator({
    id: `${figure.name}-places`,
    term: words(`${figure.term.zh}：已覆盖`, `${figure.term.en}: places covered`),
    question: words(`期末有多少${organLevels[level].zh}已覆盖？`, 'How many places are covered at the end of the period?'),
    basis: [],
    counts: procedure,
    kind: 'stock',
    unit: 'distinct',
    shown: pieces('个', 'in number'),
    better: 'none',
    settles: 'month',
    smallestCell: 1,
    numerator: recordWords(procedure, where),
    cutOff: words('期末在册；同一地方只计一次', 'On the register on the last day; a place counts once'),
    entries: (view) =>
      standing(view, (entry) => {
        const key = entryReader(entry)(place)
        return typeof key === 'string' && matches(entryReader(entry), where) ? { key } : undefined
      }),
  })
  const share = deriveIndicator({
    id: figure.name,
    term: figure.term,
    question: words(`期末${figure.term.zh}是多少？`, `How far does it reach at the end of the period: ${figure.term.en}?`),
    basis: [],
    shown: figure.shown,
    better: 'higher',
    settles: 'month',
    numerator: covered.numerator,
    denominator: placesOfDistrict[level].numerator,
    derivation: { is: 'share', part: covered.id, whole: placesOfDistrict[level].id },
  })
  return [covered, share]
}
