import { statute, years } from '@fadu/legal-time'

const art = statute('个人信息保护法', '2021')

/** How long it is kept who read what of whom: the access log is the record of how personal information was handled. */
export const accessLogKept = years(3, art(56, 2))
