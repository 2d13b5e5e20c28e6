/** Identifiers of persons and organisations, checked by the rules of their standards. */

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100-2015 unified social credit code: 18 characters without I, O, S, V, Z; the last is the check character. */
export function isCreditCode(text: string): boolean {
  if (text.length !== 18) return false
  let sum = 0
  for (const [i, weight] of creditWeights.entries()) {
    const value = creditAlphabet.indexOf(text[i]!)
    if (value < 0) return false
    sum += value * weight
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] === text[17]
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643-1999 citizen identity number: a birth day that exists and the check character; x and X are one. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const [year, month, dayOfMonth] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (dayOfMonth < 1 || dayOfMonth > (lengths[month - 1] ?? 0)) return false
  const sum = identityWeights.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase()
}
