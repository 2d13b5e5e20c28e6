import type { ServerResponse } from 'node:http'
import { procedureOf, words } from '@fadu/procedure'
import type { FastifyInstance } from 'fastify'
import { actingNow, type PostWho } from '../auth/who.ts'
import type { Change, House } from '../house.ts'
import { Problem } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { sightIn } from '../sight.ts'

const heartbeatMs = 25_000
/** Screens one account may have open at a process: more than anybody looks at, far fewer than would hold up the others. */
const mostScreens = 20
/** Bytes that may wait for a screen that does not read. */
const mostUnread = 65_536

/** Server-sent events: {case, version} whenever something changes in a case that stands in this post's lists. No content travels, only that there is something to read. */
export function liveRoutes(app: FastifyInstance, house: House): void {
  app.addHook('preClose', async () => {
    for (const close of house.screens) close()
  })
  const open = new Map<string, number>()
  const count = (account: string, more: number): void => {
    const now = (open.get(account) ?? 0) + more
    if (now > 0) open.set(account, now)
    else open.delete(account)
  }

  serve(app, house, 'live', async ({ who, reply, request }) => {
    const { id } = who.account
    if ((open.get(id) ?? 0) >= mostScreens) throw tooManyScreens()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
      'x-request-id': request.id,
    })
    raw.write('retry: 5000\n\n')
    count(id, 1)
    const end = tellScreen(house, who, raw)
    const stop = () => {
      if (!house.screens.delete(stop)) return
      count(id, -1)
      end()
    }
    house.screens.add(stop)
    request.raw.on('close', stop)
    raw.on('close', stop)
    return null
  })
}

/** Tells one screen what concerns it, as long as whoever opened it is still signed in, and through the post of the session. @returns what ends it */
function tellScreen(house: House, who: PostWho, raw: ServerResponse): () => void {
  let { acting } = who
  const concerns = ({ procedure, view }: Change): boolean => {
    const organisation = house.organisation.known
    const about = { procedure: procedureOf(house.store.catalogue, procedure, view.edition), view }
    return organisation !== undefined && sightIn(organisation, about, acting, 'list') !== 'shut'
  }
  /** Asked anew before anything is told: a session ends, an account is disabled, a term is over while the screen stays open. */
  const stillThere = async (): Promise<boolean> => {
    const now = await actingNow(house, who.session).catch(() => undefined)
    if (now) acting = now
    return now !== undefined
  }
  const written = (text: string): void => {
    if (raw.writableLength > mostUnread) raw.destroy()
    else if (!raw.writableEnded) raw.write(text)
  }
  let turn: Promise<unknown> = Promise.resolve()
  const tell = (change: Change): void => {
    if (!concerns(change)) return
    turn = turn.then(async () => {
      if (!(await stillThere())) raw.end()
      else if (concerns(change)) written(`event: change\ndata: ${JSON.stringify({ case: change.case, version: change.version })}\n\n`)
    })
  }
  const beat = setInterval(() => {
    turn = turn.then(async () => ((await stillThere()) ? written(': still here\n\n') : raw.end()))
  }, heartbeatMs)
  house.changes.on('change', tell)
  return () => {
    clearInterval(beat)
    house.changes.off('change', tell)
    raw.end()
  }
}

const tooManyScreens = (): Problem =>
  new Problem(429, 'too-many-screens', words('打开的窗口过多，请关闭一些后再试', 'Too many windows are open; close some and try again'))
