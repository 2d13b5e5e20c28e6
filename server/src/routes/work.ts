import { type Day, daysBetween } from '@fadu/legal-time'
import { procedureOf, registerPrefix, type Words, words } from '@fadu/procedure'
import { countedDuties, countedWorklist, type DutyCounts, duties, recordAccess, registerEntries, type WorklistFilter } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { mayScore } from '../named-in-paper.ts'
import { openCases } from '../open-case.ts'
import { dayWords } from '../present/day-words.ts'
import { dueWire } from '../present/limits.ts'
import { stageWords } from '../present/sentence.ts'
import { termOf } from '../present/terms.ts'
import { type Call, serve } from '../serve-route.ts'
import { caseProcedures, heldPosts, readerOf, worklistReach } from '../sight.ts'
import { registerFor } from './registers.ts'

const light = (today: Day, due: Day | null, amber: Day | null) =>
  !due ? ('none' as const) : due < today ? ('red' as const) : amber && amber <= today ? ('amber' as const) : ('green' as const)

/** What a post has to do and may see: duties, worklist, signing queue, and the choices its forms offer. */
export function workRoutes(app: FastifyInstance, house: House): void {
  for (const register of [dutyRoute, worklistRoute, signingRoute, optionRoute]) register(app, house)
}

function dutyRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'duties', async ({ query, who }) => {
    const today = house.clock.today()
    const posts = heldPosts(who)
    const page = await countedDuties(
      house.store,
      { posts, size: query.size, ...(query.cursor && { cursor: query.cursor as never }) },
      today,
    )
    const { open, overdue, near, more } = page
    const counts = { open, overdue, near, more }
    const explained = await explain(house, page.rows.slice(0, 12))
    const items = page.rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      case: row.case_id,
      reference: row.reference ?? '',
      procedureTerm: termOf(house, row.procedure),
      title: words(row.title_zh, row.title_en),
      what: words(row.what_zh, row.what_en),
      ...(row.due_on && { dueOn: row.due_on }),
      ...(row.started_on && { startedOn: row.started_on }),
      ...(explained.get(row.id) && { due: explained.get(row.id)! }),
      light: light(today, row.due_on, row.amber_on),
      internal: row.internal,
      urged: row.urged,
    }))
    return { items, ...(page.next && { next: page.next }), today, sentence: dutySentence(items, counts), ...counts }
  })
}

function worklistRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'worklist', async ({ query, who }) => {
    const today = house.clock.today()
    const filter: WorklistFilter = {
      today,
      reach: await worklistReach(house, who.acting),
      state: query.state,
      procedures: query.procedure ? [query.procedure] : caseProcedures(house.store.catalogue),
      ...(query.stage && { stage: query.stage }),
      ...(query.light && { light: query.light }),
      ...(query.text && { text: query.text }),
    }
    const page = await countedWorklist(house.store, { ...filter, size: query.size, ...(query.cursor && { cursor: query.cursor as never }) })
    // What was searched for may be somebody's name and is not kept; that there was a search is.
    if (query.text && !query.cursor)
      await recordAccess(house.store, [{ ...readerOf(who), act: 'search', body: { characters: query.text.length, found: page.count } }])
    const { organs, past } = await house.organisation.current()
    const items = page.rows.map((row) => ({
      case: row.case_id,
      reference: row.reference ?? '',
      procedure: row.procedure,
      procedureTerm: termOf(house, row.procedure),
      title: words(row.title_zh, row.title_en),
      stageTerm: stageWords(procedureOf(house.store.catalogue, row.procedure, row.edition), row.stage),
      organ: (organs.get(row.organ ?? '') ?? past.get(row.organ ?? ''))?.name ?? '',
      began: row.began_on,
      ...(row.closed_on && { closedOn: row.closed_on }),
      ...(row.due_on && { dueOn: row.due_on }),
      ...(row.started_on && { startedOn: row.started_on }),
      ...(row.limit_zh && { limitTerm: words(row.limit_zh, row.limit_en ?? '') }),
      segments: [...row.segments],
      ...(row.due_on && !row.paused && { daysLeft: daysBetween(today, row.due_on) }),
      light: row.closed_on ? ('none' as const) : row.paused ? ('green' as const) : light(today, row.due_on, row.amber_on),
      paused: row.paused,
      provisional: row.provisional,
    }))
    const n = page.more ? `${page.count}+` : String(page.count)
    return {
      items,
      ...(page.next && { next: page.next }),
      count: page.count,
      countCapped: page.more,
      sentence: words(`共 ${n} 件。`, n === '1' ? '1 case.' : `${n} cases.`),
    }
  })
}

function signingRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'signing', async ({ who }) => {
    const today = house.clock.today()
    const page = await duties(house.store, { posts: heldPosts(who), kind: 'signature', size: 100 })
    const logs = await house.store.readMany([...new Set(page.rows.map((r) => r.case_id))])
    const { posts } = await house.organisation.current()
    const items = page.rows
      .filter((row) => row.draft !== null)
      .map((row) => {
        const events = logs.get(row.case_id)?.events ?? []
        const drafter = events[row.draft! - 1]?.by
        return {
          case: row.case_id,
          reference: row.reference ?? '',
          title: words(row.title_zh, row.title_en),
          procedureTerm: termOf(house, row.procedure),
          draft: row.draft!,
          version: events.length,
          what: words(row.what_zh, row.what_en),
          drafter: drafter?.kind === 'post' ? (posts.get(drafter.post)?.title ?? drafter.post) : '',
          submittedOn: row.started_on ?? today,
          ...(row.due_on && { dueOn: row.due_on }),
          light: light(today, row.due_on, row.amber_on),
          urges: row.urged,
        }
      })
    return {
      items,
      sentence:
        items.length === 0
          ? words('没有待签批的文稿。', 'No draft is waiting for your signature.')
          : words(
              `有 ${items.length} 份文稿等待签批。`,
              items.length === 1 ? 'One draft is waiting for your signature.' : `${items.length} drafts are waiting for your signature.`,
            ),
    }
  })
}

function optionRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'options', async ({ query, who }) => ({ options: await optionsFor(house, query, who) }))
}

/** Reasons and limit lines of the most urgent duties, computed from their logs in one read. */
async function explain(house: House, rows: readonly { id: string; case_id: string; kind: string }[]) {
  const cases = await openCases(house, [...new Set(rows.map((r) => r.case_id))])
  return new Map(
    rows.flatMap((row) => {
      const [, , key, seq] = row.id.split(':')
      const limit =
        row.kind === 'limit' ? cases.get(row.case_id)?.view.allLimits.find((l) => l.key === key && String(l.startSeq) === seq) : undefined
      return limit ? [[row.id, dueWire(limit.due)] as const] : []
    }),
  )
}

/** The stretches of the limit that presses most in each case, all from one read. */
function dutySentence(
  items: readonly { what: Words; dueOn?: Day; reference: string; light: string }[],
  { open, overdue, near, more }: DutyCounts,
): Words {
  const first = items[0]
  if (!first) return words('今天没有待办事项。', 'Nothing to do today.')
  const urgent = first.dueOn
    ? words(
        `最急的一件是 ${first.reference} ${first.what.zh}，${dayWords(first.dueOn).zh}到期。`,
        `Most urgent: ${first.what.en}, ${first.reference}, due ${dayWords(first.dueOn).en}.`,
      )
    : words(`最先办的是 ${first.reference} ${first.what.zh}。`, `First: ${first.what.en}, ${first.reference}.`)
  const state = words(
    overdue > 0 ? `其中 ${overdue} 件已逾期，${near} 件临期。` : near > 0 ? `其中 ${near} 件临期。` : '',
    overdue > 0 ? `${overdue} overdue, ${near} due soon. ` : near > 0 ? `${near} due soon. ` : '',
  )
  const all = `${open}${more ? '+' : ''}`
  return words(`共有 ${all} 件待办。${state.zh}${urgent.zh}`, `${all} to do in all. ${state.en}${urgent.en}`)
}

async function optionsFor(house: House, query: Call<'options'>['query'], { acting }: PostWho) {
  const { organs, posts, holders } = await house.organisation.current()
  const named = (id: string, text: string, hint?: string) => ({ id, words: words(text, text), ...(hint && { hint }) })
  if (query.kind === 'organ') {
    const list = query.duty ? await house.organisation.organsWith(query.duty) : [...organs.values()]
    return list.map((o) => named(o.id, o.name, o.address))
  }
  if (query.kind === 'post') {
    return [...posts.values()]
      .filter((p) => (!query.organ || p.organ === query.organ) && (!query.duty || (p.duties as readonly string[]).includes(query.duty)))
      .map((p) => named(p.id, `${organs.get(p.organ)?.name ?? ''} ${p.title}`, holders.find((h) => h.post === p.id)?.name))
  }
  if (query.kind === 'indicator')
    return house.indicators
      .filter((one) => query.scored === undefined || mayScore(one))
      .map(({ id, term, shown }) => ({ id, words: term, hint: shown.unit.zh }))
  const register = registerFor(house, query.register ?? '', acting).id.slice(registerPrefix.length)
  const page = await registerEntries(house.store, { register, on: house.clock.today(), size: 200 })
  return page.rows.map((r) => named(String(r.body.id ?? r.entry_id), String(r.body.name ?? r.body.id ?? r.entry_id)))
}
