import { describe, expect, it } from 'vitest'
import { base32, type CodeDigest, hotp, matchingStep, otpAddress, stepAt } from './one-time-code.ts'

const ascii = (length: number) => Buffer.from('1234567890'.repeat(7).slice(0, length))
const secret = ascii(20)

describe('codes', () => {
  it('are those of RFC 4226, appendix D', () => {
    const expected = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    expect(expected.map((_, counter) => hotp(secret, counter))).toEqual(expected)
  })
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('are those of RFC 6238, appendix B, at %i', (second, sha1, sha256, sha512) => {
    const code = (digest: CodeDigest, length: number) => hotp(ascii(length), stepAt(second * 1000), 8, digest)
    expect([code('sha1', 20), code('sha256', 32), code('sha512', 64)]).toEqual([sha1, sha256, sha512])
  })
  it('are taken one step early or late and no more', () => {
    const at = 1_700_000_010_000
    const step = stepAt(at)
    const taken = [-2, -1, 0, 1, 2].map((by) => matchingStep(secret, hotp(secret, step + by), at, 0))
    expect(taken).toEqual([undefined, step - 1, step, step + 1, undefined])
  })
  it('are not taken again, nor an earlier one after a later', () => {
    const at = 1_700_000_010_000
    const step = stepAt(at)
    expect(matchingStep(secret, hotp(secret, step), at, step)).toBeUndefined()
    expect(matchingStep(secret, hotp(secret, step - 1), at, step)).toBeUndefined()
  })
  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is none', (text) => {
    expect(matchingStep(secret, text, 1_700_000_010_000, 0)).toBeUndefined()
  })
})

describe('a key', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%j is written as in RFC 4648: %s', (text, written) => expect(base32(Buffer.from(text))).toBe(written))
  it('is handed to a phone with issuer and account', () => {
    expect(otpAddress(secret, '法度', 'wang.wu')).toBe(
      'otpauth://totp/%E6%B3%95%E5%BA%A6:wang.wu?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E6%B3%95%E5%BA%A6',
    )
  })
})
