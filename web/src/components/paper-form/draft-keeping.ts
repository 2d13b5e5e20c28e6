import type { Shelf } from '../../api/kept.ts'
import type { Entry } from './entry.ts'

/** A form as it was left: what was typed, when it was kept, and the key under which it is sent at most once. */
export interface KeptDraft {
  readonly entry: Entry
  readonly keptAt: string
  readonly once: string
}

const prefix = 'fadu.draft.'

/** One draft for each procedure, event and case; a new case has none yet. */
export const draftKey = (procedure: string, event: string, of: string = 'new'): string => `${prefix}${procedure}.${event}.${of}`

export function readDraft(shelf: Shelf, key: string): KeptDraft | undefined {
  const text = shelf.read(key)
  if (!text) return undefined
  try {
    const read = JSON.parse(text) as Partial<KeptDraft>
    if (typeof read.entry !== 'object' || read.entry === null || typeof read.keptAt !== 'string' || typeof read.once !== 'string')
      return undefined
    return { entry: read.entry, keptAt: read.keptAt, once: read.once }
  } catch {
    return undefined
  }
}

/** Keeps a draft; `false` when this browser cannot. */
export const keepDraft = (shelf: Shelf, key: string, draft: KeptDraft): boolean => shelf.write(key, JSON.stringify(draft))

export const discardDraft = (shelf: Shelf, key: string): void => shelf.drop(key)
