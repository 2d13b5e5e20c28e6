const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A credit code of an invented organisation: district 990101 does not exist, the check character is right (GB 32100-2015). */
export function creditCode(n: number): string {
  const body = `91990101${String(n).padStart(9, '0')}`
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(body[i]!), 0)
  return body + alphabet[(31 - (sum % 31)) % 31]
}
