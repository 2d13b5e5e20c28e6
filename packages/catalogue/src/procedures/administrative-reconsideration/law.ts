import { calendarDays, type Duration, months, statute, workingDays, years } from '@fadu/legal-time'

/** 行政复议法, 2023 revision, in force 2024-01-01. */
export const art = statute('行政复议法', '2023')
/** 行政复议法, 2017 text, for cases begun up to 2023-12-31. */
export const art2017 = statute('行政复议法', '2017')
/** 行政复议法实施条例, 2007 text; revised with effect from 2026-07-01 (docs/readings.md, revised regulation). */
export const regulation = statute('行政复议法实施条例', '2007')
export const litigation = statute('行政诉讼法', '2017')
export const civilProcedure = statute('民事诉讼法', '2023')

/** 2023: art. 88 makes three, five, seven and ten days working days; every other count is calendar days, rolled as 民事诉讼法 art. 85 says. */
export const law = {
  apply: calendarDays(60, art(20, 1)),
  applyNotInformed: years(1, art(20, 3)),
  applyCapImmovable: years(20, art(21)),
  applyCapOther: years(5, art(21)),
  omission: calendarDays(60, regulation(16, 1, 2)),
  examination: workingDays(5, art(30, 1), art(88, 2)),
  correctionNotice: workingDays(5, art(31, 1), art(88, 2)),
  correction: workingDays(10, art(31, 2), art(88, 2)),
  forwarding: workingDays(5, art(32, 2), art(88, 2)),
  copy: { ordinary: workingDays(7, art(48), art(88, 2)), simplified: workingDays(3, art(54, 1), art(88, 2)) },
  answer: { ordinary: workingDays(10, art(48), art(88, 2)), simplified: workingDays(5, art(54, 1), art(88, 2)) },
  hearingNotice: workingDays(5, art(51, 1), art(88, 2)),
  normHandling: calendarDays(30, art(56)),
  normTransfer: workingDays(7, art(56), art(88, 2)),
  basisHandling: calendarDays(30, art(57)),
  basisTransfer: workingDays(7, art(57), art(88, 2)),
  makerNotice: workingDays(3, art(58, 1), art(88, 2)),
  makerAnswer: workingDays(10, art(58, 1), art(88, 2)),
  transfereeReply: calendarDays(60, art(60)),
  decision: { ordinary: calendarDays(60, art(62, 1)), simplified: calendarDays(30, art(62, 2)) },
  extension: calendarDays(30, art(62, 1)),
  suspension: calendarDays(60, art(41, 1, 5)),
  suit: calendarDays(15, litigation(45)),
  suitAfterSilence: calendarDays(15, litigation(45)),
  suitAfterPreposition: calendarDays(15, art(34)),
  suitAfterSilencePreposition: calendarDays(15, art(34)),
  directSuit: months(6, litigation(46, 1)),
  opinionReport: calendarDays(60, art(76)),
  redo: calendarDays(60, regulation(49, 1)),
} as const

/** No statute sets a number of days for the service of decisions; the office's own target, labelled so. */
export const internal: Readonly<Record<'service', Duration>> = { service: { amount: 7, unit: 'workday', articles: [] } }

/**
 * 2017: art. 40 makes only five and seven days of that law working days; ten days are calendar days, and so is every number
 * of the regulation, which defines no working days (docs/readings.md). Nothing here is borrowed from the 2023 text: what the
 * 2017 text does not set (outer bounds, forwarding, notice of a hearing, telling the maker) is not here.
 */
export const law2017 = {
  apply: calendarDays(60, art2017(9, 1)),
  /** Told only later: the same sixty days, from the day the later notice was received. */
  applyNotInformed: calendarDays(60, art2017(9, 1), regulation(15, 1, 5)),
  examination: workingDays(5, art2017(17, 1), art2017(40, 2)),
  correctionNotice: calendarDays(5, regulation(29)),
  copy: workingDays(7, art2017(23, 1), art2017(40, 2)),
  answer: calendarDays(10, art2017(23, 1)),
  normHandling: calendarDays(30, art2017(26)),
  normTransfer: workingDays(7, art2017(26), art2017(40, 2)),
  basisHandling: calendarDays(30, art2017(27)),
  basisTransfer: workingDays(7, art2017(27), art2017(40, 2)),
  /** Art. 26 only: art. 27 sets no time for the organ that receives a basis found unlawful. */
  transfereeReply: calendarDays(60, art2017(26)),
  decision: calendarDays(60, art2017(31, 1)),
  extension: calendarDays(30, art2017(31, 1)),
  suspension: calendarDays(60, regulation(42, 2)),
  suitAfterRejection: calendarDays(15, art2017(19)),
  suitAfterSilencePreposition: calendarDays(15, art2017(19)),
  opinionReport: calendarDays(60, regulation(57, 1)),
} as const

/** The regulation leaves the length to the notice: a reasonable time (art. 29). */
export const correction2017 = (days: number): Duration => calendarDays(days, regulation(29))

/** The roll of a last day onto the first day after a rest day, for both editions (民事诉讼法第八十五条第三款 through art. 88, or art. 40). */
export const roll = { roll: 'forward' as const, rollUnder: [art(88, 1), civilProcedure(85, 3)] }
export const roll2017 = { roll: 'forward' as const, rollUnder: [art2017(40, 1), statute('民事诉讼法', '2017')(82, 3)] }

/** 2023 art. 41(5) names three of the ten grounds of art. 39, regulation art. 42(2) the same three of art. 41(1): after sixty days the suspension ends the case. The others may last. */
export const groundsThatExpire: readonly string[] = ['applicant-died', 'applicant-incapacitated', 'applicant-dissolved']
