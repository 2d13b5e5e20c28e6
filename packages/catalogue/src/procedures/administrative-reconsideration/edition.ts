import { type Article, type Day, day } from '@fadu/legal-time'
import { documents, documents2017 } from './documents.ts'
import type { EditionLaw } from './edition-law.ts'
import { trackOf } from './facts.ts'
import { art, art2017, correction2017, law, law2017, regulation, roll, roll2017 } from './law.ts'
import { papers, papers2017, type ReconsiderationPapers } from './papers.ts'
import { type Remedies, remedies, remedies2017 } from './remedies.ts'

/** What differs between the editions. */
export interface Edition {
  readonly edition: string
  readonly inForce: { readonly from: Day; readonly until?: Day }
  readonly law: EditionLaw
  /** The article of this edition for a duty both know. */
  readonly under: Readonly<
    Record<
      'admission' | 'correction' | 'copy' | 'closing' | 'publication' | 'withdrawal' | 'longSuspension' | 'mediation' | 'redo',
      Article
    > & {
      norm: readonly Article[]
    }
  >
  readonly papers: ReconsiderationPapers
  readonly documents: typeof documents
  readonly remedies: Remedies
  readonly extendedBy: 'office-head' | 'organ-head'
  /** The 2023 law knows two tracks, hearing every party, hearings announced and the committee; the 2017 text reviews on paper. */
  readonly tracks: boolean
}

/** The 2023 revision, in force 2024-01-01 (art. 90). */
export const edition2023: Edition = {
  edition: '2023',
  inForce: { from: day('2024-01-01') },
  extendedBy: 'office-head',
  tracks: true,
  papers,
  documents,
  remedies,
  under: {
    admission: art(20),
    correction: art(31, 2),
    copy: art(48),
    closing: art(61),
    publication: art(79),
    withdrawal: art(41, 1, 1),
    longSuspension: art(41, 1, 5),
    norm: [art(39, 1, 9)],
    mediation: art(73, 1),
    redo: art(64, 1),
  },
  law: {
    ...law,
    apply: (f) => ((f.filed ?? f.filedWithOrgan)?.notInformed ? law.applyNotInformed : law.apply),
    correction: () => law.correction,
    copy: (f) => law.copy[trackOf(f)],
    answer: (f) => law.answer[trackOf(f)],
    decision: (f) => law.decision[trackOf(f)],
    transfereeReply: () => law.transfereeReply,
    suitAfterRejection: law.suitAfterPreposition,
    suitAfterDismissal: law.suitAfterPreposition,
    roll,
    silenceCountsFrom: 'due',
    without: [],
    withoutEvents: [],
  },
}

/** Filing through the organ of the act (art. 32), the committee (art. 52), the tracks (art. 55), hearing the maker of a norm (art. 58). */
const newIn2023 = ['filedWithOrgan', 'forwarded', 'actChanged', 'consulted', 'converted', 'makerNotified', 'makerAnswered'] as const

/** The 2017 text, for cases that began up to 2023-12-31, with the regulation of 2007. */
export const edition2017: Edition = {
  edition: '2017',
  inForce: { from: day('2018-01-01'), until: day('2023-12-31') },
  extendedBy: 'organ-head',
  tracks: false,
  papers: papers2017(newIn2023),
  documents: documents2017 as unknown as typeof documents,
  remedies: remedies2017,
  under: {
    admission: art2017(9),
    correction: regulation(29),
    copy: art2017(23),
    closing: art2017(28),
    publication: art2017(4),
    withdrawal: regulation(42, 1, 1),
    longSuspension: regulation(42, 2),
    norm: [art2017(26), art2017(27)],
    mediation: regulation(50, 2),
    redo: art2017(28, 1, 3),
  },
  law: {
    ...law2017,
    apply: (f) => ((f.filed ?? f.filedWithOrgan)?.notInformed ? law2017.applyNotInformed : law2017.apply),
    correction: (sentBack) => (sentBack?.days ? correction2017(sentBack.days) : null),
    copy: () => law2017.copy,
    answer: () => law2017.answer,
    decision: () => law2017.decision,
    transfereeReply: (f) => (f.normOpened?.own === 'request' ? law2017.transfereeReply : null),
    suitAfterDismissal: law.suit,
    roll: roll2017,
    silenceCountsFrom: 'start',
    without: ['applyCap', 'forwarding', 'hearingNotice', 'makerNotice', 'makerAnswer'],
    withoutEvents: newIn2023,
  },
}
