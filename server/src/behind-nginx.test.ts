import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { place } from './place.ts'
import { readSettings } from './settings.ts'
import { act, file } from './testing/matters.ts'
import { openTestHouse, streamOf, type TestHouse } from './testing/test-house.ts'
import { uploadOf } from './testing/upload.ts'

/** Two processes behind the nginx of deploy/: the file as it is shipped, with only ports and certificates changed. */

const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find(existsSync)
const possible = nginx !== undefined && enginesHere().includes('postgres')
if (!possible) console.warn('NOT TESTED: the processes behind nginx. Install the Debian packages nginx-light and postgresql-15.')

const shipped = readFileSync(join(place.root, 'deploy', 'nginx.conf'), 'utf8')
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A whole configuration around a server file, everything it writes in one folder. */
const around = (folder: string, conf: string, upstream: string): string => `
  ${process.getuid?.() === 0 ? 'user root;' : ''}
  daemon off;
  worker_processes 1;
  error_log ${folder}/error.log;
  pid ${folder}/nginx.pid;
  events {}
  http {
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n')}
    ${upstream}
    ${conf.replaceAll('/var/log/nginx', folder)}
  }`

describe.runIf(possible)('two houses behind nginx', () => {
  let databases: TestDatabases
  let houses: readonly TestHouse[] = []
  let server: ChildProcess | undefined
  let address: string
  const folder = mkdtempSync(join(tmpdir(), 'fadu-nginx-'))
  const environment = { FADU_PROXY: 'yes', FADU_UPLOAD_MEGABYTES: '20', FADU_RATE: '600' }

  beforeAll(async () => {
    databases = await testDatabases()
    const database = await databases.fresh('postgres')
    const one = await openTestHouse(database, { withQueue: true, environment })
    const two = await openTestHouse(database, { joining: true, clock: one.clock, withQueue: true, environment })
    houses = [one, two]
    const ports = await Promise.all(houses.map(async ({ app }) => Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)))
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    const plain = shipped
      .replace(/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`)
      .replace(/listen 80;/, `listen 127.0.0.1:${await freePort()};`)
      .replaceAll(/^\s*ssl_.*$/gm, '')
    const [first, second] = ports
    const upstream = readFileSync(join(place.root, 'deploy', 'upstream.conf'), 'utf8')
      .replace(':8080', `:${first}`)
      .replace(':8081', `:${second}`)
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'nginx.conf'), around(folder, plain, upstream))
    server = spawn(nginx!, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: 'inherit' })
    await vi.waitFor(async () => expect((await fetch(`${address}/health`)).status).toBe(200), { timeout: 10_000, interval: 50 })
  })
  afterAll(async () => {
    const gone = new Promise((resolve) => (server ? server.once('exit', resolve) : resolve(undefined)))
    server?.kill('SIGTERM')
    await gone
    for (const house of houses) await house.close()
    await databases?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const requests = async ({ house }: TestHouse, route: string) =>
    (await house.figures.requests.get()).values
      .filter((v) => v.labels.route === route && String(v.metricName).endsWith('_count'))
      .reduce((n, v) => n + v.value, 0)

  it('share the requests', async () => {
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${address}/api/portal/procedures`)))
    for (const house of houses) expect(await requests(house, 'offered')).toBeGreaterThan(3)
  })
  it('a live screen hears each event at once, whichever house recorded it', async () => {
    const stream = await streamOf(houses[0]!, address, 'lead')
    const { id } = await file(houses[0]!)
    expect(await stream.next()).toEqual({ case: id, version: 1 })
    await act(houses[1]!, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    expect(await stream.next()).toEqual({ case: id, version: 2 })
    stream.close()
  })
  it('what is just small enough is taken; what is too large is told in our words, and what is far too large by nginx', async () => {
    const text = (megabytes: number, more = 0) => uploadOf('长.txt', Buffer.alloc(megabytes * 1_048_576 + more, 'a'), 'text/plain')
    const send = ({ payload, headers }: ReturnType<typeof uploadOf>) =>
      fetch(`${address}/api/portal/files`, { method: 'POST', headers: { ...headers, 'x-fadu-csrf': '1' }, body: new Uint8Array(payload) })
    expect((await send(text(20))).status).toBe(201)
    const tooLarge = await send(text(20, 1000))
    expect([tooLarge.status, tooLarge.headers.get('content-type')]).toEqual([413, expect.stringContaining('problem+json')])
    const far = await send(text(22))
    expect([far.status, far.headers.get('content-type')]).toEqual([413, 'text/html'])
  })
  it('nobody passes for another address, and the figures are shut', async () => {
    const { app } = houses[0]!
    const seen: string[] = []
    app.server.on('request', (request) => seen.push(String(request.headers['x-forwarded-for'])))
    for (let i = 0; i < 4; i++)
      await fetch(`${address}/health`, { headers: { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' } })
    expect(new Set(seen)).toEqual(new Set(['127.0.0.1']))
    expect((await fetch(`${address}/metrics`)).status).toBe(404)
  })
  it('the log of nginx has the path and the number of the request, and no query', async () => {
    const answer = await fetch(`${address}/api/portal/procedures?name=${encodeURIComponent('高某甲')}`)
    await vi.waitFor(() => {
      const log = readFileSync(join(folder, 'fadu.log'), 'utf8')
      expect(log).toContain(answer.headers.get('x-request-id'))
      expect(log).not.toContain(encodeURIComponent('高某甲'))
    })
  })
  it('one stops, and the other goes on without anybody noticing', async () => {
    const [, second] = houses
    await second!.app.close()
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(`${address}/api/portal/procedures`)).status))
    expect(new Set(statuses)).toEqual(new Set([200]))
  })
})

describe('the shipped file', () => {
  it('lets through exactly what the upload setting allows, one megabyte more for the form', () => {
    expect(Number(/client_max_body_size (\d+)m;/.exec(shipped)?.[1])).toBe(readSettings({}).FADU_UPLOAD_MEGABYTES + 1)
  })
  it.runIf(possible)('passes nginx’s own test as it is, with certificates of its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fadu-nginx-'))
    const [key, certificate] = [join(folder, 'fadu.key'), join(folder, 'fadu.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-subj',
        '/CN=fadu',
        '-days',
        '2',
        '-keyout',
        key,
        '-out',
        certificate,
      ],
      { stdio: 'pipe' },
    )
    const conf = shipped.replaceAll('/etc/nginx/certificates', folder)
    writeFileSync(join(folder, 'nginx.conf'), around(folder, conf, readFileSync(join(place.root, 'deploy', 'upstream.conf'), 'utf8')))
    expect(() =>
      execFileSync(nginx!, ['-t', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: 'pipe' }),
    ).not.toThrow()
    rmSync(folder, { recursive: true, force: true })
  })
})
