import { createCipheriv, createDecipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cipherNames, decrypt, encrypt, requireCipher } from './cipher.ts'
import { digestOf } from './digest.ts'
import { openValue, sealValue } from './sealing.ts'

const key = Buffer.alloc(32, 5)
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('the algorithms as their standards print them', () => {
  it('SM3: GB/T 32905—2016, annex A', () => {
    expect(digestOf('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(digestOf('sm3', 'abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })
  it('SM4: GB/T 32907—2016, annex A', () => {
    const block = hex('0123456789abcdeffedcba9876543210')
    const sm4 = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
    expect(Buffer.concat([sm4.update(block), sm4.final()]).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
    const back = createDecipheriv('sm4-ecb', block, null).setAutoPadding(false)
    expect(back.update(hex('681edf34d206965e86b3e94f536e4246')).toString('hex')).toBe(block.toString('hex'))
  })
})

describe.each(cipherNames)('sealed with %s', (name) => {
  const sealed = (plain: string) => encrypt(key, Buffer.from(plain), 'place', requireCipher(name))
  it('a text opens with its key at its place, and nowhere else', () => {
    for (const plain of ['', '周某安', '长'.repeat(10_000)]) {
      expect(decrypt(key, sealed(plain), 'place').toString()).toBe(plain)
      expect(() => decrypt(key, sealed(plain), 'other place')).toThrow()
      expect(() => decrypt(Buffer.alloc(32, 6), sealed(plain), 'place')).toThrow()
    }
  })
  it('no bit of it can be turned, and nothing cut off', () => {
    const whole = sealed('周某安')
    for (let at = 0; at < whole.length; at++) {
      const turned = Buffer.from(whole)
      turned[at]! ^= 1
      expect(() => decrypt(key, turned, 'place'), `byte ${at}`).toThrow()
      expect(() => decrypt(key, whole.subarray(0, at), 'place'), `cut at ${at}`).toThrow()
    }
  })
  it('the same text never looks the same twice, and a value is told by its mark', () => {
    expect(new Set(Array.from({ length: 100 }, () => sealed('同').toString('hex'))).size).toBe(100)
    const { digest, cipher } = sealValue({ digest: 'sm3', cipher: name }, key, { value: '甲', party: 'p', kind: 'name', path: [] })
    expect(openValue(key, digest, cipher).value).toBe('甲')
    expect(cipher[0]).toBe(cipherNames.indexOf(name) + 1)
  })
})
