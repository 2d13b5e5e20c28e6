import type { Reason } from './limit.ts'
import { citeEn, citeZh, type StatuteNames } from './statute.ts'

/**
 * Reasons as numbered lines, each ending with the articles it rests on, joined by line breaks. `names` gives English names of
 * statutes by their Chinese name; names not found stay Chinese.
 */
export function numbered(reasons: readonly Reason[], language: 'zh' | 'en', names?: StatuteNames): string {
  return reasons
    .map((reason, i) => {
      const articles = reason.articles.map((a) => (language === 'zh' ? citeZh(a) : citeEn(a, names)))
      if (language === 'zh') return `${i + 1}．${reason.zh}${articles.length === 0 ? '' : `（${articles.join('、')}）`}`
      return `${i + 1}. ${reason.en}${articles.length === 0 ? '' : ` [${articles.join('; ')}]`}`
    })
    .join('\n')
}
