import { agendaKinds, agendaOf, conclusions, type MeetingPapers, meetingBodies } from '@fadu/catalogue'
import type { MeetingView } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import { type ActingPost, type AnyView, type CaseId, type Facts, type Words, words } from '@fadu/procedure'
import { casesByIds } from '@fadu/store'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { organName } from '../organisation.ts'
import { taskStanding, tasksByItem } from '../plans/plan-page.ts'
import { dayWords } from '../present/day-words.ts'
import { stageWords } from '../present/sentence.ts'
import { documentNumber } from '../present/terms.ts'
import { sightIn } from '../sight.ts'
import { factsAs, headingOf, postTitle, type SeenCase } from './seen-cases.ts'

type MeetingFacts = Facts<MeetingPapers>
type Followed = NonNullable<MeetingView['decisions'][number]['task']>

const decisionsOf = (facts: MeetingFacts) => facts.minutesIssued?.decisions ?? []

/** A line of the list. */
export async function meetingRow(house: House, { id, open, row }: SeenCase) {
  const facts = factsAs<MeetingFacts>(open.view)
  const today = house.clock.today()
  const standings = [...(await tasksByItem(house, open.view)).values()].map((one) => taskStanding(one.open.view, today))
  return {
    ...headingOf(id, open, row.reference ?? ''),
    body: meetingBodies[facts.convened!.body],
    planned: facts.convened!.planned,
    ...(facts.held && { heldOn: facts.held.on }),
    items: agendaOf(facts).length,
    decisions: decisionsOf(facts).length,
    tasks: standings.length,
    done: standings.filter((s) => s.done).length,
    late: standings.filter((s) => s.late).length,
  }
}

/** The page of a meeting; a task that the post may not see stands with its state, without a way to it. */
export async function meetingWire(house: House, id: CaseId, open: OpenCase, acting: ActingPost, reference: string): Promise<MeetingView> {
  const organisation = await house.organisation.current()
  const facts = factsAs<MeetingFacts>(open.view)
  const convened = facts.convened!
  const named = (organ: string) => organName(organisation, organ)
  const tasks = await tasksByItem(house, open.view)
  const rows = new Map(
    (
      await casesByIds(
        house.store,
        [...tasks.values()].map((t) => t.id),
      )
    ).map((row) => [row.case_id, row]),
  )
  const minutes = facts.minutesIssued && open.view.log.find((e) => e.seq === facts.minutesIssued!.seq)
  const number = minutes && documentNumber(open.procedure, minutes, 'minutes', organisation)
  return {
    ...headingOf(id, open, reference),
    version: open.view.version,
    sentence: sentenceOf(facts, open.view),
    body: meetingBodies[convened.body],
    office: named(convened.organ),
    planned: convened.planned,
    ...(facts.held && {
      held: {
        on: facts.held.on,
        chair: postTitle(organisation, facts.held.chair),
        ...(facts.held.place && { place: facts.held.place }),
        attendance: facts.held.attendance.map((post) => postTitle(organisation, post)),
      },
    }),
    agenda: agendaWire(facts, named),
    ...(minutes && { minutes: { on: minutes.on, seq: minutes.seq, ...(number && { number }), text: facts.minutesIssued!.minutes } }),
    decisions: decisionsOf(facts).map(({ id: decision, item, title, lead, support, deadline }) => {
      const of = tasks.get(decision)
      return {
        id: decision,
        item,
        title,
        ...(lead && { lead: named(lead) }),
        support: support.map(named),
        ...(deadline && { deadline }),
        ...(of && {
          task: followed(of, rows.get(of.id), house.clock.today(), sightIn(organisation, of.open, acting, 'read') !== 'shut'),
        }),
      }
    }),
  }
}

function agendaWire(facts: MeetingFacts, named: (organ: string) => string): MeetingView['agenda'] {
  return facts.convened!.agenda.map(({ id, title, kind, unit }) => {
    const opinion = facts.opinionGiven?.findLast((o) => o.item === id)
    const withdrawn = facts.itemWithdrawn?.find((w) => w.item === id)
    return {
      id,
      title,
      kind: agendaKinds[kind],
      ...(unit && { unit: named(unit) }),
      ...(withdrawn && { withdrawn: withdrawn.reasons }),
      materials: (facts.materialsAdded ?? []).filter((m) => m.item === id).flatMap((m) => m.materials),
      inScope: kind === 'major-decision' || kind === 'reviewed',
      ...(opinion && { opinion: { on: opinion.on, conclusion: conclusions[opinion.conclusion], text: opinion.opinion } }),
    }
  })
}

/** A task that came of something, as its origin shows it. `open`: whether the post may look into it. */
function followed(
  of: { readonly id: CaseId; readonly open: OpenCase },
  row: { readonly reference: string | null; readonly amber_on: Day | null } | undefined,
  today: Day,
  open: boolean,
): Followed {
  const { view, procedure } = of.open
  const { dueOn, late, progress } = taskStanding(view, today)
  return {
    case: of.id,
    reference: row?.reference ?? '',
    open,
    stageTerm: stageWords(procedure, view.stage),
    progress,
    ...(dueOn && { dueOn }),
    light: view.closedOn ? 'none' : late ? 'red' : row?.amber_on && row.amber_on <= today ? 'amber' : 'green',
  }
}

function sentenceOf(facts: MeetingFacts, view: AnyView): Words {
  if (view.outcome === 'cancelled') return words('会议已经取消。', 'The meeting was cancelled.')
  const n = agendaOf(facts).length
  if (view.stage === 'preparation') {
    const day = dayWords(facts.convened!.planned)
    return words(`拟于${day.zh}召开，议题 ${n} 个。`, `Planned for ${day.en}, ${n} item${n === 1 ? '' : 's'}.`)
  }
  if (!facts.minutesIssued) {
    const due = view.limits.minutes && dayWords(view.limits.minutes.due.on)
    return words(`会议已经召开，纪要应当在${due?.zh ?? ''}前印发。`, `Held; the minutes are due by ${due?.en ?? ''}.`)
  }
  const decided = decisionsOf(facts)
  const handed = decided.filter((d) => d.lead !== undefined).length
  return words(
    `纪要已经印发，议定事项 ${decided.length} 项，交办 ${handed} 项。`,
    `The minutes are issued: ${decided.length} decided, ${handed} handed out as tasks.`,
  )
}
