import { calendarDays, type Duration, months, statute, workingDays } from '@fadu/legal-time'

/** 人民调解法, in force 2011-01-01. It sets no limit for mediation and defines no working days: days are calendar days. */
export const art = statute('人民调解法', '2010')
/** 特邀调解规定 (法释〔2016〕14号). */
export const invited = statute('特邀调解规定', '2016')
/** 人民法院在线调解规则, in force 2022-01-01. */
export const online = statute('人民法院在线调解规则', '2021')
/** Local: 宁波市人民调解条例; applies in districts of Ningbo (GB/T 2260 code 3302xx) only. */
export const ningbo = statute('宁波市人民调解条例', '2015')
export const civilProcedure = statute('民事诉讼法', '2023')

export const law = {
  ningboMediation: months(1, ningbo(27)),
  preFiling: calendarDays(30, invited(27, 1)),
  commissionedOrdinary: calendarDays(15, invited(27, 2)),
  commissionedSummary: calendarDays(7, invited(27, 2)),
  onlineAccept: workingDays(3, online(12, 1)),
  onlineAssign: workingDays(3, online(10, 3)),
  onlinePreFiling: calendarDays(30, online(24, 1), online(24, 2)),
  onlineOrdinary: calendarDays(15, online(24, 1), online(24, 2)),
  onlineSummary: calendarDays(7, online(24, 1), online(24, 2)),
  confirmation: calendarDays(30, art(33, 1)),
} as const

/** No statute sets these; they are the centre's own targets and labelled so. */
export const internal: Readonly<Record<'assignment' | 'mediation' | 'returnVisit', Duration>> = {
  assignment: { amount: 3, unit: 'workday', articles: [] },
  mediation: { amount: 30, unit: 'day', articles: [] },
  returnVisit: { amount: 7, unit: 'workday', articles: [] },
}

export const isNingbo = (district: string): boolean => district.startsWith('3302')
