import type { Article, Day, Duration, Roll } from '@fadu/legal-time'
import type { AnyView, View } from './case-view.ts'
import type { Actor, NewEvent } from './event.ts'
import type { Paper, PaperOf, Papers, Repeated } from './paper.ts'
import type { CaseParty, PartyPaper } from './party.ts'
import type { Words } from './words.ts'

/** Words of the definition: see docs/ARCHITECTURE.md, "A procedure". P papers, R roles, S stages, D documents, L limits. */

/** What a recorded event left behind: its paper, when, by which role, and its place in the log. */
export type Fact<P> = P & { readonly on: Day; readonly by: string; readonly seq: number }

/** The last paper of each event, or the list of them where the paper is {@link Repeated}. */
export type Facts<P extends Papers> = {
  readonly [K in keyof P]?: P[K] extends Repeated ? readonly Fact<PaperOf<P[K]>>[] : Fact<PaperOf<P[K]>>
}

export interface RoleSpec<P extends Papers = Papers> {
  readonly term: Words
  /** Held by the parties of the case with this role. */
  readonly party?: true
  /** Held by posts that carry this duty … */
  readonly duty?: string
  /** … in whichever organ … */
  readonly anywhere?: true
  /** … in this organ, or in each of these: the organ of the case unless a function names another. `undefined` from the function: nobody yet. */
  readonly organ?: (facts: Facts<P>) => string | readonly string[] | undefined
  /** … and, where the case was given to one person, in this post. */
  readonly post?: (facts: Facts<P>) => string | undefined
}

export interface GateContext<P extends Papers, L extends string, K extends keyof P = keyof P> {
  readonly facts: Facts<P>
  readonly view: View<P, L>
  readonly limits: View<P, L>['limits']
  readonly paper: PaperOf<P[K]>
  readonly on: Day
}

/**
 * What must hold before an event, with its article and the sentence for the reader when it does not. It is asked in every
 * stage, because a screen tells what is not possible yet and why: it must answer also where nothing has happened so far.
 */
export type Gate<P extends Papers, L extends string, K extends keyof P = keyof P> = {
  /** Heading in docs/refusals.md; unique in the procedure. */
  readonly code: string
  readonly under: Article | readonly Article[]
  readonly otherwise: Words
} & (
  | {
      /** These events must have happened; the walk over all paths understands this form. */ readonly after:
        | (keyof P & string)
        | readonly (keyof P & string)[]
      readonly unless?: (context: GateContext<P, L, K>) => boolean
    }
  | { readonly that: (context: GateContext<P, L, K>) => boolean; readonly field?: string }
)

/** What an act does to somebody, so that the engine can demand what the law always demands of such acts. */
export interface Burden {
  /** Party roles it burdens. */
  readonly on: readonly string[]
  /**
   * Where the statute itself departs from notice, hearing, legal review or publication: say so with the article.
   * Without an entry the engine refuses the act until the duty is fulfilled.
   */
  readonly exempt?: Partial<
    Record<'notice' | 'hearing' | 'legal-review' | 'publication', { readonly under: Article; readonly because: Words }>
  >
}

/** What a party can do against an act or an ending. */
export interface Remedy {
  readonly words: Words
  readonly under: Article
  readonly within?: Duration
}

export interface Ending<P extends Papers = Papers, L extends string = string> {
  /** Party roles that are told. */
  readonly tells: readonly string[]
  /** What they can do now; never empty. */
  readonly remedy: readonly Remedy[] | ((view: View<P, L>) => readonly Remedy[])
  readonly outcome: string
}

export interface EventSpec<P extends Papers, K extends keyof P, R extends string, S extends string, D extends string, L extends string> {
  readonly term: Words
  readonly by: R | 'clock' | 'link' | readonly (R | 'clock' | 'link')[]
  /** Stages in which it may happen; every open stage when absent. */
  readonly at?: S | 'start' | 'closed' | readonly (S | 'closed')[]
  readonly to?:
    | S
    | 'closed'
    | { readonly among: readonly (S | 'closed')[]; readonly choose: (context: GateContext<P, L, K>) => S | 'closed' }
  readonly needs?: readonly Gate<P, L, K>[]
  /** Signatures after the draft, step by step; roles within one step sign side by side (会签). */
  readonly signed?: readonly (readonly R[])[]
  readonly issues?: D | readonly D[]
  readonly burdens?: Burden
  /** Which of the cross-cutting duties this event fulfils. */
  readonly gives?: 'notice' | 'hearing' | 'legal-review'
  readonly ends?: Ending<P, L>
  /** Whoever acts in this role speaks for one organ of several: this field of the paper names it, and it must be the actor's own. */
  readonly speaksFor?: { readonly [role in R]?: string }
  /** One plain sentence on the follow page for the parties. */
  readonly tells?: Words
}

