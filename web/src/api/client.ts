import { type Answer, type Asked, type ProblemView, type RouteName, routes } from '@fadu/contract'
import { Refused, Unreachable } from './refused.ts'

/** What is asked of a route, with the headers some routes need. */
export interface Question<N extends RouteName> extends Asked<N> {
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

type Loose = Readonly<Record<string, unknown>>

/** The address of a route with its parameters and query filled in; for links and downloads. */
export function addressOf<N extends RouteName>(name: N, asked: Pick<Asked<N>, 'params' | 'query'> = {}): string {
  const params = (asked.params ?? {}) as Loose
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries((asked.query ?? {}) as Loose)) {
    if (value !== undefined && value !== '') query.set(key, String(value))
  }
  const path = routes[name].path.replace(/:(\w+)/g, (_whole, key: string) => encodeURIComponent(String(params[key])))
  const tail = query.toString()
  return tail ? `${path}?${tail}` : path
}

function headersOf(method: string, body: unknown, more: Readonly<Record<string, string>> | undefined): Headers {
  const headers = new Headers(more)
  headers.set('accept', 'application/json')
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (method !== 'GET') headers.set('x-fadu-csrf', '1')
  return headers
}

/** The problem in an answer that is not a success; a body that is none of ours becomes a plain fault with its status. */
export function problemIn(status: number, text: string): ProblemView {
  try {
    const read = JSON.parse(text) as Partial<ProblemView>
    if (read && typeof read === 'object' && read.title && typeof read.title === 'object') return { ...read, status } as ProblemView
  } catch {
    // Not JSON: a proxy or the web server itself answered.
  }
  return { type: 'about:blank', status, code: 'fault', title: { zh: '系统未能完成这次操作', en: 'The system could not complete this' } }
}

type Listener = () => void
const signedOutListeners = new Set<Listener>()

/** Calls back whenever an answer says that nobody is signed in any more; returns how to stop listening. */
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** Asks a route of the contract. Throws {@link Refused} with the problem of any unsuccessful answer, {@link Unreachable} without one. */
export async function call<N extends RouteName>(name: N, question: Question<N> = {}): Promise<Answer<N>> {
  const { method } = routes[name]
  const body = question.body === undefined ? undefined : JSON.stringify(question.body)
  const answer = await fetch(addressOf(name, question), {
    method,
    credentials: 'same-origin',
    headers: headersOf(method, question.body, question.headers),
    ...(body === undefined ? {} : { body }),
    ...(question.signal ? { signal: question.signal } : {}),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Unreachable({ cause })
  })
  const text = await answer.text()
  if (!answer.ok) {
    if (answer.status === 401 && name !== 'signIn') for (const tell of signedOutListeners) tell()
    throw new Refused(problemIn(answer.status, text))
  }
  return (text === '' ? null : JSON.parse(text)) as Answer<N>
}
