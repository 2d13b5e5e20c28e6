import type { Words } from '@fadu/procedure'
import { createContext, useContext } from 'react'
import type { UploadRoute } from '../../api/upload.ts'
import type { Complaint } from './complaints.ts'
import type { Entry, Path } from './entry.ts'
import type { Audience, Question } from './outline.ts'

/** One choice for an organ, a post, a register entry, or whatever the page itself offers for a field. */
export interface Option {
  readonly id: string
  readonly words: Words
  readonly hint?: string | undefined
}

/** What a page knows that the schema does not: who fills in, where files go, and which organs, posts and entries there are. */
export interface FormPlace {
  readonly audience: Audience
  readonly uploads: UploadRoute
  /** Whose drafts are kept and found here; nobody's in particular where nobody signs in. */
  readonly keeper?: string
  /** A hook: the choices for an organ, post or entry, given what is filled in beside it; `undefined` while they are being read. */
  readonly useOptions: (question: Question, beside: Entry) => readonly Option[] | undefined
}

export const placeContext = createContext<FormPlace | null>(null)

export function useFormPlace(): FormPlace {
  const place = useContext(placeContext)
  if (!place) throw new Error('A paper form needs a FormPlace around it')
  return place
}

/** One filling of one form, as its fields see it. */
export interface FormModel {
  readonly entry: Entry
  readonly set: (path: Path, value: unknown) => void
  readonly complaintAt: (path: Path) => Complaint | undefined
  /** Choices the page offers for a field instead of free typing, by the field's key. */
  readonly offers: Readonly<Record<string, readonly Option[]>>
  /** Counts uploads under way; the form waits for them before it is sent. */
  readonly uploading: (change: 1 | -1) => void
}

export const formContext = createContext<FormModel | null>(null)

export function useForm(): FormModel {
  const form = useContext(formContext)
  if (!form) throw new Error('A field outside its form')
  return form
}
