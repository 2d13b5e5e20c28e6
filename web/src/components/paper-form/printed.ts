import type { FileRef, Language, Words } from '@fadu/procedure'
import { dayText } from '../../dates.ts'
import type { Texts } from '../../texts/zh.ts'
import { type Entry, fenOf } from './entry.ts'
import type { Option } from './form-model.ts'
import { askedOf, type Question } from './outline.ts'

/** One line of what was filled in, to read before it is sent. */
export interface PrintedLine {
  readonly label: string
  readonly value: string
  readonly depth: number
  readonly heading?: true
}

interface Reader {
  readonly language: Language
  readonly t: Texts
  readonly say: (words: Words) => string
  readonly offers: Readonly<Record<string, readonly Option[]>>
}

function valueText(q: Question, typed: unknown, reader: Reader): string {
  const { say, t } = reader
  if (q.kind === 'files') return ((typed as readonly FileRef[] | undefined) ?? []).map((file) => file.name).join(t.form.comma)
  if (q.kind === 'choices')
    return ((typed as readonly string[] | undefined) ?? [])
      .map((key) => say(q.meta?.choices?.[key] ?? { zh: key, en: key }))
      .join(t.form.comma)
  if (q.kind === 'lines') return ((typed as readonly string[] | undefined) ?? []).filter((line) => line.trim() !== '').join('\n')
  const text = typeof typed === 'string' ? typed.trim() : ''
  if (text === '') return ''
  const offered = reader.offers[q.key]?.find((option) => option.id === text)
  if (offered) return say(offered.words)
  if (q.kind === 'choice') return say(q.meta?.choices?.[text] ?? { zh: text, en: text })
  if (q.kind === 'yes-no') return text === 'yes' ? t.form.yes : t.form.no
  if (q.kind === 'amount') return fenOf(text) === undefined ? text : t.form.yuanOf(text)
  if (q.kind === 'day') return dayText(text, reader.language)
  return text
}

/** What was filled in, line by line; what was left empty is not printed. */
export function printedLines(questions: readonly Question[], entry: Entry, reader: Reader, depth = 0): readonly PrintedLine[] {
  return questions
    .filter((q) => askedOf(q, entry, questions))
    .flatMap((q): readonly PrintedLine[] => {
      const label = reader.say(q.label)
      const typed = entry[q.key]
      if (q.kind === 'group') {
        if (typeof typed !== 'object' || typed === null) return []
        return [{ label, value: '', depth, heading: true }, ...printedLines(q.within ?? [], typed as Entry, reader, depth + 1)]
      }
      if (q.kind === 'list') {
        const items = (typed as readonly Entry[] | undefined) ?? []
        return items.flatMap((item, at) => [
          { label: items.length > 1 ? reader.t.form.nth(label, at + 1) : label, value: '', depth, heading: true as const },
          ...printedLines(q.within ?? [], item, reader, depth + 1),
        ])
      }
      const value = valueText(q, typed, reader)
      return value === '' ? [] : [{ label, value, depth }]
    })
}