export interface LimitTraits<P extends Papers, R extends string, L extends string> {
  readonly term: Words
  readonly bears: R
  /** What follows when it runs out unheeded, in the statute's sense. */
  readonly consequence?: Words
  /** A target the office set itself, not a statutory limit; labelled so everywhere. */
  readonly internal?: true
  /** Amber this many working days before the due day; three unless told. */
  readonly amberWorkdays?: number
  readonly applies?: (view: View<P, L>) => boolean
}

/** What started one run of a limit; for a service also the paper by which the document was issued. */
export interface Start {
  readonly on: Day
  readonly paper: unknown
  readonly issue?: unknown
}

/** Start or end of a limit: an event, or the service of a document on a role. */
export type Mark<P extends Papers, D extends string> = (keyof P & string) | { readonly served: D; readonly to?: string }

export interface RunningLimit<P extends Papers, R extends string, D extends string, L extends string> extends LimitTraits<P, R, L> {
  /** `waiting` and `minimum` hold back the events of `blocks`; a `cap` never rolls; a `limitation` is a party's period. */
  readonly kind?: 'deadline' | 'cap' | 'limitation' | 'waiting' | 'minimum' | 'recurring'
  readonly from: Mark<P, D> | readonly Mark<P, D>[]
  /** The legal day the count starts from, where a paper names it (day of knowledge, day of receipt). */
  readonly startOn?: (start: Start, view: View<P, L>) => Day | undefined
  readonly until: Mark<P, D> | readonly Mark<P, D>[]
  /** `null`: the law sets no limit for this case. The start is there where this very run is asked about, and not the limit as such. */
  readonly runs: Duration | ((view: View<P, L>, start?: Start) => Duration | null)
  readonly roll: Roll
  readonly rollUnder?: readonly Article[]
  readonly pausedBetween?: readonly (readonly [keyof P & string, keyof P & string])[]
  readonly excludes?: readonly (readonly [keyof P & string, keyof P & string])[]
  /** Extension by an event's paper: how long it says, and the most that all extensions may add. */
  readonly extendedBy?: { readonly event: keyof P & string; readonly amount: (paper: never) => number; readonly atMost?: Duration }
  /** Recorded by the clock when the limit ends, because the statute says it happens by itself. */
  readonly onExpiry?: keyof P & string
  readonly expiryPaper?: (view: View<P, L>) => unknown
  /** The day the clock's event bears: the day the limit ended, or the day it began. */
  readonly expiryOn?: 'due' | 'start'
  readonly blocks?: readonly (keyof P & string)[]
}

/** A notice that must be given full days before what it announces; counted backwards. */
export interface NoticeLimit<P extends Papers, R extends string, L extends string> extends LimitTraits<P, R, L> {
  readonly kind: 'notice-before'
  readonly given: keyof P & string
  readonly announces: (paper: never) => Day
  readonly runs: Duration
}

/** Due on the same day every year. */
export interface FixedDateLimit<P extends Papers, R extends string, D extends string, L extends string> extends LimitTraits<P, R, L> {
  readonly kind: 'fixed-date'
  readonly from: Mark<P, D> | readonly Mark<P, D>[]
  readonly until: Mark<P, D> | readonly Mark<P, D>[]
  /** MM-DD; `02-29` is the last day of February in every year. */
  readonly date: string
  /** The day after which the date is sought, where a paper names the year that is meant; the day of the start unless told. */
  readonly soughtAfter?: (start: Start) => Day
  /** The case is of one year: what ends it does not begin the next. */
  readonly once?: true
  readonly under: readonly Article[]
}

export type LimitSpec<P extends Papers, R extends string, D extends string, L extends string> =
  | RunningLimit<P, R, D, L>
  | NoticeLimit<P, R, L>
  | FixedDateLimit<P, R, D, L>

/** What a document says; the numbered head and the seal are added where it is printed. */
export interface DocumentText {
  readonly title: string
  readonly addressee?: string
  readonly paragraphs: readonly string[]
  readonly remedy?: readonly string[]
}

export interface DocumentSpec<P extends Papers, L extends string> {
  readonly term: Words
  /** Party roles it is served on; empty for a paper that stays in the file. */
  readonly to: readonly string[]
  /** Gapless series; `format` writes the number as the organ does. Without one the document bears no number. */
  readonly number?: { readonly series: string; readonly format: (organ: { readonly shortName: string }, year: number, n: number) => string }
  readonly remedy?: readonly Remedy[]
  readonly text: (context: {
    readonly view: View<P, L>
    readonly paper: unknown
    readonly on: Day
    readonly partyName: (party: CaseParty) => string
    /** The name of an organ or the title of a post, by its identifier. */
    readonly entryName: (id: string) => string
  }) => DocumentText
}

