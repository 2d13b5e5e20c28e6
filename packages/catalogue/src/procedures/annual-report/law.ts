import { type Day, day, statute } from '@fadu/legal-time'

/** 法治政府建设与责任落实督察工作规定, in force 2019-04-15. */
export const art = statute('法治政府建设与责任落实督察工作规定', '2019')

/** Last days on which what is due “before” a day is in time: the day itself is not within it. `02-29` is the end of every February. */
export const law = {
  /** 每年3月1日之前, to party committee, standing committee and superiors. */
  reported: { date: '02-29', under: [art(23, 2)] },
  /** 每年4月1日之前, to society. */
  published: { date: '03-31', under: [art(24)] },
} as const

/** The last day of the year reported on: the days of the law are sought after it, whenever the report was begun. */
export const yearEnd = (year: number): Day => day(`${year}-12-31`)

/** Days on which a report of a year may be begun: within that year, and in the next, in which it is due; later it is an entry made late. */
export const mayBegin = (year: number, on: Day): boolean => on >= day(`${year}-01-01`) && on <= yearEnd(year + 1)

/** The year whose report is in the making on a day: until the last day for publishing it that of the year before. Calendar days. */
export const yearInTheMaking = (on: Day): number => {
  const year = Number(on.slice(0, 4))
  return on.slice(5) <= law.published.date ? year - 1 : year
}
