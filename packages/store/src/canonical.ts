/**
 * Canonical JSON, the subset of RFC 8785 our records need: keys in UTF-16 order, no white space, numbers and strings as
 * ECMAScript writes them. The same value gives the same bytes on every machine, so it can be hashed.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotStorable('a number that is not finite')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return canonicalList(value)
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>)
  throw new NotStorable(`a ${typeof value}`)
}

function canonicalList(list: readonly unknown[]): string {
  let text = '['
  for (const item of list) text += (text.length > 1 ? ',' : '') + (item === undefined ? 'null' : canonical(item))
  return `${text}]`
}

function canonicalObject(value: Record<string, unknown>): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new NotStorable(`an instance of ${value.constructor.name}`)
  let text = '{'
  for (const key of Object.keys(value).sort()) {
    const item = value[key]
    if (item !== undefined) text += `${text.length > 1 ? ',' : ''}${quoted(key)}:${canonical(item)}`
  }
  return `${text}}`
}

/** The value as it will be read back: what canonical JSON leaves out is gone, key order is the canonical one. */
export const asStored = <T>(value: T): T => JSON.parse(canonical(value)) as T

/** Thrown for values no record can hold; the papers' schemas should have refused them before. */
export class NotStorable extends Error {
  constructor(what: string) {
    super(`a record cannot hold ${what}`)
    this.name = 'NotStorable'
  }
}

// jsonb refuses NUL and half a surrogate pair; better here, with a name, than as a database error in the middle of an append.
function quoted(text: string): string {
  // One quick look for all of it: nearly all text needs neither escapes nor refusing.
  if (!special.test(text)) return `"${text}"`
  if (text.includes('\u0000')) throw new NotStorable('text with a NUL character')
  if (/\p{Surrogate}/u.test(text)) throw new NotStorable('text with half a surrogate pair')
  return JSON.stringify(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what JSON escapes is what is looked for
const special = /["\\\u0000-\u001f\ud800-\udfff]/
