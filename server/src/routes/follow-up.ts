import { type AssessmentPapers, assessment, bulletin, coordinationMeeting } from '@fadu/catalogue'
import { routes } from '@fadu/contract'
import { periodOf, readPeriod } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { type Facts, words } from '@fadu/procedure'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import { assessmentRow, assessmentWire } from '../follow-up/assessment-page.ts'
import { boardOf } from '../follow-up/board.ts'
import { bulletinRow, bulletinWire } from '../follow-up/bulletin-page.ts'
import { meetingRow, meetingWire } from '../follow-up/meeting-page.ts'
import { reckonScores } from '../follow-up/scoring.ts'
import { factsAs, seenCases } from '../follow-up/seen-cases.ts'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { organName } from '../organisation.ts'
import { referenceOf } from '../present/terms.ts'
import { absent, refused } from '../problems.ts'
import { FigureWriter } from '../reports/figure-writer.ts'
import { reckoned } from '../reports/figures.ts'
import { serve } from '../serve-route.ts'
import { seenCaseOf } from '../sight.ts'

/** Assessments, meetings, bulletins and the board: lists and pages. What is done with them are acts of their cases. */
export function followUpRoutes(app: FastifyInstance, house: House): void {
  for (const register of [assessmentRoutes, meetingRoutes, bulletinRoutes, boardRoute]) register(app, house)
}

const reference = async (house: House, { procedure, log }: OpenCase): Promise<string> =>
  referenceOf(procedure, log, await house.organisation.current())

const isOffice = ({ acting }: PostWho): boolean => acting.duties.includes(routes.assessmentScores.duty)

function assessmentRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'assessments', async ({ who }) => {
    const organisation = await house.organisation.current()
    const { cases } = await seenCases(house, who, assessment.id)
    const items = cases.map((one) => assessmentRow((id) => organName(organisation, id), one))
    const running = items.filter((item) => !item.closed).length
    return {
      items,
      mayPublish: isOffice(who),
      sentence:
        items.length === 0
          ? words('还没有公布考评方案。', 'No scheme of assessment is published yet.')
          : words(`共有 ${items.length} 次考评，进行中 ${running} 次。`, `${items.length} assessments, ${running} running.`),
    }
  })

  serve(app, house, 'assessment', async ({ params, who }) => {
    const open = await seenCaseOf(house, assessment, params.id, who, routes.assessment.onCase)
    return assessmentWire(house, params.id, open, who.acting, await reference(house, open))
  })

  serve(app, house, 'assessmentScores', async ({ params, query, who }) => {
    const { view } = await seenCaseOf(house, assessment, params.id, who, routes.assessmentScores.onCase)
    const facts = factsAs<Facts<AssessmentPapers>>(view)
    const until = facts.schemePublished!.until
    const today = house.clock.today()
    if (query.asOf >= today || query.asOf < until)
      throw refused([
        {
          code: 'day-not-over',
          text: words(
            `数据截至日应当不早于考评期截止日（${until}），并且早于今天`,
            `The day of the figures lies from the end of the period (${until}) to yesterday`,
          ),
          field: 'asOf',
        },
      ])
    return { asOf: query.asOf, scores: [...(await reckonScores(house, facts, query.asOf as Day))] }
  })
}

function meetingRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'meetings', async ({ who }) => {
    const { cases } = await seenCases(house, who, coordinationMeeting.id)
    const items = await Promise.all(cases.map((one) => meetingRow(house, one)))
    const late = items.reduce((n, item) => n + item.late, 0)
    return {
      items,
      mayConvene: isOffice(who),
      sentence:
        items.length === 0
          ? words('还没有登记会议。', 'No meeting is registered yet.')
          : words(
              `共有会议 ${items.length} 次，议定事项交办的任务${late > 0 ? `有 ${late} 项逾期` : '没有逾期'}。`,
              `${items.length} meetings; ${late > 0 ? `${late} of their tasks are late` : 'none of their tasks is late'}.`,
            ),
    }
  })

  serve(app, house, 'meeting', async ({ params, who }) => {
    const open = await seenCaseOf(house, coordinationMeeting, params.id, who, routes.meeting.onCase)
    return meetingWire(house, params.id, open, who.acting, await reference(house, open))
  })
}

function bulletinRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'bulletins', async ({ who }) => {
    const organisation = await house.organisation.current()
    const { cases } = await seenCases(house, who, bulletin.id)
    const items = cases.map((one) => bulletinRow(organisation, one))
    const waiting = items.filter((item) => !item.closed).length
    return {
      items,
      maySubmit: isOffice(who) || who.acting.duties.includes('task-officer'),
      sentence:
        items.length === 0
          ? words('还没有简报、通报。', 'No bulletin yet.')
          : words(`共有 ${items.length} 份，编审中 ${waiting} 份。`, `${items.length} in all, ${waiting} in the making.`),
    }
  })

  serve(app, house, 'bulletin', async ({ params, who }) => {
    const open = await seenCaseOf(house, bulletin, params.id, who, routes.bulletin.onCase)
    return bulletinWire(house, params.id, open, who.acting, await reference(house, open))
  })

  serve(app, house, 'figuresReckoned', async ({ body }) => {
    const writer = new FigureWriter(house)
    if (body.figures.some(({ indicator }) => writer.indicator(indicator) === undefined)) throw absent()
    const asked = body.figures.map(({ indicator, year }) => ({ indicator, period: year, qualifier: 'exact' as const }))
    const found = await reckoned(house, asked, body.asOf as Day)
    return {
      // A bulletin keeps the number and its day; what it counts is looked up, not frozen with it as in a report.
      figures: found.map(({ figure: { sheet, ...figure }, because }) => ({
        ...figure,
        term: writer.term({ ...figure, sheet }),
        printed: writer.print({ ...figure, sheet }),
        ...(because && { because }),
      })),
    }
  })
}

function boardRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'board', async ({ query, who }) =>
    boardOf(house, who, query.year ? readPeriod(query.year) : periodOf(house.clock.today(), 'year')),
  )
}
