import type { Day, Instant } from '@fadu/legal-time'

/** GB/T 2260 code of the district; first part of every key in the house. */
export type DistrictCode = string
/** Identifier of a case or register entry: a time-ordered UUID, made in one way only (see the store). */
export type CaseId = string

/**
 * Who acted. Officials act through a post: one person may hold several, in several organs.
 * A party acts itself or through a representative, and then both are recorded.
 */
export type Actor =
  | { readonly kind: 'post'; readonly role: string; readonly post: string; readonly organ: string; readonly person: string }
  | { readonly kind: 'party'; readonly role: string; readonly party: string; readonly representative?: string; readonly channel?: Channel }
  /** What the statute itself makes happen when a time limit ends. */
  | { readonly kind: 'clock'; readonly role: 'clock' }
  /** A reaction: an event in another case caused this one. */
  | { readonly kind: 'link'; readonly role: 'link'; readonly case: CaseId; readonly seq: number }

/** The way in which a party reached us; the counter and the telephone are full alternatives to the portal. */
export type Channel = 'portal' | 'counter' | 'phone' | 'grid' | 'police' | 'court'

/** A file by its content: the hash is its name everywhere. */
export interface FileRef {
  readonly hash: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** What decide makes of a request: complete but for its place in the log and the chain. */
export interface NewEvent {
  /** Key of the paper, or one of the engine's own acts (with a dot, see acts.ts). */
  readonly type: string
  /** The legal day on which it happened. */
  readonly on: Day
  /** The legal instant, where hours matter; otherwise absent. */
  readonly at?: Instant
  readonly by: Actor
  readonly paper: unknown
  /** Why it was entered later than it happened; present exactly on late entries. */
  readonly lateReason?: string
  /** Signatures that gave the event effect, in order. */
  readonly signatures?: readonly Signature[]
  /** Documents that take a number when this event is appended: document key → series. */
  readonly numbering?: readonly NumberRequest[]
}

export interface Signature {
  readonly role: string
  readonly post: string
  readonly person: string
  readonly on: Day
  readonly opinion?: string
}

/** One gapless series: numbers run from 1 per organ, year and series. */
export interface NumberRequest {
  readonly key: string
  readonly series: string
  readonly organ: string
  readonly year: number
}

/** An event as the log keeps it. */
export interface RecordedEvent extends NewEvent {
  readonly district: DistrictCode
  readonly case: CaseId
  /** 1 for the first event of a case; the case's version is the highest. */
  readonly seq: number
  readonly procedure: string
  /** Edition of the procedure in force for this case when the event was recorded. */
  readonly edition: string
  readonly recordedAt: Instant
  /** Numbers taken in the same transaction: key of the request → running number. */
  readonly numbers?: Readonly<Record<string, number>>
  /** Digest of the event before in this case; the district's genesis digest for the first. */
  readonly previous: string
  /** Digest of this event over its canonical form. */
  readonly hash: string
}

/** Where a file, document or limit hangs in the log. */
export interface Place {
  readonly seq: number
  readonly on: Day
}
