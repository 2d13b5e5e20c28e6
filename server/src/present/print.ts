import type { Answer } from '@fadu/contract'
import { citeZh } from '@fadu/legal-time'
import type { DocumentSpec, Remedy } from '@fadu/procedure'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import type { Organisation } from '../organisation.ts'
import { absent } from '../problems.ts'
import { Names } from './names.ts'
import { documentNumber, referenceOf } from './terms.ts'

/** Whose name heads the paper: the office's own organ, or the one above it in whose name the law has it act. */
const issuer = (procedure: OpenCase['procedure'], organ: string | undefined, { organs }: Organisation): string | undefined =>
  procedure.inNameOf === 'parent-organ' ? (organs.get(organ ?? '')?.parent ?? organ) : organ

/** A document of the case with its words, number and remedy, in the order it is printed. Names stand as the case handed over has them: in full where it is served on the parties. */
export function printOf(
  house: House,
  { procedure, log, view }: OpenCase,
  organisation: Organisation,
  seq: number,
  key: string,
): Answer<'print'> {
  const event = view.log.find((e) => e.seq === seq)
  const spec = (procedure.documents as Record<string, DocumentSpec<never, never>>)[key]
  if (!event || !spec || !view.documents.some((d) => d.seq === seq && d.key === key)) throw absent()
  const names = new Names(organisation, procedure)
  const text = spec.text({
    view: view as never,
    paper: event.paper,
    on: event.on,
    partyName: (p) => names.partyInFull(p),
    entryName: (id) => names.entry(id),
  })
  const number = documentNumber(procedure, event, key, organisation)
  return {
    organ: names.organ(issuer(procedure, view.organ, organisation)),
    title: text.title,
    ...(number && { number }),
    ...(text.addressee && { addressee: text.addressee }),
    paragraphs: [...text.paragraphs],
    remedy: ((spec.remedy ?? []) as readonly Remedy[]).map((r) => `${r.words.zh}（${citeZh(r.under)}）。`),
    on: event.on,
    reference: referenceOf(procedure, log, organisation),
    hash: event.hash,
    demonstration: house.settings.FADU_MODE === 'demonstration',
  }
}
