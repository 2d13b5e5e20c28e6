import type { z } from 'zod'
import type { AnyProcedure, DocumentSpec, RoleSpec } from './definition.ts'
import { issuedBy } from './documents.ts'
import type { AnyEventSpec } from './gates.ts'
import type { AnyMark, AnyRunning } from './limit-instances.ts'
import { metaOf, type Papers, schemaOf } from './paper.ts'
import { hasPersonal } from './personal.ts'
import { isRegister } from './register-id.ts'

/** Everything that is wrong with a definition, all at once. Empty for one that can stand. */
export function definitionFaults(procedure: AnyProcedure): readonly string[] {
  const events = Object.entries(procedure.events as Record<string, AnyEventSpec>)
  return [
    ...events.flatMap(([key, spec]) => eventFaults(procedure, key, spec)),
    ...stageFaults(procedure, events),
    ...amongOrgansFaults(procedure, events),
    ...limitFaults(procedure),
    ...documentFaults(procedure),
    ...disclosureFaults(procedure),
    ...Object.entries(procedure.papers as Papers).flatMap(([key, paper]) => withinFaults(key, schemaOf(paper))),
    ...Object.entries(procedure.papers as Papers).flatMap(([key, paper]) => takenNames(key, schemaOf(paper))),
    ...duplicateCodes(events),
  ]
}

const stagesOf = (procedure: AnyProcedure) => Object.keys(procedure.stages)
const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one as T])
const targetsOf = (spec: AnyEventSpec): readonly string[] =>
  spec.to === undefined ? [] : typeof spec.to === 'string' ? [spec.to] : spec.to.among

function eventFaults(procedure: AnyProcedure, key: string, spec: AnyEventSpec): readonly string[] {
  const faults: string[] = []
  if (key.includes('.')) faults.push(`event ${key}: names with a dot belong to the engine`)
  const known = [...Object.keys(procedure.roles), 'clock', 'link']
  for (const role of listOf(spec.by)) if (!known.includes(role)) faults.push(`event ${key}: unknown role ${role}`)
  for (const role of (spec.signed ?? []).flat()) if (!(role in procedure.roles)) faults.push(`event ${key}: unknown signer ${role}`)
  for (const stage of listOf(spec.at))
    if (stage !== 'start' && stage !== 'closed' && !(stage in procedure.stages)) faults.push(`event ${key}: unknown stage ${stage}`)
  for (const stage of targetsOf(spec))
    if (stage !== 'closed' && !(stage in procedure.stages)) faults.push(`event ${key}: unknown target ${stage}`)
  for (const document of issuedBy(procedure, key))
    if (!(document in procedure.documents)) faults.push(`event ${key}: unknown document ${document}`)
  return [...faults, ...endingFaults(procedure, key, spec), ...burdenFaults(procedure, key, spec)]
}

/** Every ending tells the parties and names what they can do now. */
function endingFaults(procedure: AnyProcedure, key: string, spec: AnyEventSpec): readonly string[] {
  if (!targetsOf(spec).includes('closed')) return []
  if (!spec.ends) return [`event ${key}: closes the case without saying whom it tells and which remedy there is`]
  if (isRegister(procedure.id) || procedure.amongOrgans) return []
  const faults: string[] = []
  if (spec.ends.tells.length === 0) faults.push(`event ${key}: an ending that tells nobody`)
  for (const role of spec.ends.tells)
    if ((procedure.roles as Record<string, RoleSpec>)[role]?.party !== true) faults.push(`event ${key}: tells ${role}, which is no party`)
  if (Array.isArray(spec.ends.remedy) && spec.ends.remedy.length === 0) faults.push(`event ${key}: an ending without remedy`)
  return faults
}

