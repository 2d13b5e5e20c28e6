import { type Day, instant, instantFromMilliseconds, millisecondsOf, plusDays } from '@fadu/legal-time'
import { type ActingPost, asRole, type CaseId, type FileRef, isAct } from '@fadu/procedure'
import { createAccount, reprojectExpired, sql } from '@fadu/store'
import { actingAs } from '../acting-role.ts'
import { clockAt, type SetClock } from '../clock.ts'
import type { House } from '../house.ts'
import { followReaction } from '../jobs/follow-reactions.ts'
import { recordLapses } from '../jobs/timers.ts'
import { openCase } from '../open-case.ts'
import { type RecordOutcome, recordEvent } from '../record-event.ts'
import { demoOrganisations, demoOrgans, demoPosts } from './district.ts'
import { evidenceOf, evidenceText } from './follow-up-stories.ts'
import type { Step, Story } from './step.ts'
import { stories } from './stories.ts'
import { demoTargets } from './targets.ts'

/** Days of past that the demonstration has. */
const pastDays = 110

/** Whether this district has any case or entry yet. */
export async function isEmpty(house: House): Promise<boolean> {
  const [row] = await house.store.database.query<{ some: boolean }>(
    sql`select exists (select from event where district = ${house.store.district}) as some`,
  )
  return !row!.some
}

/**
 * Fills an empty district with a past: organs, posts and a few dozen matters, day by day, through the one
 * write path and with a clock of its own. Nothing is slipped into a view.
 */
export async function buildDemonstration(house: House, follow: (clock: SetClock) => void): Promise<number> {
  const today = house.clock.today()
  const end = millisecondsOf(house.clock.now())
  const clock = clockAt(instant(`${plusDays(today, -pastDays)}T00:30:00.000Z`))
  follow(clock)
  await enterRegisters(house, clock, plusDays(today, -pastDays))
  for (const person of new Set(demoPosts.map((p) => p.person))) {
    // No password: nobody can sign in with it. In demonstration the door is the choice of a post.
    await createAccount(house.store, house.store.database, {
      login: person,
      person,
      name: demoPosts.find((p) => p.person === person)!.name,
      administrator: person === 'p-registrar',
    })
  }
  const kept = await house.store.files.put(Buffer.from(evidenceText))
  const played: Played = { cases: new Map(), evidence: evidenceOf(kept.hash, kept.size) }
  for (let day = plusDays(today, -pastDays + 1); day <= today; day = plusDays(day, 1))
    await liveOneDay(house, clock, day, today, end, played)
  return played.cases.size
}

/** The cases that came of the stories so far, and the file for evidence. */
interface Played {
  readonly cases: Map<Story, CaseId>
  readonly evidence: FileRef
}

async function liveOneDay(house: House, clock: SetClock, day: Day, today: Day, end: number, played: Played): Promise<void> {
  const start = millisecondsOf(instant(`${day}T01:00:00.000Z`))
  let minute = 0
  const tick = () => clock.set(instantFromMilliseconds(Math.min(start + 60_000 * minute++, end)))
  tick()
  await reprojectExpired(house.store)
  await recordLapses(house)
  for (const story of stories) {
    for (const step of story.steps.filter((s) => dayOfStep(house, story, s, today) === day)) {
      tick()
      await play(house, story, step, played)
    }
  }
}

/** Offices work on working days; residents file when they like. */
function dayOfStep(house: House, story: Story, step: Step, today: Day): Day {
  const day = plusDays(today, -story.began + step.day)
  return demoPosts.some((p) => p.id === step.by) ? house.calendar().firstWorkingDayFrom(day) : day
}

async function play(house: House, story: Story, step: Step, { cases, evidence }: Played): Promise<void> {
  const caseId = cases.get(story)
  const view = caseId ? (await openCase(house, caseId)).view : undefined
  const paper = typeof step.paper === 'function' ? step.paper(view!, house.clock.today(), evidence) : (step.paper ?? {})
  const post = demoPosts.find((p) => p.id === step.by)
  const outcome = await recordEvent(house, {
    ...(caseId && { case: caseId }),
    procedure: story.procedure,
    event: { type: step.event, paper, on: house.clock.today() },
    actor: post
      ? actingAs(actingOf(post), step.event, undefined)
      : () => ({ by: { kind: 'party', role: step.by, party: `${step.by}-1`, channel: 'portal' }, roles: [step.by] }),
  })
  cases.set(
    story,
    expectRecorded(outcome, `${story.procedure} ${step.event} by ${step.by} (day ${step.day} of a story begun ${story.began} days ago)`),
  )
  await followAtOnce(house, outcome)
}

const actingOf = (post: (typeof demoPosts)[number]): ActingPost => ({
  post: post.id,
  organ: post.organ,
  person: post.person,
  duties: post.duties,
})

/** In the simulated past reactions follow at once; the queue would only come to them later and find them done. */
async function followAtOnce(house: House, outcome: RecordOutcome): Promise<void> {
  if (outcome.kind !== 'recorded') return
  const { recorded } = outcome.appended
  for (const event of recorded.filter((e) => !isAct(e.type))) {
    for (const reaction of house.store.catalogue.reactions.filter(
      (r) => r.when.procedure === event.procedure && r.when.event === event.type,
    )) {
      await followReaction(house, { reaction: reaction.id, case: outcome.case, seq: event.seq })
    }
  }
}

function expectRecorded(outcome: RecordOutcome, what: string): CaseId {
  if (outcome.kind === 'recorded') return outcome.case
  const why =
    outcome.kind === 'refused'
      ? outcome.refusals.map((r) => `${r.code}${r.field ? ` (${r.field})` : ''}: ${r.text.zh}`).join('; ')
      : outcome.kind
  throw new Error(`The demonstration could not record ${what}: ${why}`)
}

async function enterRegisters(house: House, clock: SetClock, from: Day): Promise<void> {
  const keeper: ActingPost = { post: 'registrar', organ: 'justice-bureau', person: 'p-registrar', duties: ['register-keeper'] }
  const enter = async (register: string, entry: object) => {
    // Entries are listed in the order of their making, so each has an instant of its own.
    clock.set(instantFromMilliseconds(millisecondsOf(clock.now()) + 1000))
    const outcome = await recordEvent(house, {
      procedure: `register:${register}`,
      event: { type: 'entered', paper: { from, entry }, on: house.clock.today() },
      actor: () => ({ by: asRole(keeper, 'keeper'), roles: ['keeper'] }),
    })
    expectRecorded(outcome, `an entry of ${register}`)
  }
  for (const organ of demoOrgans) await enter('organs', organ)
  for (const { id, organ, title, duties } of demoPosts) await enter('posts', { id, organ, title, duties })
  for (const { id, person, name } of demoPosts) await enter('holders', { id: `h-${id}`, post: id, person, name })
  for (const target of demoTargets(house.clock.today().slice(0, 4))) await enter('indicator-targets', target)
  for (const organisation of demoOrganisations) await enter('mediation-organisations', organisation)
  for (const p of demoPosts.filter((x) => x.duties.includes('people-mediator'))) {
    await enter('mediators', {
      id: `m-${p.id}`,
      organisation: p.organ,
      post: p.id,
      name: p.name,
      engaged: p.organ.endsWith('committee') ? 'engaged' : 'member',
      fields: ['neighbours', 'contract'],
      goldMedal: p.id === 'joint-mediator-1',
    })
  }
}
