import type { articleView } from '@fadu/contract'
import { citeEn, citeZh } from '@fadu/legal-time'
import type { z } from 'zod'
import { useLanguage } from '../../texts/language.tsx'
import './Citation.css'

type CitedArticle = z.output<typeof articleView>
/** Articles come from the server with their citation, or from a definition without one. */
type AnyArticle = CitedArticle | Parameters<typeof citeZh>[0]

const written = (article: AnyArticle, language: 'zh' | 'en'): string => {
  if ('cited' in article && article.cited) return article.cited[language]
  const plain = article as Parameters<typeof citeZh>[0]
  return language === 'zh' ? citeZh(plain) : citeEn(plain)
}

/** Articles of law, in brackets as official documents put them. */
export function Citations({ articles }: { articles: readonly AnyArticle[] }) {
  const { language } = useLanguage()
  if (articles.length === 0) return null
  const all = articles.map((article) => written(article, language))
  const list = [...new Set(all)].join(language === 'zh' ? '、' : '; ')
  return <span className="citation">{language === 'zh' ? `（${list}）` : `(${list})`}</span>
}
