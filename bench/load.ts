import { connect, type Socket } from 'node:net'

/** One request of a connection, and what to make of its answer. */
export interface Shot {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly done?: (answer: Answer) => void
}

export interface Answer {
  readonly status: number
  readonly text: string
}

export interface Load {
  readonly count: number
  readonly perSecond: number
  /** Milliseconds, by share of the requests. */
  readonly p50: number
  readonly p99: number
  /** Answers that were not 2xx, by status. */
  readonly refused: ReadonlyMap<number, number>
}

/**
 * Sends requests over a number of keep-alive connections of this machine's loopback, one at a time on each, until the time is over.
 * Raw sockets, so that the generator takes as little of the two cores as can be. `next` gives a connection's next shot; `undefined` ends it.
 */
export async function drive(
  port: number,
  connections: number,
  milliseconds: number,
  next: (connection: number) => Shot | undefined,
): Promise<Load> {
  const took: number[] = []
  const refused = new Map<number, number>()
  const began = performance.now()
  const until = began + milliseconds
  await Promise.all(
    Array.from({ length: connections }, async (_, n) => {
      const line = await Line.open(port)
      for (let shot = next(n); shot && performance.now() < until; shot = next(n)) {
        const sent = performance.now()
        const answer = await line.send(shot)
        took.push(performance.now() - sent)
        if (answer.status >= 300) refused.set(answer.status, (refused.get(answer.status) ?? 0) + 1)
        shot.done?.(answer)
      }
      line.close()
    }),
  )
  const seconds = (performance.now() - began) / 1000
  took.sort((a, b) => a - b)
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { count: took.length, perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99), refused }
}

/** One request, for setting up. @throws when the answer is not 2xx */
export async function ask(port: number, shot: Shot): Promise<{ answer: unknown; cookie: string | undefined }> {
  const line = await Line.open(port)
  const answer = await line.send(shot)
  line.close()
  if (answer.status >= 300) throw new Error(`${shot.method} ${shot.path}: ${answer.status} ${answer.text}`)
  return { answer: answer.text ? JSON.parse(answer.text) : undefined, cookie: line.cookie }
}

/** A keep-alive connection that understands answers with a content-length or chunks. */
class Line {
  readonly #socket: Socket
  #waiting: { resolve: (answer: Answer) => void; reject: (fault: Error) => void } | undefined
  #held = ''
  cookie: string | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('latin1')
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      this.#held += chunk
      this.#read()
    })
    const fail = (fault?: Error) => this.#waiting?.reject(fault ?? new Error('the connection was closed'))
    socket.on('error', fail)
    socket.on('close', () => fail())
  }

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Line(socket)))
      socket.once('error', reject)
    })
  }

  send({ method, path, headers = {}, body }: Shot): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body)
    const lines = Object.entries({
      host: '127.0.0.1',
      ...(text && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${text}`, 'utf8')
    })
  }

  #read(): void {
    const end = this.#held.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#held.slice(0, end)
    const body = bodyOf(head, this.#held.slice(end + 4))
    if (body === undefined) return
    this.#held = ''
    this.cookie = /^set-cookie: ([^;\r]+)/im.exec(head)?.[1] ?? this.cookie
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({ status: Number(head.slice(9, 12)), text: Buffer.from(body, 'latin1').toString('utf8') })
  }

  close(): void {
    this.#waiting = undefined
    this.#socket.destroy()
  }
}

/** The whole body, or `undefined` while some of it is still on its way. */
function bodyOf(head: string, rest: string): string | undefined {
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (length !== undefined) return rest.length >= Number(length) ? rest.slice(0, Number(length)) : undefined
  if (!/^transfer-encoding: chunked/im.test(head)) return ''
  if (!rest.endsWith('0\r\n\r\n')) return undefined
  return rest.replace(/(?:^|\r\n)[0-9a-f]+\r\n/gi, '')
}
