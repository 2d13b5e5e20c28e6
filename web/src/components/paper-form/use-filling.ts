import { useCallback, useMemo, useRef, useState } from 'react'
import { lasting, ofPerson } from '../../api/kept.ts'
import { clockNow } from '../../dates.ts'
import { type Complaint, pathText } from './complaints.ts'
import { discardDraft, type KeptDraft, keepDraft, readDraft } from './draft-keeping.ts'
import { type Entry, emptyEntry, entryFrom, type Path, withValue } from './entry.ts'
import { type FormModel, type Option, useFormPlace } from './form-model.ts'
import type { Question } from './outline.ts'

export interface Filling {
  readonly entry: Entry
  readonly form: FormModel
  readonly keptAt: string | undefined
  /** The draft was found when the page opened. */
  readonly restored: boolean
  readonly uploads: number
  readonly once: () => string
  readonly renewOnce: () => void
  readonly discard: () => void
}

/** Where the draft of this form lies, for whoever fills it in here. */
function useKeptDraft(key: string | undefined) {
  const { keeper } = useFormPlace()
  return useMemo(() => {
    const shelf = ofPerson(lasting, keeper)
    return {
      read: () => (key ? readDraft(shelf, key) : undefined),
      keep: (draft: KeptDraft) => key !== undefined && keepDraft(shelf, key, draft),
      drop: () => {
        if (key) discardDraft(shelf, key)
      },
    }
  }, [key, keeper])
}

const fresh = (): string => crypto.randomUUID()

/** What is typed, kept in this browser after every change together with the key under which it is sent at most once. */
export function useFilling(
  key: string | undefined,
  questions: readonly Question[],
  start: Readonly<Record<string, unknown>> | undefined,
  offers: Readonly<Record<string, readonly Option[]>>,
  complaints: readonly Complaint[],
): Filling {
  const kept = useKeptDraft(key)
  const [found] = useState(kept.read)
  const begin = () => (start ? entryFrom(questions, start) : emptyEntry(questions))
  const [entry, setEntry] = useState<Entry>(() => found?.entry ?? begin())
  const [keptAt, setKeptAt] = useState(found?.keptAt)
  const [restored, setRestored] = useState(found !== undefined)
  const [uploads, setUploads] = useState(0)
  const once = useRef(found?.once ?? fresh())
  const current = useRef(entry)

  const keep = useCallback(
    (next: Entry) => {
      const at = clockNow()
      setKeptAt(kept.keep({ entry: next, keptAt: at, once: once.current }) ? at : undefined)
    },
    [kept],
  )
  const set = useCallback(
    (path: Path, value: unknown) => {
      current.current = withValue(current.current, path, value)
      setEntry(current.current)
      keep(current.current)
    },
    [keep],
  )
  const uploading = useCallback((change: 1 | -1) => setUploads((n) => n + change), [])
  const form = useMemo<FormModel>(
    () => ({ entry, set, offers, uploading, complaintAt: (path) => complaints.find((c) => pathText(c.path) === pathText(path)) }),
    [entry, set, offers, uploading, complaints],
  )
  const drop = () => {
    kept.drop()
    setKeptAt(undefined)
    setRestored(false)
    once.current = fresh()
  }
  return {
    entry,
    form,
    keptAt,
    restored,
    uploads,
    once: () => once.current,
    renewOnce: () => {
      once.current = fresh()
      keep(current.current)
    },
    discard: () => {
      drop()
      current.current = begin()
      setEntry(current.current)
    },
  }
}
