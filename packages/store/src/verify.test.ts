import { randomBytes } from 'node:crypto'
import { chinaCalendar } from '@fadu/legal-time'
import { type AnyView, ownersOf, viewOf } from '@fadu/procedure'
import { anyLibraryCard } from '@fadu/procedure/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf } from './chain.ts'
import { newestSeals, sealBreak, sealDays } from './day-seals.ts'
import { eraseParty } from './erase.ts'
import { exportCase, receiptOf } from './export-case.ts'
import { signatureNames, signerOf } from './signature.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { act, applicant, application, clerk, type TestClock, testStore } from './testing/story.ts'
import { type CaseExport, verifyExport, verifyReceipt } from './verify.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

type Loose = { -readonly [K in Exclude<keyof CaseExport, 'events'>]: CaseExport[K] } & {
  events: { envelope: Record<string, unknown>; hash: string }[]
}

describe.each(enginesHere())('an exported case from %s', (engine) => {
  let store: Store & { clock: TestClock }
  let caseId: string
  let whole: CaseExport
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine))
    caseId = store.newCaseId()
    await act(store, caseId, clerk, 'applied', application('张三'))
    store.clock.moveTo('2026-03-03')
    await act(store, caseId, clerk, 'accepted')
    const file = await store.files.put(Buffer.from('照片'), { name: '照片.jpg' })
    await act(store, caseId, applicant, 'material.added', {
      title: '照片',
      proves: '身份',
      files: [{ ...file, name: '照片.jpg', type: 'image/jpeg' }],
    })
    store.clock.moveTo('2026-03-05')
    await sealDays(store, '2026-03-05' as never)
    await act(store, caseId, clerk, 'visited', { minutes: '已上门' })
    whole = await exportCase(store, store.files, caseId, { reveal: true, contents: true })
  })
  afterAll(() => store.close())

  /** A copy, changed. */
  const changed = (change: (copy: Loose) => void): unknown => {
    const copy = structuredClone(whole) as unknown as Loose
    change(copy)
    return copy
  }
  const faults = (document: unknown, witnesses = {}) => {
    const verdict = verifyExport(document, witnesses)
    return verdict.ok ? [] : verdict.faults.map(({ seq, item, what }) => [seq, item.replace(/[0-9a-f]{64}/, '…'), what.en] as const)
  }

  test('holds, and survives being written to a file', () => {
    expect(verifyExport(whole)).toEqual({ ok: true, head: whole.head.hash })
    expect(verifyExport(JSON.parse(JSON.stringify(whole)))).toEqual({ ok: true, head: whole.head.hash })
    expect(whole.seals?.days.map((seal) => seal.day)).toEqual(['2026-03-03'])
  })

  test('a signed day holds for the house’s key, and for no other; a forged signature is named', async () => {
    for (const suite of signatureNames) {
      const signer = signerOf(suite, randomBytes(32))
      store.clock.moveTo('2026-03-06')
      const signed = changed((copy) => {
        const seals = copy.seals as unknown as { days: { head: string; signature: unknown }[] }
        for (const day of seals.days) day.signature = signer.sign(day.head)
      })
      expect(verifyExport(signed, { publicKey: signer.publicKey }).ok).toBe(true)
      expect(faults(signed, { publicKey: '04'.padEnd(130, '1') })).toEqual([
        [undefined, 'seals', 'No day seal is signed with the key given'],
      ])
      const forged = changed((copy) => {
        const seals = copy.seals as unknown as { days: { head: string; signature: unknown }[] }
        for (const day of seals.days) day.signature = signer.sign(`${day.head}0`)
      })
      expect(faults(forged)).toEqual([[undefined, 'seals/2026-03-03', 'The signature of a day seal does not hold']])
    }
  })

  test('a house with a key signs each day it seals, and a signature that was altered is found', async () => {
    const signer = signerOf('sm2', randomBytes(32))
    const house = await testStore(await databases.fresh(engine), { signer })
    await act(house, house.newCaseId(), clerk, 'applied', application('张三'))
    await sealDays(house, '2026-03-05' as never)
    expect((await newestSeals(house, 5)).map(({ signature }) => signature?.publicKey)).toEqual([signer.publicKey])
    expect(await sealBreak(house)).toBeUndefined()
    await house.database.script(`update day_seal set signature = jsonb_set(signature, '{value}', '"${'0'.repeat(128)}"')`)
    expect(await sealBreak(house)).toBe('2026-03-02')
    await house.close()
  })

  test('one changed character names the entry, whatever it is in', () => {
    const found = new Set<unknown>()
    for (const [i, { envelope }] of whole.events.entries()) {
      for (const key of Object.keys(envelope)) {
        const document = changed((copy) => {
          const value = copy.events[i]!.envelope[key]
          copy.events[i]!.envelope[key] =
            typeof value === 'string'
              ? value.replace(/.$/, (c) => (c === '0' ? '1' : '0'))
              : typeof value === 'number'
                ? value + 1
                : { ...(value as object), x: 1 }
        })
        expect(faults(document)[0]?.[0], `${key} of entry ${i + 1}`).toBe(i + 1)
        found.add(i + 1)
      }
    }
    expect(found.size).toBe(4)
  })

  test('of two altered entries the first is named first', () => {
    const document = changed((copy) => {
      copy.events[3]!.envelope.on = '2026-01-01'
      copy.events[1]!.envelope.on = '2026-01-01'
    })
    expect(faults(document)[0]).toEqual([2, 'event/2', 'The content was altered'])
  })

  test('an entry left out, put in twice or moved is found', () => {
    expect(faults(changed((copy) => void copy.events.splice(1, 1)))[0]).toEqual([
      2,
      'event/3',
      'The numbering has a gap or is out of order',
    ])
    expect(faults(changed((copy) => void copy.events.pop()))).toContainEqual([4, 'event/4', 'In the manifest, but missing'])
    expect(faults(changed((copy) => void copy.events.push(copy.events[3]!)))[0]![0]).toBe(4)
    expect(faults(changed((copy) => void copy.events.reverse()))[0]![0]).toBe(1)
  })

  test('an item the manifest does not name is found, and a name without an item', () => {
    expect(
      faults(
        changed((copy) => {
          copy.documents = [{ name: '假.pdf', seq: 1, type: 'application/pdf', content: '' }]
        }),
      ),
    ).toEqual([[undefined, 'document/假.pdf', 'Not in the manifest']])
    expect(
      faults(
        changed((copy) => {
          copy.manifest = copy.manifest.filter((line) => line.name !== 'event/2')
        }),
      ),
    ).toEqual([[2, 'event/2', 'Not in the manifest']])
    expect(
      faults(
        changed((copy) => {
          copy.reveals = copy.reveals.slice(1)
        }),
      )[0]![2],
    ).toBe('In the manifest, but missing')
    expect(faults(changed((copy) => Object.assign(copy, { remark: '' })))).toEqual([[undefined, 'remark', 'Not in the manifest']])
  })

  test('a value other than the one entered does not pass as it', () => {
    const document = changed((copy) => {
      copy.reveals = copy.reveals.map((reveal) => (reveal.value === '张三' ? { ...reveal, value: '张四' } : reveal))
    })
    expect(faults(document)).toContainEqual([1, 'reveal/…', 'The value does not match the record'])
  })

  test('a file that was exchanged is found, also when its size stays the same', () => {
    const document = changed((copy) => {
      copy.files = copy.files.map((file) => ({ ...file, content: Buffer.from('照骗').toString('base64') }))
    })
    expect(faults(document)).toContainEqual([3, 'file/…', 'The file does not match its hash'])
  })

  test('time that runs backwards is found even when every hash is made anew', () => {
    const document = changed((copy) =>
      rewrite(copy, (envelope) => {
        if (envelope.seq === 3) envelope.recordedAt = '2026-03-01T00:00:00.000Z'
      }),
    )
    expect(faults(document).map((fault) => fault[2])).toContain('Entered before the entry it follows')
  })

  test('who rewrites the whole chain is found by the seal, a kept head and the receipt', async () => {
    const receipt = await receiptOf(store, caseId, 1, 'applicants-0')
    const forged = changed((copy) =>
      rewrite(copy, (envelope) => {
        if (envelope.seq === 1) envelope.on = '2026-02-01'
      }),
    )
    const { seals: _, ...withoutSeals } = forged as CaseExport
    expect(faults(withoutSeals).filter(([, item]) => item !== 'manifest' && !item.startsWith('event'))).toEqual([])
    expect(faults(forged)).toContainEqual([undefined, 'seals', 'The day seals do not hold'])
    expect(faults(withoutSeals, { head: whole.head.hash })).toContainEqual([undefined, 'head', 'Does not agree with what was kept'])
    expect(faults(withoutSeals, { seal: whole.seals!.days.at(-1)!.head })).toContainEqual([
      undefined,
      'seals',
      'Does not agree with what was kept',
    ])
    expect(verifyReceipt(receipt, withoutSeals).ok).toBe(false)
    expect(verifyReceipt(receipt, whole)).toEqual({ ok: true, head: whole.head.hash })
    expect(receipt.reveals?.map((reveal) => reveal.value)).toContain('张三')
  })

  test('a receipt with another number, time or content does not hold', async () => {
    const receipt = await receiptOf(store, caseId, 3)
    expect(verifyReceipt(receipt, whole).ok).toBe(true)
    for (const other of [{ reference: '镇图借〔2026〕9号' }, { recordedAt: '2026-03-02T00:00:00.000Z' }, { digests: [] }, { seq: 2 }]) {
      expect(verifyReceipt({ ...receipt, ...other }, whole).ok).toBe(false)
    }
  })

  test('anything else is refused, not crashed upon', () => {
    for (const thing of [
      null,
      1,
      'x',
      {},
      [],
      { format: 'fadu-case/1', digest: 'sm3' },
      changed((copy) => {
        copy.events = [null as never]
      }),
    ])
      expect(verifyExport(thing).ok).toBe(false)
  })

  test('after one party is erased the chain still holds, the values are gone, and other cases keep theirs', async () => {
    const other = store.newCaseId()
    await act(store, other, clerk, 'applied', application('李四'))
    const view = viewOf(anyLibraryCard, await store.read(caseId), {
      today: '2026-03-05' as never,
      calendar: chinaCalendar,
    }) as unknown as AnyView
    expect(await eraseParty(store, caseId, ownersOf(anyLibraryCard, view).get('applicant-1')!, '依申请删除')).toBe(4)
    const erased = await exportCase(store, store.files, caseId, { reveal: true })
    expect(erased.reveals).toEqual([])
    expect(verifyExport(erased)).toEqual({ ok: true, head: whole.head.hash })
    const [first] = await store.read(caseId)
    expect((first!.paper as ReturnType<typeof application>).applicants[0]).toMatchObject({ name: '〔已删除〕', phone: '〔已删除〕' })
    expect(JSON.stringify(await store.read(other))).toContain('李四')
    await act(store, caseId, clerk, 'sampled')
  })
})

/** What a forger with the whole database would do: change, then make every hash and the manifest anew. */
function rewrite(copy: Loose, change: (envelope: Record<string, unknown>) => void): void {
  for (const [i, event] of copy.events.entries()) {
    change(event.envelope)
    if (i > 0) event.envelope.previous = copy.events[i - 1]!.hash
    event.hash = hashOf('sm3', event.envelope)
  }
  copy.head = { seq: copy.events.length, hash: copy.events.at(-1)!.hash }
}
