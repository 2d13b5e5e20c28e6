import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJobs } from './jobs/work.ts'
import { file, resident } from './testing/matters.ts'
import { keep } from './testing/test-district.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { deliverWebhook, webhookSecret } from './webhooks/deliver-webhook.ts'
import { AddressRefused, allowedNetworks, guardedAddress } from './webhooks/guarded-address.ts'

describe('where a webhook may go', () => {
  it.each([
    ['this machine', 'https://127.0.0.1/hook'],
    ['this machine by name', 'https://localhost/hook'],
    ['this machine in another spelling', 'https://2130706433/hook'],
    ['this machine as IPv6', 'https://[::1]/hook'],
    ['IPv4 in the clothes of IPv6', 'https://[::ffff:10.0.0.8]/hook'],
    ['the inside', 'https://192.168.3.4/hook'],
    ['where clouds keep their secrets', 'https://169.254.169.254/latest/meta-data'],
    ['everywhere', 'https://0.0.0.0/'],
    ['a unique local address', 'https://[fd00::5]/'],
    ['a site of its own, as such were once written', 'https://[fec0::5]/'],
    ['this machine written as an address of IPv6', 'https://[::7f00:1]/'],
    ['this machine as a gateway of the network translates it', 'https://[64:ff9b:1::7f00:1]/'],
    ['this machine as a gateway without state translates it', 'https://[::ffff:0:7f00:1]/'],
    ['this machine through a tunnel', 'https://[2001:0:7f00:1::]/'],
    ['a name and password in the address', 'https://user:secret@93.184.216.34/'],
    ['plain http to the outside', 'http://93.184.216.34/'],
  ])('not to %s', async (_what, url) => {
    await expect(guardedAddress(url, allowedNetworks(undefined))).rejects.toThrow(AddressRefused)
  })
  it('to the outside by https, and inside where the settings allow it', async () => {
    expect(await guardedAddress('https://93.184.216.34/hook', allowedNetworks(undefined))).toMatchObject({ address: '93.184.216.34' })
    expect(await guardedAddress('http://10.3.0.9:8080/hook', allowedNetworks('10.3.0.0/24, fd00::/8'))).toMatchObject({
      address: '10.3.0.9',
    })
    await expect(guardedAddress('http://10.4.0.9/hook', allowedNetworks('10.3.0.0/24'))).rejects.toThrow('10.4.0.9')
  })
})

interface Heard {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver that answers as told and notes what it hears. */
async function receiver(answers: (n: number) => { status: number; headers?: Record<string, string> }) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      const { status, headers } = answers(heard.length)
      response.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close: () => server.close() }
}

const until = async (holds: () => boolean) => {
  for (let n = 0; n < 150 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(holds()).toBe(true)
}

describe.each(enginesHere())('a webhook, on %s', (engine) => {
  let databases: TestDatabases
  let test: TestHouse
  beforeAll(async () => {
    databases = await testDatabases()
    test = await openTestHouse(await databases.fresh(engine), { withQueue: true, environment: { FADU_WEBHOOK_NETWORKS: '127.0.0.1' } })
    await startJobs(test.house)
  })
  afterAll(async () => {
    await test?.close()
    await databases?.close()
  })

  it('tells of a step once it is recorded, signed, without a word of the paper', async () => {
    const there = await receiver(() => ({ status: 204 }))
    const entry = await keep(test.house, 'webhooks', 'entered', {
      entry: { id: 'province', system: '省平台', url: there.url, procedures: ['dispute-mediation'] },
    })
    const { id } = await file(test)
    await until(() => there.heard.length === 1)
    const { headers, body } = there.heard[0]!
    expect(JSON.parse(body)).toMatchObject({
      specversion: '1.0',
      type: 'cn.fadu.dispute-mediation.filed',
      subject: id,
      data: { case: id, seq: 1 },
    })
    expect(body).not.toContain(resident.name)
    const signed = createHmac('sha256', webhookSecret(test.house, entry)).update(
      `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`,
    )
    expect(headers['webhook-signature']).toBe(`v1,${signed.digest('base64')}`)
    await file(test, 'administrative-reconsideration')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(there.heard).toHaveLength(1)
    await keep(test.house, 'webhooks', 'ended', { reason: '不再需要' }, entry)
    there.close()
  })

  it('tries again where the receiver fails, under the same name; a redirect is a failure and is not followed', async () => {
    const there = await receiver((n) => (n === 1 ? { status: 302, headers: { location: 'http://169.254.169.254/' } } : { status: 500 }))
    const entry = await keep(test.house, 'webhooks', 'entered', { entry: { id: 'failing', system: '市平台', url: there.url } })
    const { id } = await file(test)
    const again = () => deliverWebhook(test.house, { webhook: entry, case: id, seq: 1 })
    await expect(again()).rejects.toThrow('the receiver answered')
    await expect(again()).rejects.toThrow('the receiver answered')
    expect(new Set(there.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    await keep(test.house, 'webhooks', 'ended', { reason: '不再需要' }, entry)
    const before = there.heard.length
    await again()
    expect(there.heard.length, 'one that was ended hears nothing').toBe(before)
    there.close()
  })
})
