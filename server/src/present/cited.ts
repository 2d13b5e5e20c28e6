import type { RefusalView } from '@fadu/contract'
import { type Article, citeEn, citeZh } from '@fadu/legal-time'
import type { Refusal } from '@fadu/procedure'

/** An article with its citation written out in both languages. */
export const cited = (article: Article) => ({ ...article, cited: { zh: citeZh(article), en: citeEn(article) } })

export const citedRefusal = ({ under, ...refusal }: Refusal): RefusalView => ({ ...refusal, ...(under && { under: under.map(cited) }) })
