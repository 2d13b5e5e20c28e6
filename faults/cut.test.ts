import { connect, createServer, type Server as Listener, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Shot } from '../bench/load.ts'
import { importLines, type Officials, opening, signIn, stepping } from '../bench/matters.ts'
import { newDistrict } from './rig/districts.ts'
import { type Server, startServer, until } from './rig/server.ts'
import { expectWhole, rowsOf } from './rig/whole.ts'
import { send, signedIn, type Work } from './rig/work.ts'

/** Stands between server and database, and cuts a connection after a statement was passed on and before its answer is. */
interface Cutter {
  readonly port: number
  /** The next connection over which this text goes is cut; the database carries out what it was sent. */
  cutAfter(text: string): void
  readonly cuts: () => number
  close(): void
}

async function cutterBefore(target: { readonly host: string; readonly port: number }): Promise<Cutter> {
  let awaited: string | undefined
  let cuts = 0
  const open = new Set<Socket>()
  const listener: Listener = createServer((near) => {
    const far = connect(target.port, target.host)
    let doomed = false
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => open.delete(socket))
    }
    near.on('data', (chunk) => {
      if (awaited !== undefined && chunk.includes(awaited)) {
        awaited = undefined
        doomed = true
        cuts++
      }
      far.write(chunk)
    })
    far.on('data', (chunk) => {
      // The answer is here, so it was carried out; nobody will hear of it.
      if (doomed) near.destroy()
      else near.write(chunk)
    })
    near.on('close', () => far.end())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  return {
    port: (listener.address() as { port: number }).port,
    cutAfter: (text) => {
      awaited = text
    },
    cuts: () => cuts,
    close: () => {
      listener.close()
      for (const socket of open) socket.destroy()
    },
  }
}

describe('the connection to the database is cut in the middle of an append', () => {
  let district: Awaited<ReturnType<typeof newDistrict>>
  let cutter: Cutter
  let server: Server
  let officials: Officials
  const acknowledged: Work['acknowledged'] = []
  beforeAll(async () => {
    district = await newDistrict()
    const address = new URL(district.databaseUrl)
    cutter = await cutterBefore({ host: address.hostname, port: Number(address.port) })
    address.port = String(cutter.port)
    server = await startServer({ ...district, databaseUrl: address.href })
    officials = await signedIn(server.port)
  })
  afterAll(async () => {
    await server?.stop()
    cutter?.close()
    await district?.remove()
  })

  /** Sends under one key until it is answered, as a screen does. */
  const acknowledge = async (shot: Shot): Promise<{ readonly id: string }> => {
    const reply = await until(async () => {
      const got = await send(server.port, shot)
      expect(got === undefined || got.status < 300 || got.status >= 500, got?.text).toBe(true)
      return got && got.status < 300 && got
    }, 'an answer')
    const answer = JSON.parse(reply.text) as { id: string; seq: number; hash: string }
    acknowledged.push({ shot, case: answer.id, seq: answer.seq, hash: answer.hash, answer })
    return answer
  }

  test('after the statement with number and entry was sent: whoever filed has exactly one case', async () => {
    for (let n = 0; n < 5; n++) {
      const before = cutter.cuts()
      cutter.cutAfter('append-numbered')
      await acknowledge(opening(officials, n))
      expect(cutter.cuts()).toBe(before + 1)
    }
    expect(server.alive()).toBe(true)
  })

  test.each([
    ['the numbers', 'insert into number_series'],
    ['the entries', 'append'],
    ['the commit', 'commit'],
  ])('after %s of many cases were sent: the same cases sent again are there, each once', async (what, text) => {
    const { registrar } = await signIn(server.port, ['registrar'])
    const cases = () => rowsOf<{ n: number }>(district.databaseUrl, 'select count(*)::integer as n from case_view')
    const [had] = await cases()
    const lines = importLines(5).map((line) => line.replace('"old-', `"${what}-`))
    const before = cutter.cuts()
    cutter.cutAfter(text)
    const reply = await until(async () => {
      const headers = { cookie: registrar!, 'x-fadu-csrf': '1' }
      const got = await send(server.port, { method: 'POST', path: '/api/imports', headers, body: { lines } })
      return got && got.status < 300 && got
    }, 'an answer')
    expect(cutter.cuts()).toBe(before + 1)
    const { cases: fresh, known, faults } = JSON.parse(reply.text) as { cases: number; known: number; faults: unknown[] }
    expect({ told: fresh + known, faults }).toEqual({ told: 5, faults: [] })
    expect((await cases())[0]!.n).toBe(had!.n + 5)
  })

  test('after a step was sent: whoever took it finds it taken, once', async () => {
    for (let n = 0; n < 5; n++) {
      const { id } = await acknowledge(opening(officials, n))
      const before = cutter.cuts()
      cutter.cutAfter('append')
      await acknowledge(stepping(officials, id, 1))
      expect(cutter.cuts()).toBe(before + 1)
      const rows = await rowsOf<{ n: number }>(district.databaseUrl, 'select count(*)::integer as n from event where case_id = $1', [id])
      expect(rows).toEqual([{ n: 2 }])
    }
  })

  test('and the district is whole', () => expectWhole(district, { acknowledged, refused: [], unanswered: () => 0, finish: async () => {} }))
})
