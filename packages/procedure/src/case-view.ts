import type { Article, Day, Due, Instant } from '@fadu/legal-time'
import type { Facts } from './definition.ts'
import type { Actor, CaseId, FileRef, RecordedEvent, Signature } from './event.ts'
import type { Papers } from './paper.ts'
import type { CaseParty } from './party.ts'
import type { Words } from './words.ts'

/** How a limit stands on a given day. Amber and red are computed, never stored. */
export interface LimitView {
  readonly key: string
  readonly term: Words
  readonly bears: string
  readonly kind: 'deadline' | 'cap' | 'limitation' | 'waiting' | 'minimum' | 'recurring' | 'notice-before' | 'fixed-date'
  readonly internal: boolean
  readonly startedOn: Day
  readonly due: Due
  /** Only for limits in hours. */
  readonly dueAt?: Instant
  /**
   * `running`, `paused` (an open suspension), `met` in time, `late` (done after the day), `expired` (day gone, not done),
   * `over` (a waiting or minimum period that has run out), `dropped` (the case closed or the law no longer sets it).
   */
  readonly status: 'running' | 'paused' | 'met' | 'late' | 'expired' | 'over' | 'dropped'
  readonly endedOn?: Day
  readonly light: 'none' | 'green' | 'amber' | 'red'
  /** Days (of the extension's own unit) still open to extension; absent where the law knows none. */
  readonly extensionLeft?: number
  readonly consequence?: Words
  readonly articles: readonly Article[]
  /** Sequence number of the event that started it. */
  readonly startSeq: number
}

export interface DraftStep {
  readonly roles: readonly string[]
  /** Set when a signer was added or the turn was handed over: exactly this post signs. */
  readonly post?: string
  readonly signatures: readonly Signature[]
}

/** A draft on its way through the signing chain. */
export interface DraftView {
  /** Sequence number of `draft.submitted`. */
  readonly id: number
  readonly event: string
  readonly paper: unknown
  readonly drafter: Actor & { kind: 'post' }
  /** Persons who wrote its text: the drafter, and whoever revised it since. */
  readonly writers: readonly string[]
  readonly submittedOn: Day
  readonly steps: readonly DraftStep[]
  /** Index of the step whose turn it is; -1: back with the drafter. */
  readonly turn: number
  readonly urges: readonly { readonly on: Day; readonly note: string }[]
  readonly returns: readonly { readonly on: Day; readonly by: string; readonly to: number; readonly reason: string }[]
}

export interface DocumentView {
  readonly key: string
  readonly term: Words
  /** Sequence number of the event that issued it, and so its identity within the case. */
  readonly seq: number
  readonly on: Day
  readonly number?: { readonly series: string; readonly year: number; readonly n: number }
  readonly to: readonly string[]
  readonly served: readonly ServiceView[]
}

export interface ServiceView {
  readonly party: string
  readonly method: string
  /** The day that counts as receipt; for public announcement the end of its period. */
  readonly on: Day
  readonly seq: number
  readonly proof?: FileRef
}

export interface MaterialView {
  readonly seq: number
  readonly title: string
  readonly proves: string
  readonly from: Actor
  readonly on: Day
  readonly files: readonly FileRef[]
}

export interface LinkView {
  readonly relation: string
  readonly case: CaseId
  readonly procedure: string
  readonly direction: 'to' | 'from'
  readonly closed: boolean
  readonly outcome?: string
}

/** Everything about a case that is computed from its log. */
export interface View<P extends Papers = Papers, L extends string = string> {
  readonly procedure: string
  readonly edition: string
  readonly case: CaseId
  readonly version: number
  readonly began: Day
  readonly stage: string
  readonly closedOn?: Day
  readonly outcome?: string
  readonly organ?: string
  readonly facts: Facts<P>
  /** Effective log: rectified entries in their mended form, void ones left out. */
  readonly log: readonly RecordedEvent[]
  /** The latest limit of each key. */
  readonly limits: { readonly [K in L]?: LimitView }
  /** Every limit that ever ran, in order of their start. */
  readonly allLimits: readonly LimitView[]
  readonly drafts: readonly DraftView[]
  readonly parties: readonly CaseParty[]
  readonly documents: readonly DocumentView[]
  readonly materials: readonly MaterialView[]
  readonly links: readonly LinkView[]
  /** Roles given to a certain post by hand-over. */
  readonly handlers: Readonly<Record<string, string>>
  readonly urges: readonly { readonly role: string; readonly on: Day; readonly note: string }[]
  readonly rating?: { readonly score: number; readonly comment?: string; readonly on: Day }
  readonly today: Day
}

// biome-ignore lint/suspicious/noExplicitAny: shared code reads facts of procedures it does not know
export type AnyView = View<any, any>
