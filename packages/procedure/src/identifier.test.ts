import { expect, test } from 'vitest'
import { isCreditCode, isIdentityNumber } from './identifier.ts'

// Synthetic vectors: valid by arithmetic, belonging to nobody.
const codes = [
  '91000000A1B2C3D48R',
  '91000000000000019G',
  '91000000MA2TE5T1X5',
  '11000000A1B2C3D482',
  '52000000MA2TE5T1X6',
  '93000000A1B2C3D48K',
]

test.each(codes)('GB 32100: %s is valid and no other last character is', (code) => {
  expect(isCreditCode(code)).toBe(true)
  for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY') expect(isCreditCode(code.slice(0, 17) + last)).toBe(last === code[17])
})

test.each([...'IOSVZ'])('GB 32100: the letter %s does not occur', (letter) => {
  expect(isCreditCode(`9100000${letter}A1B2C3D48R`)).toBe(false)
})

test.each(['11010519491231002X', '11010519491231002x', '000000199003070014', '999999200002291230'])('GB 11643: %s is valid', (n) => {
  expect(isIdentityNumber(n)).toBe(true)
})

test.each(['999999190002291230', '110105194912310021', '11010519491331002X', '1101051949123100', ''])('GB 11643: "%s" is not', (n) => {
  expect(isIdentityNumber(n)).toBe(false)
})
