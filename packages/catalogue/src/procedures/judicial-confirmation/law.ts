import { calendarDays, type Duration, months, statute, years } from '@fadu/legal-time'

/** 人民调解法, in force 2011-01-01. */
export const mediationLaw = statute('人民调解法', '2010')
/** 人民调解协议司法确认程序规定 (法释〔2011〕5号). */
export const rules = statute('人民调解协议司法确认程序规定', '2011')
/** 民事诉讼法解释, 2022 text. */
export const interpretation = statute('民事诉讼法解释', '2022')
/** 民事诉讼法 by edition; the articles on confirmation were renumbered with each. */
export const civilProcedure = {
  '2017': statute('民事诉讼法', '2017'),
  '2021': statute('民事诉讼法', '2021'),
  '2023': statute('民事诉讼法', '2023'),
} as const

export const law = {
  accept: calendarDays(3, rules(4, 1)),
  decideByRules: calendarDays(15, rules(5, 1)),
  decideByRulesExtension: calendarDays(10, rules(5, 1)),
  objectionOfParty: calendarDays(15, interpretation(372, 2)),
  objectionOfThird: months(6, interpretation(372, 2)),
  /** 民事诉讼法 articles by edition: application, special procedure, execution. */
  apply: {
    '2017': calendarDays(30, civilProcedure['2017'](194)),
    '2021': calendarDays(30, civilProcedure['2021'](201)),
    '2023': calendarDays(30, civilProcedure['2023'](205)),
  },
  decide: {
    '2017': calendarDays(30, civilProcedure['2017'](180)),
    '2021': calendarDays(30, civilProcedure['2021'](187)),
    '2023': calendarDays(30, civilProcedure['2023'](187)),
  },
  execution: {
    '2017': years(2, civilProcedure['2017'](239, 1)),
    '2021': years(2, civilProcedure['2021'](246, 1)),
    '2023': years(2, civilProcedure['2023'](250, 1)),
  },
} as const

/** No statute sets a number of days for serving these rulings; a target of this house, labelled so. */
export const internal: Readonly<Record<'service', Duration>> = { service: { amount: 7, unit: 'workday', articles: [] } }

export type Edition = keyof typeof civilProcedure

/** 民事诉讼法第八十五条第三款 (2017: 第八十二条第三款): a period that ends on a rest day ends on the first day after it. */
export const rollUnder = {
  '2017': [civilProcedure['2017'](82, 3)],
  '2021': [civilProcedure['2021'](85, 3)],
  '2023': [civilProcedure['2023'](85, 3)],
} as const
