import type { Words } from '@fadu/procedure'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { lasting } from '../api/kept.ts'
import { dayText, flagText, instantText } from '../dates.ts'
import { en } from './en.ts'
import { type Texts, zh } from './zh.ts'

export type Language = keyof Words

interface Speech {
  readonly language: Language
  readonly t: Texts
  /** Words of the law and of procedures in the chosen language. */
  readonly say: (words: Words) => string
  readonly day: (day: string) => string
  readonly flag: (day: string) => string
  readonly instant: (at: string) => string
  readonly choose: (language: Language) => void
}

const shelf = 'fadu.language'
const speechContext = createContext<Speech | null>(null)

/** Holds the chosen language, remembers it, and keeps the `lang` of the page in step. Chinese unless chosen otherwise. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (lasting.read(shelf) === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const choose = useCallback((next: Language) => {
    lasting.write(shelf, next)
    setLanguage(next)
  }, [])
  const speech = useMemo<Speech>(
    () => ({
      language,
      choose,
      t: language === 'zh' ? zh : en,
      say: (words) => words[language] || words.zh,
      day: (day) => dayText(day, language),
      flag: (day) => flagText(day, language),
      instant: (at) => instantText(at, language),
    }),
    [language, choose],
  )
  return <speechContext.Provider value={speech}>{children}</speechContext.Provider>
}

export function useLanguage(): Speech {
  const speech = useContext(speechContext)
  if (!speech) throw new Error('useLanguage outside LanguageProvider')
  return speech
}
