import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Signature, signatureHolds, signatureNames, signerOf } from './signature.ts'

test('the standard’s example of SM2 holds (GB/T 32918.5 appendix A), and its private key has its public key', () => {
  const signature: Signature = {
    suite: 'sm2',
    publicKey:
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    value:
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  }
  expect(signatureHolds('message digest', signature)).toBe(true)
  expect(signatureHolds('message digests', signature)).toBe(false)
  const secret = Buffer.from('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', 'hex')
  expect(signerOf('sm2', secret).publicKey).toBe(signature.publicKey)
})

test('the standard’s example of Ed25519 is what is signed (RFC 8032, 7.1, test 1)', () => {
  const signer = signerOf('ed25519', Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'))
  expect(signer.publicKey).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  expect(signer.sign('').value).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  )
})

describe.each(signatureNames)('%s', (suite) => {
  const signer = signerOf(suite, randomBytes(32))
  const signature = signer.sign('日封存')

  test('holds for its text and key alone', () => {
    expect(signatureHolds('日封存', signature)).toBe(true)
    expect(signatureHolds('日封存。', signature)).toBe(false)
    expect(signatureHolds('日封存', { ...signature, publicKey: signerOf(suite, randomBytes(32)).publicKey })).toBe(false)
  })

  test('what is malformed does not hold and does not throw', () => {
    for (const value of ['', 'zz', signature.value.slice(2), `${signature.value}00`])
      expect(signatureHolds('日封存', { ...signature, value })).toBe(false)
    for (const publicKey of ['', '00', '04'.padEnd(130, '0')]) expect(signatureHolds('日封存', { ...signature, publicKey })).toBe(false)
  })

  test('a key of another length is refused in words', () => {
    expect(() => signerOf(suite, randomBytes(16))).toThrow('it needs 32')
  })
})