/** Work among organs knows no party: what tells or burdens somebody outside needs one, and then the rules for parties hold. */
function amongOrgansFaults(procedure: AnyProcedure, events: readonly [string, AnyEventSpec][]): readonly string[] {
  if (!procedure.amongOrgans) return []
  return [
    ...Object.entries(procedure.roles as Record<string, RoleSpec>).flatMap(([key, role]) =>
      role.party ? [`role ${key}: work among organs has no party`] : [],
    ),
    ...events.flatMap(([key, spec]) => (spec.burdens ? [`event ${key}: work among organs burdens nobody outside`] : [])),
  ]
}

/** What an act that burdens somebody must always bring with it. */
function burdenFaults(procedure: AnyProcedure, key: string, spec: AnyEventSpec): readonly string[] {
  const burden = spec.burdens
  if (!burden) return []
  const faults: string[] = []
  const shape = schemaOf(procedure.papers[key]).shape as Record<string, unknown>
  if (!('reasons' in shape)) faults.push(`event ${key}: burdens somebody and its paper has no reasons`)
  const documents = issuedBy(procedure, key).map((d) => ({ d, spec: procedure.documents[d] as DocumentSpec<never, never> | undefined }))
  for (const role of burden.on) {
    const document = documents.find(({ spec: s }) => s?.to.includes(role))
    if (!document) faults.push(`event ${key}: burdens ${role} without a document for it`)
    else if (!document.spec?.remedy?.length) faults.push(`event ${key}: document ${document.d} names no remedy`)
    else if (!servedInTime(procedure, document.d)) faults.push(`event ${key}: no limit ends with the service of ${document.d}`)
  }
  for (const duty of ['notice', 'hearing', 'legal-review'] as const) {
    const given = Object.values(procedure.events as Record<string, AnyEventSpec>).some((s) => s.gives === duty)
    if (!given && !burden.exempt?.[duty]) faults.push(`event ${key}: burdens somebody, and nothing gives ${duty} nor exempts it`)
  }
  if (!procedure.disclosure && !burden.exempt?.publication)
    faults.push(`event ${key}: burdens somebody, and the case is neither published nor exempt from it`)
  return faults
}

const servedInTime = (procedure: AnyProcedure, document: string): boolean =>
  Object.values(procedure.limits as Record<string, AnyRunning>).some(
    (l) => 'until' in l && listOf(l.until as AnyMark).some((m) => typeof m === 'object' && m.served === document),
  )

function stageFaults(procedure: AnyProcedure, events: readonly [string, AnyEventSpec][]): readonly string[] {
  const faults: string[] = []
  const reached = new Set(['start'])
  const moves = events.flatMap(([, spec]) =>
    targetsOf(spec).flatMap((to) =>
      (spec.at === undefined ? stagesOf(procedure) : listOf(spec.at)).map((from) => [from as string, to] as const),
    ),
  )
  for (let grown = true; grown; ) {
    grown = false
    for (const [from, to] of moves) if (reached.has(from) && !reached.has(to)) grown = reached.add(to) !== undefined
  }
  for (const stage of stagesOf(procedure)) {
    if (!reached.has(stage)) faults.push(`stage ${stage}: cannot be reached`)
    if (!leadsOut(stage, moves)) faults.push(`stage ${stage}: no way to an ending`)
  }
  if (!events.some(([, spec]) => listOf(spec.at).includes('start'))) faults.push('nothing opens the case')
  return faults
}

function leadsOut(stage: string, moves: readonly (readonly [string, string])[]): boolean {
  const seen = new Set([stage])
  for (let grown = true; grown; ) {
    grown = false
    for (const [from, to] of moves) if (seen.has(from) && !seen.has(to)) grown = seen.add(to) !== undefined
  }
  return seen.has('closed')
}

