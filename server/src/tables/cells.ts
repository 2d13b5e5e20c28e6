import { isDay } from '@fadu/legal-time'
import { bare, partsOf, type Words, words } from '@fadu/procedure'
import type { Organisation } from '../organisation.ts'
import type { ColumnField } from './columns.ts'

/** What a cell says as a value of its field, or why it says none. */
export type CellReading = { readonly value: unknown } | { readonly fault: Words }

const fault = (zh: string, en: string): CellReading => ({ fault: words(zh, en) })
const shown = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

/** Reads a cell the way its field's form would have had it filled in; the field's own schema still has the last word. */
export function readCell(field: ColumnField, text: string, organisation: Organisation): CellReading {
  const { meta, schema } = field
  const { type } = partsOf(bare(schema))
  if (type === 'array') return several(field, text)
  if (meta?.choices) return oneOf(meta.choices, text)
  if (meta?.widget === 'day') return dayIn(text)
  if (type === 'boolean') return yesOrNo(text)
  if (meta?.widget === 'amount') return fenIn(text)
  if (type === 'number') return wholeNumber(text)
  if (meta?.widget === 'organ') return named(text, organisation.organs, (o) => [o.name], '机构', 'organ')
  if (meta?.widget === 'post') return named(text, organisation.posts, (p) => [p.title], '岗位', 'post')
  return { value: text }
}

type Choices = Readonly<Record<string, Words>>
const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

function oneOf(choices: Choices, text: string): CellReading {
  const key = keyOf(choices, text)
  return key === undefined
    ? fault(`“${shown(text)}”不在可选项中：${listed(choices, 'zh')}`, `“${shown(text)}” is none of: ${listed(choices, 'en')}`)
    : { value: key }
}

const keyOf = (choices: Choices, text: string): string | undefined =>
  Object.entries(choices).find(([key, w]) => [key, w.zh, w.en].some((name) => folded(name) === folded(text)))?.[0]
const listed = (choices: Choices, language: 'zh' | 'en'): string =>
  Object.values(choices)
    .slice(0, 12)
    .map((w) => w[language])
    .join(language === 'zh' ? '、' : ', ')

function several({ meta }: ColumnField, text: string): CellReading {
  const choices = meta?.choices
  // A choice may hold a pause in its own words: the whole cell is tried before it is divided.
  if (choices && keyOf(choices, text) !== undefined) return { value: [keyOf(choices, text)] }
  const parts = text
    .split(/[、;；,，\n|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (!choices) return { value: parts }
  const unknown = parts.filter((part) => keyOf(choices, part) === undefined)
  return unknown.length > 0 ? oneOf(choices, unknown[0]!) : { value: parts.map((part) => keyOf(choices, part)) }
}

/** 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301, and the number of days a spreadsheet keeps a date as. */
function dayIn(text: string): CellReading {
  const written =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0{1,2}:00(?::00)?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const day = written ? `${written[1]}-${written[2]!.padStart(2, '0')}-${written[3]!.padStart(2, '0')}` : fromSerial(text)
  return day !== undefined && isDay(day)
    ? { value: day }
    : fault(`“${shown(text)}”不是日期（例如 2026-03-01）`, `“${shown(text)}” is no day (such as 2026-03-01)`)
}

/** Spreadsheets count days from 30 December 1899; between 1900-03-01 and 2119 nothing else is meant in a column of days. */
function fromSerial(text: string): string | undefined {
  const n = /^\d{3,5}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN
  return n >= 61 && n <= 80_000 ? new Date(Date.UTC(1899, 11, 30 + n)).toISOString().slice(0, 10) : undefined
}

const yes = new Set(['是', '有', '对', '真', '已', '√', '✓', 'y', 'yes', 'true', '1'])
const no = new Set(['否', '无', '没有', '不是', '假', '未', '×', '✗', 'n', 'no', 'false', '0'])
function yesOrNo(text: string): CellReading {
  const said = folded(text)
  if (yes.has(said)) return { value: true }
  if (no.has(said)) return { value: false }
  return fault(`“${shown(text)}”既不是“是”也不是“否”`, `“${shown(text)}” is neither yes nor no`)
}

/** Without separators; what a spreadsheet keeps as 12.0 is 12. */
const digits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .trim()

function wholeNumber(text: string): CellReading {
  const plain = digits(text).replace(/\.0+$/, '')
  return /^-?\d{1,15}$/.test(plain) ? { value: Number(plain) } : fault(`“${shown(text)}”不是整数`, `“${shown(text)}” is no whole number`)
}

/** Yuan with at most two decimals, as whole fen; nothing is rounded. */
function fenIn(text: string): CellReading {
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?0*元?$/.exec(digits(text).replace(/^[¥￥]/, ''))
  return found
    ? { value: Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) }
    : fault(`“${shown(text)}”不是以元为单位、最多两位小数的金额`, `“${shown(text)}” is no amount in yuan with at most two decimals`)
}

function named<T extends { readonly id: string }>(
  text: string,
  known: ReadonlyMap<string, T>,
  names: (one: T) => readonly string[],
  zh: string,
  en: string,
): CellReading {
  if (known.has(text)) return { value: text }
  const found = [...known.values()].filter((one) => names(one).some((name) => folded(name) === folded(text)))
  if (found.length === 1) return { value: found[0]!.id }
  return found.length === 0
    ? fault(`没有名为“${shown(text)}”的${zh}`, `there is no ${en} called “${shown(text)}”`)
    : fault(`名为“${shown(text)}”的${zh}不止一个，请改填代码`, `several ${en}s are called “${shown(text)}”; write the identifier`)
}
