import { Readable } from 'node:stream'
import type { AccessRowView } from '@fadu/contract'
import { type Day, endOfDay, startOfDay } from '@fadu/legal-time'
import { isRegister, procedureOf, words } from '@fadu/procedure'
import {
  type Access,
  type AccessRequest,
  type AccessRow,
  accesses,
  caseByReference,
  casesByIds,
  firstAlteredAccess,
  listAccounts,
  recordAccess,
} from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import { csvLine, csvMark } from '../csv.ts'
import type { House } from '../house.ts'
import { refused } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { readerOf } from '../sight.ts'

/** The auditor's reading of the access log. It shows who read what and why, and nothing of what was read; and it is itself read into the log. */
export function auditRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'accessLog', async ({ query, who }) => {
    const asked = await requestFor(house, query)
    await note(house, who, 'log.read', query)
    const page = await accesses(house.store, { ...asked, size: query.size, ...(query.cursor && { cursor: query.cursor as never }) })
    return { items: await shown(house, page.rows), ...(page.next && { next: page.next }) }
  })

  serve(app, house, 'accessLogFile', async ({ query, who, reply }) => {
    const asked = await requestFor(house, query)
    await note(house, who, 'log.exported', query)
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="access-log-${house.clock.today()}.csv"`)
    return Readable.from(linesOf(house, asked))
  })

  serve(app, house, 'accessLogCheck', async ({ who }) => {
    const firstAltered = await firstAlteredAccess(house.store)
    await note(house, who, 'log.checked', {})
    return { intact: firstAltered === undefined, ...(firstAltered !== undefined && { firstAltered }) }
  })
}

type Asked = Readonly<Record<'case' | 'account' | 'post' | 'act' | 'class' | 'from' | 'until' | 'purpose', string | undefined>>

async function note(house: House, who: PostWho, act: string, { purpose, ...filters }: Partial<Asked> & { size?: number }): Promise<void> {
  const { size: _, ...body } = filters
  const access: Access = { ...readerOf(who), act, ...(purpose && { purpose }), body }
  await recordAccess(house.store, [access])
}

const isCaseId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

async function requestFor(house: House, asked: Partial<Asked>): Promise<Omit<AccessRequest, 'size'>> {
  const { catalogue } = house.store
  const caseId = asked.case && (isCaseId(asked.case) ? asked.case : (await caseByReference(house.store, asked.case))?.case_id)
  if (asked.case && !caseId)
    throw refused([{ code: 'case-unknown', text: words('没有这个编号的案件', 'There is no case of this number'), field: 'case' }])
  return {
    ...(caseId && { case: caseId }),
    ...(asked.account && { account: asked.account }),
    ...(asked.post && { post: asked.post }),
    ...(asked.act && { act: asked.act }),
    ...(asked.class && {
      procedures: [...new Set(catalogue.procedures.filter((p) => p.informationClass === asked.class).map((p) => p.id))],
    }),
    ...(asked.from && { since: startOfDay(asked.from as Day) }),
    ...(asked.until && { before: endOfDay(asked.until as Day) }),
  }
}

async function shown(house: House, rows: readonly AccessRow[]): Promise<AccessRowView[]> {
  const { posts, organs } = await house.organisation.current()
  const people = new Map((await listAccounts(house.store)).map((a) => [a.login, a.name]))
  const cases = new Map((await casesByIds(house.store, [...new Set(rows.flatMap((r) => r.case_id ?? []))])).map((c) => [c.case_id, c]))
  return rows.map((row) => {
    const post = posts.get(row.post ?? '')
    const found = cases.get(row.case_id ?? '')
    const procedure = found && procedureOf(house.store.catalogue, found.procedure, found.edition)
    return {
      n: row.n,
      at: row.at,
      account: row.account,
      person: people.get(row.account) ?? row.account,
      post: post?.title ?? row.post ?? '',
      organ: organs.get(post?.organ ?? '')?.name ?? '',
      act: row.act,
      ...(found &&
        procedure && {
          case: {
            reference: found.reference ?? (isRegister(found.procedure) ? found.title_zh : found.case_id),
            procedureTerm: procedure.term,
            informationClass: procedure.informationClass,
          },
        }),
      ...(row.purpose && { purpose: row.purpose }),
    }
  })
}

/** Line by line, a thousand rows at a time, so that a log of years needs no memory. */
async function* linesOf(house: House, asked: Omit<AccessRequest, 'size'>): AsyncIterable<string> {
  yield csvMark + csvLine(['序号', '时间（UTC）', '账号', '人员', '机关', '岗位', '行为', '案件', '事项', '信息类别', '用途'])
  for (let cursor: string | undefined; ; ) {
    const page = await accesses(house.store, { ...asked, size: 1000, ...(cursor && { cursor: cursor as never }) })
    for (const r of await shown(house, page.rows))
      yield csvLine([
        String(r.n),
        r.at,
        r.account,
        r.person,
        r.organ,
        r.post,
        r.act,
        r.case?.reference ?? '',
        r.case?.procedureTerm.zh ?? '',
        r.case?.informationClass ?? '',
        r.purpose ?? '',
      ])
    cursor = page.next
    if (!cursor) return
  }
}
