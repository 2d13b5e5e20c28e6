import { isDay } from '@fadu/legal-time'

/** Where a page ended: opaque to the caller, the sort keys of its last row to us. */
export type Cursor = string

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Present when there may be more. */
  readonly next?: Cursor
}

export class CursorInvalid extends Error {
  constructor() {
    super('the cursor is not one this list gave out')
    this.name = 'CursorInvalid'
  }
}

export const cursorOf = (...keys: readonly (string | null)[]): Cursor => Buffer.from(JSON.stringify(keys)).toString('base64url')

const shapes = {
  day: isDay,
  uuid: (key: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key),
  number: (key: string) => /^\d{1,15}$/.test(key),
  text: (key: string) => !key.includes('\0'),
} as const

/** The sort keys of a cursor, each of the kind the list sorts by. What a caller made up never reaches the database. @throws CursorInvalid */
export function keysOf(cursor: Cursor, ...kinds: readonly (keyof typeof shapes)[]): readonly string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(keys) && keys.length === kinds.length && keys.every((key, i) => typeof key === 'string' && shapes[kinds[i]!](key)))
      return keys as string[]
  } catch {
    // falls through: every way of being wrong is the same to the caller
  }
  throw new CursorInvalid()
}

/** Cuts the one row too many that tells whether there is a next page. */
export function pageOf<Row>(rows: readonly Row[], size: number, keys: (row: Row) => readonly string[]): Page<Row> {
  const last = rows[size - 1]
  return rows.length > size && last ? { rows: rows.slice(0, size), next: cursorOf(...keys(last)) } : { rows }
}
