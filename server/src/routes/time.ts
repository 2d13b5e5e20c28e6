import { type CalendarChange, calendarWith, type Day, dueOn } from '@fadu/legal-time'
import { type AnyProcedure, procedureOf, words } from '@fadu/procedure'
import { casesByIds, newId, reproject, sql } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { countable, isCountedFrom } from '../countable.ts'
import type { House } from '../house.ts'
import { dueWire } from '../present/limits.ts'
import { refused } from '../problems.ts'
import { serve } from '../serve-route.ts'

/** Why the calendar would not take a change; asked before anything is kept, for a change that cannot be read again would shut the house. */
function changeFault(house: House, change: CalendarChange): string | undefined {
  try {
    calendarWith(house.calendar(), [change])
    return undefined
  } catch (fault) {
    if (fault instanceof RangeError) return fault.message
    throw fault
  }
}

export function timeRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'calendar', async ({ params }) => {
    const { notices, amendments } = house.calendar()
    const year = notices.find((y) => y.year === params.year)
    const amended = amendments
      .flatMap((a) => a.days.map((d) => ({ ...d, notice: a.notice })))
      .filter((d) => d.date.startsWith(`${params.year}-`))
    const base = notices
      .flatMap((y) => y.days.map((d) => ({ ...d, notice: y.notice })))
      .filter((d) => d.date.startsWith(`${params.year}-`) && !amended.some((a) => a.date === d.date))
    const days = [...base, ...amended]
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map((d) => ({ date: d.date as string, name: d.name, working: d.working, notice: d.notice }))
    return { year: params.year, published: year !== undefined, ...(year && { notice: year.notice }), days }
  })

  serve(app, house, 'due', async ({ body }) => {
    const { duration, most } = countable[body.unit]
    if (body.amount > most)
      throw refused([{ code: 'too-long', text: words(`最多计算 ${most}`, `At most ${most} are counted`), field: 'amount' }])
    if (!isCountedFrom(body.start))
      throw refused([
        { code: 'day-too-far', text: words('起算日过于久远，不能计算', 'This day is too far away to be counted from'), field: 'start' },
      ])
    return dueWire(
      dueOn({ runs: duration(body.amount), roll: body.roll === 'roll' ? 'forward' : 'none' }, body.start as Day, house.calendar()),
    )
  })
}

/** A county's own notice: days are added or amended, open limits are computed again, and those that moved are listed. */
export function calendarChangeRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'calendarChange', async ({ body, who }) => {
    const change = { notice: body.notice, published: house.clock.today(), days: body.days } as unknown as CalendarChange
    const known = await house.store.database.query(
      sql`select id from calendar_change where district = ${house.store.district} and notice = ${body.notice}`,
    )
    if (known.length > 0)
      throw refused([{ code: 'notice-known', text: words('这一通知已经录入', 'This notice has been entered already'), field: 'notice' }])
    const fault = changeFault(house, change)
    if (fault)
      throw refused([
        { code: 'calendar-invalid', text: words(`日期安排不成立：${fault}`, `These days cannot stand: ${fault}`), field: 'days' },
      ])
    await house.store.database.query(sql`
      insert into calendar_change (district, id, notice, published_on, body, entered_at, entered_by)
      values (${house.store.district}, ${newId(house.clock.now())}::uuid, ${body.notice}, ${house.clock.today()}::date, ${JSON.stringify(change)}::jsonb, ${house.clock.now()}::timestamptz, ${who.account.login})`)
    await house.reloadCalendar()
    house.store.tell({ kind: 'calendar' })
    const moved = await reproject(house.store)
    const rows = new Map(
      (
        await casesByIds(
          house.store,
          moved.map((m) => m.case),
        )
      ).map((r) => [r.case_id, r]),
    )
    return {
      moved: moved.map((m) => {
        const row = rows.get(m.case)
        const limits = row ? (procedureOf(house.store.catalogue, row.procedure, row.edition) as AnyProcedure).limits : {}
        return {
          case: m.case,
          reference: row?.reference ?? '',
          limit: (limits[m.key] as { term?: { zh: string; en: string } })?.term ?? words(m.key, m.key),
          from: m.old,
          to: m.new,
        }
      }),
    }
  })
}
