import { alike, bare, contained } from './similarity.ts'

/** One indicator of a vocabulary that is handed in. */
export interface VocabularyEntry {
  readonly id: string
  readonly term: string
  readonly alsoCalled?: readonly string[]
  readonly unit?: string
}

/** A commitment's words: a target's text, with its unit where it has one. */
export interface MeasuredWords {
  readonly text: string
  readonly unit?: string | null
}

export interface IndicatorProposal {
  readonly id: string
  readonly term: string
  /** From 0 to 1; a proposal to confirm, never a decision. */
  readonly score: number
  readonly because: string
}

const leastScore = 0.4
/** What is measured, without the figure, the date and the words of comparing. */
const measuredPart = (text: string): string =>
  text
    .replace(/(?:到|至)?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末|之?前|以前)*[，,]?/g, '')
    .replace(/(?:实现|确保|力争|全[市区县省]|基本|逐步|稳步)/g, '')
    .replace(
      /(?:达到|达|提高到|提升到|下降到?|降低到?|降至|控制在|保持在|稳定在|不低于|不少于|不高于|不超过|超过|低于|高于|提高|提升|增长|增加|下降|降低|减少)?\s*[\d.%％～~-]+.*$/,
      '',
    )

const ratio = (unit: string | null | undefined): boolean => unit === '%' || unit === 'ratio' || unit === '％'

function scoreOf(words: MeasuredWords, name: string): { score: number; because: string } {
  const measured = measuredPart(words.text)
  const [text, term] = [bare(measured), bare(name)]
  if (term === '') return { score: 0, because: '' }
  if (text === term) return { score: 1, because: `同名：${name}` }
  if (term.length >= 3 && text.includes(term)) return { score: 0.9, because: `含有：${name}` }
  if (text.length >= 4 && term.includes(text)) return { score: 0.8, because: `是其一部分：${name}` }
  return { score: Math.max(alike(measured, name), 0.75 * contained(name, measured)) * 0.95, because: `字面相近：${name}` }
}

/** Indicators of the vocabulary that a commitment may mean, the likeliest first. */
export function matchIndicators(commitment: MeasuredWords, vocabulary: readonly VocabularyEntry[]): readonly IndicatorProposal[] {
  return vocabulary
    .map((entry): IndicatorProposal => {
      const best = [entry.term, ...(entry.alsoCalled ?? [])]
        .map((name) => scoreOf(commitment, name))
        .reduce((a, b) => (b.score > a.score ? b : a))
      const clash = commitment.unit && entry.unit && ratio(commitment.unit) !== ratio(entry.unit)
      return {
        id: entry.id,
        term: entry.term,
        score: Math.round(best.score * (clash ? 0.7 : 1) * 100) / 100,
        because: clash ? `${best.because}；单位不同` : best.because,
      }
    })
    .filter((p) => p.score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
