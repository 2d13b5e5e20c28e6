/**
 * `numerator / denominator` as decimal text with so many decimals, rounded half away from zero as official statistics are.
 * Exact: both are whole numbers and no fraction of the machine's own comes between. @throws RangeError for a denominator of zero or a number that is not whole
 */
export function rounded(numerator: number, denominator: number, decimals: number): string {
  if (denominator === 0) throw new RangeError('Nothing can be divided by zero')
  const scaled = BigInt(numerator) * 10n ** BigInt(decimals)
  const by = BigInt(denominator)
  const negative = scaled < 0n !== by < 0n
  const [top, bottom] = [scaled < 0n ? -scaled : scaled, by < 0n ? -by : by]
  const units = (2n * top + bottom) / (2n * bottom)
  const digits = String(units).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const text = decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole
  return negative && units > 0n ? `-${text}` : text
}

/** Decimal text without zeros at its end: 1 for 1.0, 1.5 for 1.50. */
export const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** Decimal text (`59.3`, `-0.05`, `8700`) as a fraction of whole numbers. @throws RangeError where it is no decimal */
export function fractionOf(text: string): readonly [numerator: number, denominator: number] {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!found) throw new RangeError(`Not a decimal: ${JSON.stringify(text)}`)
  const [, sign = '', whole = '', decimals = ''] = found
  return [Number(`${sign}${whole}${decimals}`), 10 ** decimals.length]
}

/** How many decimals a printed figure has. */
export const decimalsOf = (text: string): number => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0
