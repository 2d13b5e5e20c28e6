import { randomUUID } from 'node:crypto'
import { towns } from '../server/src/demonstration/district.ts'
import { person } from '../server/src/demonstration/people.ts'
import { ask, type Shot } from './load.ts'

/** Sessions of the posts that work mediation cases off in the demonstration district. */
export interface Officials {
  readonly [post: string]: string
}

/** Signs posts in through the demonstration's door. */
export async function signIn(port: number, posts: readonly string[]): Promise<Officials> {
  const sessions: Record<string, string> = {}
  for (const post of posts) {
    const { cookie } = await ask(port, {
      method: 'POST',
      path: '/api/demonstration/session',
      headers: { 'x-fadu-csrf': '1' },
      body: { post },
    })
    sessions[post] = cookie!
  }
  return sessions
}

const headers = (cookie: string) => ({ cookie, 'x-fadu-csrf': '1', 'idempotency-key': randomUUID() })

/** A dispute entered at the counter of the centre. */
export const opening = (officials: Officials, n: number): Shot => ({
  method: 'POST',
  path: '/api/cases',
  headers: headers(officials['centre-intake']!),
  body: {
    procedure: 'dispute-mediation',
    event: 'filed',
    paper: {
      organ: 'governance-centre',
      channel: 'counter',
      applicants: [person(n)],
      respondents: [person(n + 1)],
      kind: 'neighbours',
      place: towns[n % towns.length]!.name,
      facts: '楼上装修改动排水管，卫生间多次渗水，双方对修复责任各执一词。',
      wish: '请对方修好漏点并承担粉刷费用。',
    },
  },
})

const mediator = `${towns[0]!.id}-mediator`
export const benchPosts = ['centre-intake', 'centre-lead', mediator] as const

/** What happens to a dispute after it was filed, a step at a time. */
const life = [
  { post: 'centre-lead', event: 'assigned', paper: { organisation: towns[0]!.id, mediator } },
  { post: mediator, event: 'consented', paper: { how: 'spoken' } },
  { post: mediator, event: 'rightsTold', paper: { acknowledged: true } },
  {
    post: mediator,
    event: 'sessionHeld',
    paper: { place: '调解室', present: '双方当事人、调解员', minutes: '双方陈述了经过，对漏水原因没有争议，约定下次谈修复费用。' },
  },
] as const
export const stepsOfLife = life.length

export const stepping = (officials: Officials, id: string, version: number): Shot => {
  const { post, event, paper } = life[version - 1]!
  return {
    method: 'POST',
    path: `/api/cases/${id}/acts`,
    headers: { ...headers(officials[post]!), 'if-match': `"${version}"` },
    body: { event, paper },
  }
}

/** The same life for the engine alone: who acts, in which role, with which paper. */
export function lifeOfADispute(n: number) {
  const official = (post: string, organ: string, role: string) => ({ kind: 'post', role, post, organ, person: `person-${post}` }) as const
  const town = towns[0]!.id
  const roles = ['intake', 'lead', 'mediator', 'mediator', 'mediator', 'mediator']
  const events = [
    { post: 'centre-intake', event: 'filed', paper: (opening({ 'centre-intake': '' }, n).body as { paper: object }).paper },
    ...life,
  ]
  return events.map(({ post, event, paper }, i) => ({
    actor: official(post, i < 2 ? 'governance-centre' : town, roles[i]!),
    roles: [roles[i]!],
    event,
    paper,
  }))
}

/** Disputes of another system, one line of JSON each, as `fadu import` reads them. */
export function importLines(cases: number): readonly string[] {
  return Array.from({ length: cases }, (_, n) => {
    const filed = { event: 'filed', by: 'centre-intake', paper: (opening({ 'centre-intake': '' }, n).body as { paper: object }).paper }
    const steps = life.map(({ post, event, paper }) => ({ event, by: post, paper }))
    const again = steps.at(-1)!
    const events = [filed, ...steps, again].map((e, i) => ({ ...e, on: `2026-${String((n % 9) + 1).padStart(2, '0')}-${String(i + 10)}` }))
    return JSON.stringify({ procedure: 'dispute-mediation', id: `old-${n}`, events })
  })
}
export const eventsOfLine = life.length + 2
