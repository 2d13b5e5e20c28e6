import type { z } from 'zod'
import { metaOf, partsOf, type SchemaParts } from './paper.ts'
import { type Words, words } from './words.ts'

const same = (text: string): Words => ({ zh: text, en: text })

const asItIs = (id: string): string => id

/** A value of a paper as a reader sees it: the words of a choice, yuan for fen, yes and no, lists joined; organs and posts by `nameOf`. */
export function printed(schema: z.ZodType, value: unknown, nameOf: (id: string) => string = asItIs): Words {
  if (value === undefined || value === null || value === '') return same('—')
  const meta = metaOf(schema)
  if (meta?.choices) return chosen(meta.choices, value)
  if (meta?.widget === 'amount') return words(`${yuan(value as number)}元`, `CNY ${yuan(value as number)}`)
  if (meta?.widget === 'yes-no') return value ? words('是', 'Yes') : words('否', 'No')
  if ((meta?.widget === 'organ' || meta?.widget === 'post') && typeof value === 'string') return same(nameOf(value))
  const def = partsOf(schema)
  if (def.innerType) return printed(def.innerType, value, nameOf)
  if (Array.isArray(value)) return list(value.map((item) => (def.element ? printed(def.element, item, nameOf) : same(String(item)))))
  if (typeof value === 'object') return object(def, value as Record<string, unknown>, nameOf)
  return same(String(value))
}

/** Words of a choice, or of each where several were chosen; a key the list no longer knows is shown as it is. */
function chosen(choices: Readonly<Record<string, Words>>, value: unknown): Words {
  const keys = Array.isArray(value) ? value.map(String) : [String(value)]
  const all = keys.map((key) => choices[key] ?? same(key))
  return { zh: all.map((w) => w.zh).join('、') || '—', en: all.map((w) => w.en).join(', ') || '—' }
}

function object(def: SchemaParts, value: Record<string, unknown>, nameOf: (id: string) => string): Words {
  if (!def.shape) return same('name' in value ? String(value.name) : JSON.stringify(value))
  const parts = Object.entries(def.shape)
    .filter(([key]) => value[key] !== undefined)
    .map(([key, inner]) => {
      const shown = printed(inner, value[key], nameOf)
      const label = metaOf(inner)?.label
      return label ? words(`${label.zh}：${shown.zh}`, `${label.en}: ${shown.en}`) : shown
    })
  return list(parts)
}

const list = (parts: readonly Words[]): Words => ({
  zh: parts.map((p) => p.zh).join('；') || '—',
  en: parts.map((p) => p.en).join('; ') || '—',
})

/** Whole fen as yuan with separators: 1234500 → 12,345.00. Integer arithmetic only. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = String(Math.abs(fen % 100)).padStart(2, '0')
  return `${whole}.${rest}`
}
