import type { Commitments, ReadRefusal, TableRow } from '@fadu/policy-reader'

/** What can be read in the thread for it: a plan document, or the rows of a table. */
export interface ReadingKinds {
  readonly plan: Commitments
  readonly rows: readonly TableRow[]
}

export interface ReadingJob {
  readonly kind: keyof ReadingKinds
  readonly bytes: Uint8Array
  readonly name: string
}

/** Why a file was not read: what the reader says of it, or that it took more than a file may take. */
export interface ReadingRefusal extends Omit<ReadRefusal, 'code'> {
  readonly code: ReadRefusal['code'] | 'takes-too-long' | 'takes-too-much' | 'busy'
}

export type Reading<K extends keyof ReadingKinds> =
  | { readonly ok: true; readonly value: ReadingKinds[K] }
  | { readonly ok: false; readonly refusal: ReadingRefusal }
