import type { Display } from '@fadu/indicator'
import { words } from '@fadu/procedure'

const tens = (zh: string, en: string, decimals: number): Display => ({ unit: words(zh, en), decimals, divide: 10_000 })
const perCent = (decimals: number): Display => ({ unit: words('%', '%'), decimals, times: 100 })

/** How the report writes figures that are not plain pieces. Money is kept in fen. */
export const printedAs: Readonly<Record<string, Display>> = {
  // Counted in months, said in years: 为期一年.
  'F001-02': { unit: words('年', 'years'), decimals: 1, short: true, divide: 12 },
  'F001-05': perCent(1),
  'F003-04': tens('万名', '10,000 persons', 0),
  'F003-19': perCent(2),
  'F003-23': perCent(1),
  'F003-26': perCent(1),
  'F003-27': perCent(2),
  'F003-28': perCent(2),
  'F003-36': perCent(1),
  'F003-46': perCent(1),
  'F003-48': tens('万家', '10,000 enterprises', 0),
  'F003-49': tens('万家', '10,000 enterprises', 1),
  'F003-50': tens('万份', '10,000 reports', 1),
  'F003-51': tens('万家', '10,000 enterprises', 2),
  'F003-61': perCent(1),
  'F003-63': { unit: words('亿元', '100 million yuan'), decimals: 2, divide: 10_000_000_000 },
  'F003-66': tens('万家', '10,000 enterprises', 0),
  'F003-67': tens('万人次', '10,000 attendances', 0),
  'F003-70': tens('万次', '10,000 times', 0),
  'F003-74': { unit: words('万元', '10,000 yuan'), decimals: 0, divide: 1_000_000 },
  'F003-75': perCent(1),
  'F003-83': tens('万家', '10,000 enterprises', 1),
}
