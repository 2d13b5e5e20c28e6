import type { ReadRefusal, ReadTogether, TableRow } from '@fadu/policy-reader'

/** What can be read in the thread for it: a plan document, or the rows of a table. */
export interface ReadingKinds {
  readonly plan: PlanReading
  readonly rows: readonly TableRow[]
}

/** A plan read in its files; those that could not be read are named with the reason and left out. */
export interface PlanReading {
  readonly read: ReadTogether
  /** Which of the files were read, by their place in the list. */
  readonly taken: readonly number[]
  readonly unread: readonly { readonly name: string; readonly refusal: ReadRefusal }[]
}

export interface SourceFile {
  readonly bytes: Uint8Array
  readonly name: string
}

export interface ReadingJob {
  readonly kind: keyof ReadingKinds
  readonly files: readonly SourceFile[]
}

/** Why a file was not read: what the reader says of it, or that it took more than a file may take. */
export interface ReadingRefusal extends Omit<ReadRefusal, 'code'> {
  readonly code: ReadRefusal['code'] | 'takes-too-long' | 'takes-too-much' | 'busy'
}

export type Reading<K extends keyof ReadingKinds> =
  | { readonly ok: true; readonly value: ReadingKinds[K] }
  | { readonly ok: false; readonly refusal: ReadingRefusal }
