/**
 * What this browser keeps. Storage may be full or forbidden: then nothing is kept, and callers are told by `false`,
 * because a page that says "kept" must mean it.
 */
export interface Shelf {
  read(key: string): string | null
  write(key: string, text: string): boolean
  drop(key: string): void
}

export const shelfOn = (storage: () => Storage): Shelf => ({
  read: (key) => {
    try {
      return storage().getItem(key)
    } catch {
      return null
    }
  },
  write: (key, text) => {
    try {
      storage().setItem(key, text)
      return true
    } catch {
      return false
    }
  },
  drop: (key) => {
    try {
      storage().removeItem(key)
    } catch {
      // Nothing was kept, so nothing is left to remove.
    }
  },
})

/** What one person keeps on a shelf: whoever signs in at the same computer afterwards does not find it. Nobody in particular where nobody signs in. */
export const ofPerson = (shelf: Shelf, person: string | undefined): Shelf => {
  if (person === undefined) return shelf
  const own = (key: string): string => `${key}@${person}`
  return { read: (key) => shelf.read(own(key)), write: (key, text) => shelf.write(own(key), text), drop: (key) => shelf.drop(own(key)) }
}

/** Until the reader clears it. */
export const lasting = shelfOn(() => window.localStorage)
/** Until the tab is closed. */
export const passing = shelfOn(() => window.sessionStorage)
