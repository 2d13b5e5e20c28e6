import type { Shot } from '../../bench/load.ts'
import { benchPosts, type Officials, opening, signIn, stepping, stepsOfLife } from '../../bench/matters.ts'
import { pause } from './server.ts'

/** What an acknowledged request was answered. */
export interface Acknowledged {
  readonly shot: Shot
  readonly case: string
  readonly seq: number
  readonly hash: string
  readonly answer: object
}

export interface Work {
  readonly acknowledged: Acknowledged[]
  /** How often a request was not answered, or with a fault of the server's (5xx). It was then sent again under its key. */
  readonly unanswered: () => number
  /** Answers that were neither success nor fault. */
  readonly refused: string[]
  /** No new requests; those under way are sent until they are answered. */
  finish(): Promise<void>
}

const connections = 16

/**
 * People who open disputes and take them their steps, on sixteen connections. Whoever gets no answer sends the same request again, under
 * the same key, as the screens do. `port` is asked each time: the server may come back elsewhere.
 */
export function startWork(port: (connection: number) => number, officials: Officials): Work {
  const acknowledged: Acknowledged[] = []
  const refused: string[] = []
  const seen = { unanswered: 0 }
  let finishing = false
  let next = 0
  const answered = async (shot: Shot, connection: number): Promise<Acknowledged | undefined> => {
    for (let attempt = 0; attempt < 1200; attempt++) {
      const reply = await send(port(connection), shot)
      if (reply && reply.status < 300) {
        const answer = JSON.parse(reply.text) as { id: string; seq: number; hash: string }
        const done = { shot, case: answer.id, seq: answer.seq, hash: answer.hash, answer }
        acknowledged.push(done)
        return done
      }
      if (reply && reply.status < 500) {
        refused.push(`${shot.method} ${shot.path}: ${reply.status} ${reply.text}`)
        return undefined
      }
      seen.unanswered++
      await pause(50)
    }
    refused.push(`${shot.method} ${shot.path}: no answer in a minute`)
    return undefined
  }
  const person = async (connection: number): Promise<void> => {
    while (!finishing) {
      const opened = await answered(opening(officials, next++), connection)
      for (let version = 1; opened && !finishing && version <= stepsOfLife; version++)
        if (!(await answered(stepping(officials, opened.case, version), connection))) break
    }
  }
  const people = Array.from({ length: connections }, (_, n) => person(n))
  return {
    acknowledged,
    refused,
    unanswered: () => seen.unanswered,
    finish: async () => {
      finishing = true
      await Promise.all(people)
    },
  }
}

export interface Reply {
  readonly status: number
  readonly text: string
}

/** One request; `undefined` where no answer came. */
export async function send(port: number, { method, path, headers, body }: Shot): Promise<Reply | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    })
    return { status: response.status, text: await response.text() }
  } catch {
    return undefined
  }
}

export const signedIn = (port: number): Promise<Officials> => signIn(port, benchPosts)

/** Waits until this much was acknowledged. */
export async function acknowledgedAtLeast(work: Work, count: number): Promise<void> {
  for (let attempt = 0; work.acknowledged.length < count; attempt++) {
    if (attempt === 3000)
      throw new Error(`Only ${work.acknowledged.length} of ${count} were acknowledged in a minute: ${work.refused[0] ?? ''}`)
    await pause(20)
  }
}
