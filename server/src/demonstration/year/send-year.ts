import { type Answer, routes } from '@fadu/contract'
import type { ImportLine } from '../../import/import-line.ts'
import { drawnFrom, type FileNamed, type Year } from './lines.ts'
import { organisationWaves } from './organisation.ts'
import type { Volumes } from './volumes.ts'
import { yearLines } from './year-lines.ts'

export interface YearWishes {
  /** Where the house answers: `http://localhost:8080`. */
  readonly house: string
  readonly year: number
  readonly seed: number
  readonly volumes: Volumes
  readonly told?: (sent: { readonly cases: number; readonly events: number }) => void
  /** The cookie of a session that may import; signs in through the door of the demonstration where absent. */
  readonly cookie?: string
}

export interface YearSent {
  readonly cases: number
  readonly events: number
  readonly known: number
  readonly faults: Answer<'importCases'>['faults']
  /** Milliseconds from the first request to the last answer. */
  readonly took: number
}

const keeper = 'registrar'
const linesAtOnce = 500

/**
 * Sends a synthetic year through the bulk door of a house in demonstration, over HTTP like any other system.
 * @throws Error where the house does not let it in; lines that do not stand are told in `faults`
 */
export async function sendYear(wishes: YearWishes): Promise<YearSent> {
  const cookie = wishes.cookie ?? (await signIn(wishes.house))
  const document = await bringDocument(wishes.house, cookie)
  const year: Year = { year: wishes.year, volumes: wishes.volumes, document, drawn: drawnFrom(wishes.seed) }
  const sum = { cases: 0, events: 0, known: 0, faults: [] as Answer<'importCases'>['faults'][number][] }
  const began = performance.now()
  const send = async (lines: readonly ImportLine[]): Promise<void> => {
    const answer = await importLines(wishes.house, cookie, lines)
    sum.cases += answer.cases
    sum.events += answer.events
    sum.known += answer.known
    sum.faults.push(...answer.faults)
    wishes.told?.(sum)
  }
  // In requests of their own: whoever acts, and whatever is named, must be there when the next one is decided.
  for (const wave of organisationWaves(year, keeper)) await send(wave)
  let batch: ImportLine[] = []
  for (const line of yearLines(year, keeper)) {
    batch.push(line)
    if (batch.length < linesAtOnce) continue
    await send(batch)
    batch = []
  }
  if (batch.length > 0) await send(batch)
  return { ...sum, took: performance.now() - began }
}

/** The house at the address did not take what was sent; the message says what it answered. */
export class NotTaken extends Error {
  constructor(address: string, status: number, answer: string) {
    const why = status === 404 ? '（只有演示系统接受 / only a demonstration takes it）' : ''
    super(`对方没有接受${why} / it was not taken: ${address} ${status}\n${answer}`)
    this.name = 'NotTaken'
  }
}

const headersWith = (cookie?: string): Record<string, string> => ({ 'x-fadu-csrf': '1', ...(cookie && { cookie }) })

async function asked(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { method: 'POST', ...init })
  if (!response.ok) throw new NotTaken(address, response.status, await response.text())
  return response
}

async function signIn(house: string): Promise<string> {
  const response = await asked(`${house}${routes.demonstrationSignIn.path}`, {
    headers: { ...headersWith(), 'content-type': 'application/json' },
    body: JSON.stringify({ post: keeper }),
  })
  return response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
}

/** The plan's document: a plan names the file it was read from. */
async function bringDocument(house: string, cookie: string): Promise<FileNamed> {
  const form = new FormData()
  form.append('file', new Blob(['示例专项行动方案\n一、示例行动1\n'], { type: 'text/plain' }), '示例方案.txt')
  const response = await asked(`${house}${routes.caseUpload.path}`, { headers: headersWith(cookie), body: form })
  return (await response.json()) as FileNamed
}

async function importLines(house: string, cookie: string, lines: readonly ImportLine[]): Promise<Answer<'importCases'>> {
  const response = await asked(`${house}${routes.importCases.path}`, {
    headers: { ...headersWith(cookie), 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  return (await response.json()) as Answer<'importCases'>
}
