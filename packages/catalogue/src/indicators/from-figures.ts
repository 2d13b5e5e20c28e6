import { type AnyIndicator, type DerivedIndicator, deriveIndicator, type ExternalIndicator, externalIndicator } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { labelAt } from '../figures/field-at.ts'
import type { Figure, How } from '../figures/figure.ts'
import { countedFrom, procedureOf } from './counted-from.ts'
import { coverageOf } from './coverage.ts'

export type LibraryIndicator = AnyIndicator | DerivedIndicator | ExternalIndicator

/** Numbers of posts and hot matters online: shown in their context and never scored. */
const volumes: Readonly<Record<string, 'posts'>> = { 'F003-79': 'posts', 'F003-80': 'posts' }

type Of<T extends How['take']> = Extract<How, { take: T }>

/**
 * The indicator of a declared figure, last, after the parts it is reckoned from, if any. None for a figure that is counted in a folder
 * of its own: that indicator bears the figure's name.
 * @throws IndicatorError where the declaration makes no sound indicator
 */
export function indicatorsOf(figure: Figure): readonly LibraryIndicator[] {
  const { how } = figure
  switch (how.take) {
    case 'own':
      return []
    case 'outside':
      return [outside(figure, how)]
    case 'together':
      return together(figure, how)
    case 'coverage':
      return coverageOf(figure, how)
    default:
      return [countedFrom(figure, how, volumes[figure.id])]
  }
}

const sheetOf = ({ name, term, shown }: Figure) => ({
  id: name,
  term,
  question: words(`本期“${term.zh}”是多少？`, `What is the figure for the period: ${term.en}?`),
  basis: [],
  shown,
  settles: 'year' as const,
})

/** A rank, or a number only others can tell: entered with its source, never reckoned. */
function outside(figure: Figure, { because }: Of<'outside'>): ExternalIndicator {
  const isRank = figure.unit.zh === '位'
  return externalIndicator({
    ...sheetOf(figure),
    unit: isRank ? 'rank' : 'number',
    better: isRank ? 'lower' : 'none',
    numerator: words(`${figure.term.zh}，按来源公布的数值`, `${figure.term.en}, as its source gives it`),
    source: because,
  })
}

function together(figure: Figure, { of }: Of<'together'>): readonly LibraryIndicator[] {
  const parts = of.map((how) => {
    if (!('field' in how) || how.field === undefined) throw new Error(`${figure.id}: only fields are added up`)
    const procedure = procedureOf(how.from)
    const { zh, en } = labelAt(procedure, how.field)
    const term = words(`${figure.term.zh}：${procedure.term.zh}`, `${figure.term.en}: ${procedure.term.en}, ${en}`)
    const name = `${figure.name}-${how.from.replace(/^register:/, 'in-').replace(/^(?!in-)/, 'by-')}`
    return {
      part: countedFrom({ ...figure, name, term }, how),
      label: words(`${procedure.term.zh}的“${zh}”`, `“${en}” of ${procedure.term.en}`),
    }
  })
  const whole = deriveIndicator({
    ...sheetOf(figure),
    settles: 'month',
    better: 'none',
    numerator: words(`${parts.map((p) => p.label.zh).join('与')}之和`, parts.map((p) => p.label.en).join(' and ')),
    derivation: { is: 'sum', of: parts.map((p) => p.part.id) },
  })
  return [...parts.map((p) => p.part), whole]
}
