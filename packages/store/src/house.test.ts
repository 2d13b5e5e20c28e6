import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Instant } from '@fadu/legal-time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountBy, changeSecret, createAccount, disableAccount, enableAccount, listAccounts } from './accounts.ts'
import { FileTooLarge } from './files.ts'
import { rememberedRequest, sweepRequests } from './idempotency.ts'
import { addNotice, noteNotSent, noteSent, waitingNotices } from './notices.ts'
import { confirmSecondFactor, dropSecondFactor, proposeSecondFactor, secondFactorOf, useRecoveryCode, useStep } from './second-factor.ts'
import { endSession, openSession, sessionBy, sweepSessions, switchPost, touchSession } from './sessions.ts'
import { addCalendarEntry, calendarEntries, changeSetting, setting } from './settings.ts'
import { forgetSignInFailures, noteSignInFailure, sweepSignInWaits, waitingLogins, waitsUntil } from './sign-in-waits.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { act, applicant, application, apply, clerk, type TestClock, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const at = (text: string) => text as Instant

describe.each(enginesHere())('on %s', (engine) => {
  let store: Store & { clock: TestClock }
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine))
  })
  afterAll(() => store.close())

  describe('accounts and sessions', () => {
    test('a login belongs to one account', async () => {
      const id = await createAccount(store, store.database, { login: 'wang', person: 'person-wang', name: '王五', secret: 's1' })
      await expect(createAccount(store, store.database, { login: 'wang', person: 'x', name: 'x' })).rejects.toThrow('account_by_login')
      await changeSecret(store, id, 's2')
      expect(await accountBy(store, { login: 'wang' })).toMatchObject({ id, secret: 's2', person: 'person-wang', administrator: false })
      expect((await listAccounts(store)).map((account) => account.login)).toEqual(['wang'])
    })

    test('failures are counted where they come from: a place waits ever longer, another does not wait for it', async () => {
      const attacker = { login: 'l', source: 'elsewhere', known: false }
      const owner = { login: 'l', source: 'own-device', known: true }
      for (let n = 0; n < 4; n++) await noteSignInFailure(store, attacker)
      expect(await waitsUntil(store, attacker)).toBeUndefined()
      const waits: (string | undefined)[] = []
      for (let n = 0; n < 3; n++) {
        await noteSignInFailure(store, attacker)
        waits.push(await waitsUntil(store, attacker))
      }
      expect(waits).toEqual(['2026-03-02T01:01:00.000Z', '2026-03-02T01:02:00.000Z', '2026-03-02T01:04:00.000Z'])
      expect(await waitsUntil(store, owner)).toBeUndefined()
      expect(await waitsUntil(store, { ...owner, source: 'new', known: false })).toBeUndefined()
      for (let n = 0; n < 45; n++) await noteSignInFailure(store, { ...attacker, source: `swarm-${n}` })
      expect(await waitsUntil(store, { ...owner, source: 'new', known: false })).toBe('2026-03-02T01:01:00.000Z')
      expect(await waitsUntil(store, owner)).toBeUndefined()
      expect(await waitingLogins(store, ['l', 'm'])).toEqual(new Set(['l']))
      await forgetSignInFailures(store, attacker)
      expect(await waitsUntil(store, { ...attacker, known: true })).toBeUndefined()
      store.clock.moveTo('2026-03-04')
      await sweepSignInWaits(store)
      expect(await store.database.query(sql`select * from sign_in_wait`)).toEqual([])
      store.clock.moveTo('2026-03-02')
    })

    test('a second factor is in force once confirmed; its steps and recovery codes serve once; nothing of it lies open', async () => {
      const { id } = (await accountBy(store, { login: 'wang' }))!
      const secret = Buffer.from('12345678901234567890')
      await proposeSecondFactor(store, id, secret)
      expect(await accountBy(store, { id })).toMatchObject({ second_factor: false })
      expect(await secondFactorOf(store, id)).toEqual({ secret: undefined, proposed: secret, lastStep: 0 })
      await confirmSecondFactor(store, id, 7, ['h1', 'h2'])
      expect(await secondFactorOf(store, id)).toEqual({ secret, proposed: undefined, lastStep: 7 })
      expect(await accountBy(store, { id })).toMatchObject({ second_factor: true })
      expect([await useStep(store, id, 7), await useStep(store, id, 8), await useStep(store, id, 8)]).toEqual([false, true, false])
      expect([
        await useRecoveryCode(store, id, 'h1'),
        await useRecoveryCode(store, id, 'h1'),
        await useRecoveryCode(store, id, 'x'),
      ]).toEqual([true, false, false])
      const [row] = await store.database.query<{ secret: Uint8Array }>(sql`select secret from second_factor`)
      expect(Buffer.from(row!.secret).includes(secret)).toBe(false)
      await dropSecondFactor(store, id)
      expect(await secondFactorOf(store, id)).toBeUndefined()
      expect(await store.database.query(sql`select * from recovery_code`)).toEqual([])
    })

    test('a session ends at its end, when it is ended, and with its account; its identifier is nowhere in the database', async () => {
      const account = (await accountBy(store, { login: 'wang' }))!.id
      const id = await openSession(store, { account, post: 'post-1', expiresAt: at('2026-03-02T09:00:00.000Z') })
      await switchPost(store, id, 'post-2')
      expect(await sessionBy(store, id)).toMatchObject({ account, post: 'post-2', expires_at: '2026-03-02T09:00:00.000Z' })
      expect(JSON.stringify(await store.database.query(sql`select * from session`))).not.toContain(id)
      await disableAccount(store, account)
      await enableAccount(store, account)
      expect(await sessionBy(store, id)).toBeUndefined()
      const second = await openSession(store, { account, expiresAt: at('2026-03-02T09:00:00.000Z') })
      await touchSession(store, second, at('2026-03-02T10:00:00.000Z'))
      store.clock.at = at('2026-03-02T09:30:00.000Z')
      expect(await sessionBy(store, second)).toMatchObject({ seen_at: '2026-03-02T01:00:00.000Z' })
      store.clock.at = at('2026-03-02T10:00:00.000Z')
      expect(await sessionBy(store, second)).toBeUndefined()
      expect(await sweepSessions(store)).toBe(1)
      store.clock.moveTo('2026-03-02')
      const third = await openSession(store, { account, expiresAt: at('2026-03-02T09:00:00.000Z') })
      await endSession(store, third)
      expect(await sessionBy(store, third)).toBeUndefined()
    })
  })

  describe('files', () => {
    test('are named by their content, kept once, and read back whole', async () => {
      const content = Buffer.alloc(300_000, '卷')
      const first = await store.files.put(Readable.from([content.subarray(0, 1000), content.subarray(1000)]), {
        name: '卷宗.pdf',
        by: 'post-clerk',
      })
      expect(await store.files.put(content)).toEqual(first)
      expect(first.size).toBe(300_000)
      expect(await buffer((await store.files.read(first.hash))!)).toEqual(content)
      expect(await store.files.owners(first.hash)).toMatchObject({ name: '卷宗.pdf', stored_by: 'post-clerk', cases: [] })
      expect(readdirSync(join(fileFolder(), first.hash.slice(0, 2)))).toEqual([first.hash])
    })

    test('an unknown hash is nothing, a path is an error', async () => {
      expect(await store.files.read('0'.repeat(64))).toBeUndefined()
      expect(await store.files.owners('0'.repeat(64))).toBeUndefined()
      await expect(store.files.read('../../etc/passwd')).rejects.toThrow(RangeError)
    })

    test('too large a file leaves nothing behind', async () => {
      await expect(store.files.put(Buffer.alloc(2000), {}, 1000)).rejects.toThrow(FileTooLarge)
      expect(readdirSync(fileFolder()).filter((name) => name.startsWith('arriving'))).toEqual([])
    })

    test('a file changed on disk breaks while it is read', async () => {
      const { hash } = await store.files.put(Buffer.from('原件'))
      writeFileSync(join(fileFolder(), hash.slice(0, 2), hash), '伪件')
      await expect(buffer((await store.files.read(hash))!)).rejects.toThrow('was altered')
    })

    test('a file named in a paper belongs to its case and is never swept; one that nobody names is', async () => {
      const caseId = await apply(store)
      const kept = await store.files.put(Buffer.from('证据'))
      const left = await store.files.put(Buffer.from('草稿'))
      await act(store, caseId, applicant, 'material.added', {
        title: '证据',
        proves: '住所',
        files: [{ ...kept, name: 'a.jpg', type: 'image/jpeg' }],
      })
      expect((await store.files.owners(kept.hash))!.cases).toEqual([caseId])
      const swept = await store.files.sweep('2026-03-02T01:00:00.001Z')
      expect(swept).toContain(left.hash)
      expect(swept).not.toContain(kept.hash)
      expect(existsSync(join(fileFolder(), left.hash.slice(0, 2), left.hash))).toBe(false)
    })

    const fileFolder = () => join(folderOf(store), 'files')
  })

  test('messages wait until they are sent; those that fail again and again are left for a person', async () => {
    const notice = { channel: 'sms', recipient: 'applicants-0', template: 'accepted', body: { n: 1 } }
    const [first, second] = [await addNotice(store, store.database, notice), await addNotice(store, store.database, notice)]
    await noteSent(store, first)
    expect(await waitingNotices(store, 10)).toMatchObject([{ id: second, ...notice, failures: 0 }])
    for (let n = 0; n < 5; n++) await noteNotSent(store, second, 'no answer')
    expect(await waitingNotices(store, 10)).toEqual([])
    expect(await waitingNotices(store, 10, 6)).toHaveLength(1)
  })

  test('settings and calendar notices are kept', async () => {
    await changeSetting(store, store.database, 'name', { zh: '望江区' }, 'post-admin')
    await changeSetting(store, store.database, 'name', { zh: '青山区' }, 'post-admin')
    expect([await setting(store, 'name'), await setting(store, 'none')]).toEqual([{ zh: '青山区' }, undefined])
    const entry = { notice: '试〔2026〕1号', published_on: '2026-03-02' as never, body: { days: [] } }
    await addCalendarEntry(store, store.database, entry, 'post-admin')
    await expect(addCalendarEntry(store, store.database, entry, 'post-admin')).rejects.toThrow('calendar_change_by_notice')
    expect(await calendarEntries(store)).toEqual([entry])
  })

  test('the answer to a repeated request is remembered until it is swept', async () => {
    const idempotency = { actor: 'a', key: 'k', requestHash: 'h', response: () => ({ ok: true }) }
    const caseId = store.newCaseId()
    await store.append({
      case: caseId,
      procedure: 'library-card',
      edition: '2020',
      expectedVersion: 0,
      idempotency,
      events: [{ type: 'applied', on: '2026-03-02' as never, by: clerk, paper: application() }],
    })
    expect(await rememberedRequest(store, 'a', 'k')).toMatchObject({ request_hash: 'h', case_id: caseId, response: { ok: true } })
    expect(await rememberedRequest(store, 'b', 'k')).toBeUndefined()
    expect(await sweepRequests(store, at('2026-03-03T00:00:00.000Z'))).toBe(1)
  })

  test('many cases are appended together, all or none', async () => {
    const request = (caseId: string, expectedVersion = 0) => ({
      case: caseId,
      procedure: 'library-card',
      edition: '2020',
      expectedVersion,
      events: [{ type: 'applied', on: '2026-03-02' as never, by: clerk, paper: application() }],
    })
    const ids = Array.from({ length: 20 }, () => store.newCaseId())
    expect(await store.appendMany(ids.map((id) => request(id)))).toBe(20)
    expect((await store.readMany(ids)).size).toBe(20)
    const fresh = store.newCaseId()
    await expect(store.appendMany([request(fresh), request(ids[0]!)])).rejects.toThrow()
    expect(await store.read(fresh)).toEqual([])
  })
})

const folderOf = (store: Store): string => (store as Store & { folder: string }).folder
