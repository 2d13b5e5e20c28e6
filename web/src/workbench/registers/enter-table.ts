import { type Answer, type RegisterTableView, tableLimits } from '@fadu/contract'
import { call } from '../../api/client.ts'

export type TableRow = RegisterTableView['rows'][number]
export type EnteredRow = Answer<'registerEnter'>['items'][number]

/** A file as base64, for the body of a request. */
export async function contentOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // In pieces: the arguments of one call have a limit.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

export const toEnter = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.filter(({ standing }) => standing === 'new' || standing === 'changed')

/**
 * Enters rows a few at a time and tells of each lot. What was entered before a failure stands; the same rows sent again record nothing.
 * @throws what the first lot that fails throws
 */
export async function enterTable(
  register: string,
  rows: readonly TableRow[],
  reason: string,
  told: (items: readonly EnteredRow[]) => void,
): Promise<void> {
  for (let at = 0; at < rows.length; at += tableLimits.batch) {
    const lot = rows.slice(at, at + tableLimits.batch).map(({ row, from, entry }) => ({ row, from, entry }))
    const { items } = await call('registerEnter', { params: { register }, body: { rows: lot, reason } })
    told(items)
  }
}
