const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const steps: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const scales: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** Half-width form of full-width digits, letters, brackets, stops and percent signs; the same length, so offsets hold. */
export const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')

/** The value of a Chinese numeral such as 二十一 or 三千五百, or undefined when it is none. */
export function chineseNumber(text: string): number | undefined {
  if (text === '' || !/^[零〇○一二两三四五六七八九十百千万亿]+$/.test(text)) return undefined
  if (!/[十百千万亿]/.test(text)) return Number([...text].map((c) => digits[c]).join(''))
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const c of text) {
    if (c in digits) digit = digits[c]!
    else if (c in steps) {
      section += (digit ?? 1) * steps[c]!
      digit = undefined
    } else {
      total = (total + section + (digit ?? 0) || 1) * scales[c]!
      section = 0
      digit = undefined
    }
  }
  return total + section + (digit ?? 0)
}

/** The value of a numeral in either script; thousands separators are allowed. */
export function numberOf(text: string): number | undefined {
  const plain = halfWidth(text).replace(/,(?=\d{3})/g, '')
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain)
  return chineseNumber(plain)
}

/** ① to ⑳ as a number. */
export const circledNumber = (c: string): number | undefined => {
  const code = c.codePointAt(0) ?? 0
  return code >= 0x2460 && code <= 0x2473 ? code - 0x245f : undefined
}
