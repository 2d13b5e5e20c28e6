import { calendarDays, statute } from '@fadu/legal-time'

/** 法律援助法, in force 2022-01-01. It defines no working days: its days are calendar days. */
export const art = statute('法律援助法', '2021')
export const law = {
  examination: calendarDays(7, art(43, 1)),
  assignment: calendarDays(3, art(43, 1)),
  objection: calendarDays(5, art(49, 2)),
} as const