export interface Disclosure<P extends Papers, L extends string> {
  /** Events whose recording makes the case public. */
  readonly when: readonly (keyof P & string)[]
  readonly if?: (view: View<P, L>) => boolean
  readonly under: Article
  /** Allow-list `event.field`; a field that is not listed is never shown, a personal field cannot be listed. */
  readonly shows: readonly string[]
}

export interface ProcedureSpec<P extends Papers, R extends string, S extends string, D extends string, L extends string> {
  readonly id: string
  readonly term: Words
  readonly about: Words
  readonly edition: string
  /** The edition applies to cases that begin within these days. */
  readonly inForce: { readonly from: Day; readonly until?: Day }
  readonly basis: readonly Article[]
  /** Default class of information of the case file, V0 to V4. */
  readonly informationClass: 'V0' | 'V1' | 'V2' | 'V3' | 'V4'
  readonly roles: Readonly<Record<R, RoleSpec<P>>>
  /** Work among organs: it has no party, burdens nobody outside, and so its endings tell nobody and name no remedy. */
  readonly amongOrgans?: true
  readonly stages: Readonly<Record<S, Words>>
  // NoInfer: roles, stages, documents and limits are declared in one place each; elsewhere they are only used.
  readonly events: { readonly [K in keyof P & string]: EventSpec<P, K, NoInfer<R>, NoInfer<S>, NoInfer<D>, NoInfer<L>> }
  readonly limits: Readonly<Record<L, LimitSpec<P, NoInfer<R>, NoInfer<D>, NoInfer<L>>>>
  readonly documents: Readonly<Record<D, DocumentSpec<P, NoInfer<L>>>>
  /** The case's own number, given at its first event. */
  readonly reference: {
    readonly series: string
    readonly format: (organ: { readonly shortName: string }, year: number, n: number) => string
  }
  readonly parties?: (facts: Facts<P>) => readonly { readonly role: string; readonly party: PartyPaper }[]
  /** The organ that handles the case; from the first event's paper or the filing itself when absent. */
  readonly organ?: (facts: Facts<P>) => string | undefined
  /** In whose name documents go out: the handling organ's own, or its parent's (行政复议法第六十一条: the office examines, the organ decides). */
  readonly inNameOf?: 'parent-organ'
  /** Title without personal values: what the matter is, never who. */
  readonly title: (facts: Facts<P>) => Words
  readonly disclosure?: Disclosure<P, NoInfer<L>>
  /** Events a party may file on the portal, with the role it then has. */
  readonly portal?: { readonly opens?: keyof P & string; readonly role: NoInfer<R>; readonly acts?: readonly (keyof P & string)[] }
  /** Parts of the archive file in order; each says what goes in. */
  readonly fileParts?: readonly FilePart<P, NoInfer<L>>[]
}

export interface FilePart<P extends Papers = Papers, L extends string = string> {
  readonly term: Words
  readonly always: boolean
  readonly holds: (view: View<P, L>) => readonly { readonly seq?: number; readonly document?: string; readonly material?: number }[]
}

/** Any procedure, for the shared code that must not know which one it has. */
export type Procedure<
  P extends Papers = Papers,
  R extends string = string,
  S extends string = string,
  D extends string = string,
  L extends string = string,
> = ProcedureSpec<P, R, S, D, L> & { readonly papers: P }

// biome-ignore lint/suspicious/noExplicitAny: the shared code handles every procedure; its papers are checked by their schemas at run time
export type AnyProcedure = Procedure<any, any, any, any, any>

export type { AnyView, Paper, View }

/** Reactions: an event here opens a case there, or moves one that is linked. */
export interface Reaction {
  readonly id: string
  readonly when: { readonly procedure: string; readonly event: string }
  readonly if?: (view: AnyView, event: NewEvent) => boolean
  readonly then:
    | {
        readonly open: string
        readonly event: string
        readonly relation: string
        readonly organ: (view: AnyView, event: NewEvent) => string | undefined
      }
    // Both directions unless told: `to` moves what was opened from here, `from` what this was opened from.
    | { readonly move: { readonly relation: string; readonly direction?: 'to' | 'from' }; readonly event: string }
  /** The paper of the caused event, made from the causing case; `there` is the case that is moved, as it stands. */
  readonly paper: (view: AnyView, event: NewEvent & { readonly by: Actor }, there?: AnyView) => unknown
  /** Where one event opens several cases: of what it opens one each. The key is the same whenever it is asked. */
  readonly each?: (view: AnyView, event: NewEvent & { readonly by: Actor }) => readonly { readonly key: string; readonly paper: unknown }[]
}
