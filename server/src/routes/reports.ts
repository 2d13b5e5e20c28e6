import { annualReport } from '@fadu/catalogue'
import { routes } from '@fadu/contract'
import { findPeriod } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { type CaseDoing, words } from '@fadu/procedure'
import { casesByIds, worklist } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { openCases } from '../open-case.ts'
import { organName } from '../organisation.ts'
import { absent, refused } from '../problems.ts'
import { reportDocument } from '../reports/document.ts'
import { FigureWriter } from '../reports/figure-writer.ts'
import { reckoned } from '../reports/figures.ts'
import { publicReportOf } from '../reports/public-report.ts'
import { reportWire, rowOf } from '../reports/report-page.ts'
import { factsOf } from '../reports/report-text.ts'
import { serve } from '../serve-route.ts'
import { seenCaseOf, worklistReach } from '../sight.ts'
import { dispositionOf } from '../uploads.ts'

/** Annual reports: the list, the page, values for the freeze, the document, and what everybody may read. */
export function reportRoutes(app: FastifyInstance, house: House): void {
  for (const register of [listRoute, pageRoutes, figuresRoute, publicRoute]) register(app, house)
}

/** A report this post may see. @throws Problem 404 where the case is none, 403 where it may not */
const seenReport = (house: House, id: string, who: PostWho, doing: CaseDoing = 'read') => seenCaseOf(house, annualReport, id, who, doing)

function listRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'reports', async ({ who }) => {
    const filter = { today: house.clock.today(), reach: await worklistReach(house, who.acting), procedures: [annualReport.id] }
    const [open, closed] = await Promise.all([
      worklist(house.store, { ...filter, state: 'open', size: 60 }),
      worklist(house.store, { ...filter, state: 'closed', size: 60 }),
    ])
    const rows = [...open.rows, ...closed.rows]
    const organisation = await house.organisation.current()
    const cases = await openCases(
      house,
      rows.map((row) => row.case_id),
    )
    const items = rows
      .flatMap((row) => {
        const found = cases.get(row.case_id)
        return found ? [rowOf(organisation, row.case_id, found, row.reference ?? '')] : []
      })
      .toSorted((a, b) => b.year - a.year)
    const running = items.filter((item) => !item.closed)
    return {
      items,
      mayPlan: who.acting.duties.includes(routes.reportFigures.duty),
      sentence:
        items.length === 0
          ? words('还没有年度报告立项。', 'No annual report is planned yet.')
          : running[0]
            ? words(
                `正在编制 ${running.length} 份年度报告，${running[0].title.zh}应当在 ${running[0].dueOn ?? '次年 3 月 31 日'} 前向社会公开。`,
                `${running.length} in the making; ${running[0].title.en} is to be published by ${running[0].dueOn ?? '31 March'}.`,
              )
            : words(`共有 ${items.length} 份年度报告，均已办结。`, `${items.length} annual reports, all closed.`),
    }
  })
}

function pageRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'report', async ({ params, who }) => reportWire(house, params.id, await seenReport(house, params.id, who), who.acting))

  serve(app, house, 'reportDocument', async ({ params, who, reply }) => {
    const open = await seenReport(house, params.id, who)
    const [row] = await casesByIds(house.store, [params.id])
    const { name, content } = await reportDocument(house, open, row?.reference ?? '')
    reply.header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    reply.header('content-length', content.length)
    reply.header('content-disposition', dispositionOf(name))
    reply.header('content-security-policy', "default-src 'none'; sandbox")
    return content
  })
}

/** Values as they were known at the end of a day that is over: only then will the same be found whenever it is asked again. */
function figuresRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'reportFigures', async ({ params, body, who }) => {
    const { view } = await seenReport(house, params.id, who, routes.reportFigures.onCase)
    const { year } = factsOf(view).planned!
    if (body.asOf >= house.clock.today())
      throw refused([
        {
          code: 'day-not-over',
          text: words('冻结日期须早于今天：当日结束以后数据才能固定', 'The day must be over: only then do its figures stand'),
          field: 'asOf',
        },
      ])
    const writer = new FigureWriter(house)
    if (body.figures.some(({ indicator }) => writer.indicator(indicator) === undefined)) throw absent()
    const years = body.before ? [year, year - 1] : [year]
    const asked = years
      .map(String)
      .filter((period) => findPeriod(period) !== undefined)
      .flatMap((period) => body.figures.map((one) => ({ ...one, period })))
    const found = await reckoned(house, asked, body.asOf as Day)
    return {
      asOf: body.asOf,
      figures: found.map(({ figure, because }) => ({
        ...figure,
        term: writer.term(figure),
        printed: writer.print(figure),
        ...(because && { because }),
      })),
    }
  })
}

function publicRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'publicReport', async ({ params }) => {
    const open = (await openCases(house, [params.id])).get(params.id)
    if (!open || open.procedure.id !== annualReport.id || open.view.outcome !== 'published') throw absent()
    const organisation = await house.organisation.current()
    const [row] = await casesByIds(house.store, [params.id])
    return publicReportOf(house, open, row?.reference ?? '', (id) => organName(organisation, id))
  })
}
