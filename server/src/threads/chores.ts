import type { MessagePort } from 'node:worker_threads'
import type { BatchReport, RebuildBatch } from '@fadu/store'
import type { ImportReport, LineGroup } from '../import/import-group.ts'
import type { Settings } from '../settings.ts'

/** What a thread is given to do, and what it answers. */
export interface Chores {
  readonly import: { readonly asked: { readonly group: LineGroup; readonly turns: MessagePort }; readonly answered: ImportReport }
  readonly rebuild: { readonly asked: RebuildBatch; readonly answered: BatchReport }
}

export type Chore = { readonly [K in keyof Chores]: { readonly kind: K; readonly asked: Chores[K]['asked'] } }[keyof Chores]

/** What a thread is told when it starts. */
export interface ThreadWish {
  readonly settings: Settings
  /** It will import: then jobs are sent with what is recorded. */
  readonly imports: boolean
}

/** To the thread: a chore under its number, or to close. */
export type ToThread = { readonly n: number; readonly chore: Chore } | 'close'

/** From the thread: that its house is open, or what came of a chore. */
export type FromThread =
  | 'ready'
  | { readonly n: number; readonly answer: Chores[keyof Chores]['answered'] }
  | { readonly n: number; readonly fault: { readonly message: string; readonly stack?: string } }
