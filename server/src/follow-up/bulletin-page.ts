import { type BulletinPapers, bulletinKinds, task } from '@fadu/catalogue'
import { admits, type BulletinView, routes } from '@fadu/contract'
import { type ActingPost, type AnyView, type CaseId, type Facts, rolesOf, type Words, words } from '@fadu/procedure'
import type { House } from '../house.ts'
import { type OpenCase, openCases } from '../open-case.ts'
import { type Organisation, organName } from '../organisation.ts'
import { dayWords } from '../present/day-words.ts'
import { documentNumber } from '../present/terms.ts'
import { FigureWriter } from '../reports/figure-writer.ts'
import { keyOf } from '../reports/figures.ts'
import { piecesOf } from '../reports/report-text.ts'
import { sightIn } from '../sight.ts'
import { factsAs, headingOf, type SeenCase } from './seen-cases.ts'

type BulletinFacts = Facts<BulletinPapers>

/** The number it was issued with. */
function numberOf({ procedure, view }: OpenCase, facts: BulletinFacts, organisation: Organisation): string | undefined {
  const event = facts.issued && view.log.find((e) => e.seq === facts.issued!.seq)
  return event && documentNumber(procedure, event, 'bulletin', organisation)
}

/** A line of the list. */
export function bulletinRow(organisation: Organisation, { id, open, row }: SeenCase) {
  const facts = factsAs<BulletinFacts>(open.view)
  const { kind, unit, on } = facts.submitted!
  const number = numberOf(open, facts, organisation)
  return {
    ...headingOf(id, open, row.reference ?? ''),
    kind: bulletinKinds[kind],
    unit: organName(organisation, unit),
    ...(number && { number }),
    on: facts.issued?.on ?? on,
    sentTo: facts.issued?.sentTo.length ?? 0,
    received: facts.received?.length ?? 0,
  }
}

/** The page of a bulletin: the text as it stands, its figures, and who received it. */
export async function bulletinWire(house: House, id: CaseId, open: OpenCase, acting: ActingPost, reference: string): Promise<BulletinView> {
  const organisation = await house.organisation.current()
  const { view, procedure } = open
  const facts = factsAs<BulletinFacts>(view)
  const submitted = facts.submitted!
  const text = facts.edited ?? submitted
  const writer = new FigureWriter(house)
  const opens = admits(routes.indicators.duty, acting.duties)
  const number = numberOf(open, facts, organisation)
  const concerned = await taskSeen(house, organisation, acting, submitted.task)
  return {
    ...headingOf(id, open, reference),
    version: view.version,
    sentence: sentenceOf(facts, view),
    kind: bulletinKinds[submitted.kind],
    unit: organName(organisation, submitted.unit),
    office: organName(organisation, submitted.office),
    heading: text.title,
    text: text.text,
    pieces: piecesOf(text.text, text.figures, writer),
    figures: text.figures.map(({ printed, ...figure }) => ({
      ...figure,
      key: keyOf(figure),
      term: writer.term(figure),
      printed: printed ?? writer.print(figure),
      opens: opens && writer.indicator(figure.indicator) !== undefined,
    })),
    files: [...submitted.evidence],
    ...(concerned && { task: concerned }),
    sentBack: view.log.filter((e) => e.type === 'returned').map((e) => ({ on: e.on, reasons: (e.paper as { reasons: string }).reasons })),
    ...(facts.declined && { declined: facts.declined.reasons }),
    ...(facts.issued && { issued: { on: facts.issued.on, seq: facts.issued.seq, public: facts.issued.public, ...(number && { number }) } }),
    sentTo: (facts.issued?.sentTo ?? []).map((unit) => {
      const received = facts.received?.find((r) => r.unit === unit)
      return { id: unit, name: organName(organisation, unit), ...(received && { receivedOn: received.on }) }
    }),
    mayEdit: view.stage === 'editing' && rolesOf(procedure, view, acting).includes('office'),
  }
}

/** The task a bulletin is about, for who finds it in their lists; whoever wrote it may have named any case. */
async function taskSeen(house: House, organisation: Organisation, acting: ActingPost, id: CaseId | undefined) {
  const found = id && (await openCases(house, [id])).get(id)
  if (!id || !found || found.procedure.id !== task.id || sightIn(organisation, found, acting, 'list') === 'shut') return undefined
  return { case: id, title: found.procedure.title(found.view.facts).zh }
}

function sentenceOf(facts: BulletinFacts, view: AnyView): Words {
  if (facts.declined) return words('编发单位没有采用。', 'The office did not use it.')
  if (facts.issued) {
    const [sent, received] = [facts.issued.sentTo.length, facts.received?.length ?? 0]
    const day = dayWords(facts.issued.on)
    return sent === 0
      ? words(`已于${day.zh}印发。`, `Issued on ${day.en}.`)
      : words(
          `已于${day.zh}印发 ${sent} 个单位，${received} 个已签收。`,
          `Issued on ${day.en} to ${sent} units; ${received} have received it.`,
        )
  }
  const waits: Readonly<Record<string, Words>> = {
    editing: words('等待编发单位编辑。', 'Waits for the office to edit it.'),
    approval: words('等待审定；引用数据全部核验后才能审定。', 'Waits for approval; every figure must be verified first.'),
    issuing: words('已经审定，等待印发。', 'Approved; to be issued.'),
  }
  return waits[view.stage] ?? words('', '')
}