/** Every limit has a bearer and somebody who can end it. */
function limitFaults(procedure: AnyProcedure): readonly string[] {
  const events = procedure.events as Record<string, AnyEventSpec>
  return Object.entries(procedure.limits as Record<string, AnyRunning & { given?: string }>).flatMap(([key, spec]) => {
    const faults: string[] = []
    if (!(spec.bears in procedure.roles)) faults.push(`limit ${key}: nobody bears it`)
    const marks = [...listOf(spec.from), ...listOf(spec.until), ...(spec.given ? [spec.given] : [])] as AnyMark[]
    for (const mark of marks) {
      if (typeof mark === 'string' && !events[mark]) faults.push(`limit ${key}: unknown event ${mark}`)
      if (typeof mark === 'object' && !(mark.served in procedure.documents)) faults.push(`limit ${key}: unknown document ${mark.served}`)
    }
    if (
      spec.kind !== ('notice-before' as never) &&
      listOf(spec.until).length === 0 &&
      !['minimum', 'waiting', 'limitation'].includes(spec.kind ?? '')
    )
      faults.push(`limit ${key}: nothing ends it`)
    for (const event of [
      spec.onExpiry,
      spec.extendedBy?.event,
      ...(spec.blocks ?? []),
      ...(spec.pausedBetween ?? []).flat(),
      ...(spec.excludes ?? []).flat(),
    ]) {
      if (event !== undefined && !events[event as string]) faults.push(`limit ${key}: unknown event ${String(event)}`)
    }
    if (spec.onExpiry && !listOf(events[spec.onExpiry as string]?.by).includes('clock'))
      faults.push(`limit ${key}: the clock may not record ${String(spec.onExpiry)}`)
    return faults
  })
}

function documentFaults(procedure: AnyProcedure): readonly string[] {
  return Object.entries(procedure.documents as Record<string, DocumentSpec<never, never>>).flatMap(([key, spec]) => {
    const faults = spec.to
      .filter((role) => (procedure.roles as Record<string, RoleSpec>)[role]?.party !== true)
      .map((role) => `document ${key}: ${role} is no party`)
    const issued = Object.keys(procedure.events).some((event) => issuedBy(procedure, event).includes(key))
    return issued ? faults : [...faults, `document ${key}: nothing issues it`]
  })
}

function disclosureFaults(procedure: AnyProcedure): readonly string[] {
  return (procedure.disclosure?.shows ?? []).flatMap((path: string) => {
    const [event, field] = path.split('.') as [string, string]
    const paper = procedure.papers[event]
    const schema = paper && (schemaOf(paper).shape as Record<string, never>)[field]
    if (!schema) return [`disclosure: ${path} does not exist`]
    return hasPersonal(schema) ? [`disclosure: ${path} is personal`] : []
  })
}

/** A post chosen within an organ needs the field beside it that names one. */
function withinFaults(path: string, schema: z.ZodObject): readonly string[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const meta = metaOf(field)
    const organ = meta?.within === undefined ? undefined : (schema.shape as Record<string, z.ZodType>)[meta.within]
    if (meta?.within !== undefined && (meta.widget !== 'post' || !organ || metaOf(organ)?.widget !== 'organ'))
      return [`paper ${path}: ${key} is chosen within ${meta.within}, which names no organ beside it`]
    return 'shape' in field ? withinFaults(`${path}.${key}`, field as z.ZodObject) : []
  })
}

/** What a fact keeps of every event beside its paper: a field of that name would be lost in it. */
const takenNames = (key: string, schema: z.ZodObject): readonly string[] =>
  ['on', 'by', 'seq'].filter((name) => name in schema.shape).map((name) => `paper ${key}: the field ${name} would hide the event’s own`)

function duplicateCodes(events: readonly [string, AnyEventSpec][]): readonly string[] {
  const codes = events.flatMap(([, spec]) => [...new Set((spec.needs ?? []).map((g) => `${g.code}\u0000${g.otherwise.zh}`))])
  const byCode = new Map<string, Set<string>>()
  for (const entry of codes) {
    const [code, text] = entry.split('\u0000') as [string, string]
    byCode.set(code, (byCode.get(code) ?? new Set()).add(text))
  }
  return [...byCode].filter(([, texts]) => texts.size > 1).map(([code]) => `refusal ${code}: has two different sentences`)
}
