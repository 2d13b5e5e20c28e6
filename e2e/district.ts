import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export interface District {
  readonly address: string
  readonly folder: string
  stop(): Promise<void>
}

/** A demonstration district of its own: the built server on a free port with an empty folder, ready when it answers. */
export async function openDistrict(): Promise<District> {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-e2e-'))
  const port = await freePort()
  const server = spawn(process.execPath, [join(root, 'dist/server/fadu.js'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      FADU_DATA: folder,
      FADU_MODE: 'demonstration',
      FADU_RATE: '60000',
      FADU_OVERSEES: '990101=示范区,990102=安宁区,990103=和平区',
      FADU_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  await ready(server, address)
  return {
    address,
    folder,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(server: ChildProcess, address: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode} before it was ready`)
    const answer = await fetch(`${address}/health`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server was not ready after two minutes')
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
