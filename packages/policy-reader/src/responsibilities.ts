import type { Span } from './document.ts'
import { besideUnits, isResponsibility, onlyNames, unitLabel } from './responsibility-words.ts'
import { carryPrefixes, looksLikeUnit, splitUnits, type UnitName } from './unit-names.ts'

export type UnitRole = 'lead' | 'support' | 'guide' | 'joint'

export interface AssignedUnit extends UnitName {
  readonly role: UnitRole
}

/** One assignment: its words, the text it answers for, and the units with their roles. */
export interface Responsibility extends Span {
  readonly raw: string
  /** The text assigned: from the heading or the assignment before, to this one. */
  readonly scope: Span
  readonly units: readonly AssignedUnit[]
  /** The list says 等: there are more. */
  readonly open: boolean
  readonly confidence: number
  /** Why the list was not taken apart. */
  readonly unclear?: string
}

export interface UnitReading {
  readonly units: readonly AssignedUnit[]
  readonly open: boolean
}

const firstLeads =
  /(?:列|排)(?:在|名)?第?(?:一|首)(?:位|名|个)?[^。；;]{0,6}(?:为|是|系)(?:牵头|主办|主责|责任)|(?:首|第一)个(?:单位|部门)?(?:为|是|系)(?:牵头|主办|主责)/

/** From which place on the first unit of a list leads, or -1 where the document does not say so. */
export function firstLeadsFrom(text: string): number {
  const at = text.search(firstLeads)
  if (at < 0) return -1
  const sentence = text.slice(Math.max(0, text.lastIndexOf('\n', at)), text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at))
  return /下同/.test(sentence) ? Math.max(0, text.lastIndexOf('\n', at)) : 0
}

function roleOfLabel(word: string, all: string): UnitRole | undefined {
  if (/人$|领导$/.test(word)) return undefined
  if (/(?:牵头|责任|负责|主办).*(?:和|及|或|、)?(?:配合|参与|协办)|(?:配合|参与).*(?:责任|负责|牵头)/.test(word)) return 'joint'
  if (/配合|协办|协同|参与|参加|协助|支持/.test(word)) return 'support'
  if (/指导|督导|监督|主管/.test(word)) return 'guide'
  if (/牵头|主办|主责|第一/.test(word)) return 'lead'
  return /(?:牵头|主办|主责)/.test(all.replace(word, '')) ? 'support' : 'lead'
}

const withRole = (list: string, role: UnitRole): UnitReading => {
  const { names, open } = splitUnits(list.replace(/(?:按(?:照)?(?:各自)?(?:职责|职能|分工)[^，,、；;]*)?(?:负责|落实|实施|配合)?$/, ''))
  return { units: carryPrefixes(names).map((u) => ({ ...u, role })), open }
}

function labelled(text: string): UnitReading | undefined {
  unitLabel.lastIndex = 0
  const labels = [...`；${text}`.matchAll(unitLabel)]
  if (labels.length === 0) return undefined
  const padded = `；${text}`
  const words = labels.map((l) => l[1]!).join('|')
  const readings = labels.flatMap((label, i) => {
    const role = roleOfLabel(label[1]!, words)
    const list = padded
      .slice(label.index + label[0].length, labels[i + 1]?.index ?? padded.length)
      .split(/。|[，,、；;\s]?[\u4e00-\u9fa5]{2,8}\s*[:：]/)[0]!
    return role ? [withRole(list, role)] : []
  })
  return { units: readings.flatMap((r) => r.units), open: readings.some((r) => r.open) }
}

const phraseEnd =
  /^(.*?)(?:(?:分别|共同|按(?:照)?(?:各自)?(?:职责|职能|分工)[^，,、；;]{0,8}?|依(?:照)?职责)*)(牵头(?:负责|落实|组织实施|实施|推进)?|(?:协助|协同)?配合(?:落实|实施)?|参与|参加|协助|协办|指导(?:落实)?|督导|(?:具体|组织|抓好|推动|推进)?(?:负责|落实|实施|承担|推进|办理))?(?:按(?:照)?(?:各自)?(?:职责|职能|分工)[^，,、；;]{0,8})?$/

function roleOfDuty(duty: string): UnitRole {
  if (/牵头/.test(duty)) return 'lead'
  if (/配合|参与|参加|协助|协办/.test(duty)) return 'support'
  return /指导|督导/.test(duty) ? 'guide' : 'joint'
}

/** A牵头，B、C配合；names before a comma without a verb belong to the next verb. */
function spoken(text: string): UnitReading {
  const units: AssignedUnit[] = []
  let open = false
  let waiting = ''
  for (const phrase of text.split(/[，,；;。]/).filter((p) => !besideUnits.test(p.trim()))) {
    const match = phraseEnd.exec(phrase.trim().replace(/^由/, ''))
    const list = [waiting, match?.[1] ?? phrase].filter(Boolean).join('、')
    if (!match?.[2]) {
      waiting = list
      continue
    }
    const [main, ...joined] = list.split('会同')
    const read = withRole(main!, joined.length > 0 ? 'lead' : roleOfDuty(match[2]))
    const others = joined.map((names) => withRole(names, 'support'))
    units.push(...read.units, ...others.flatMap((o) => o.units))
    open ||= read.open || others.some((o) => o.open)
    waiting = ''
  }
  const rest = waiting ? withRole(waiting, units.some((u) => u.role === 'lead') ? 'support' : 'joint') : undefined
  units.push(...(rest?.units ?? []))
  const lead = units.some((u) => u.role === 'lead')
  return {
    units: lead ? units.map((u) => (u.role === 'joint' ? { ...u, role: 'support' } : u)) : units,
    open: open || (rest?.open ?? false),
  }
}

/** The first unit leads and the others support where the document says so. */
function byOrder(units: readonly AssignedUnit[]): readonly AssignedUnit[] {
  if (units.some((u) => u.role === 'support' || u.role === 'guide')) return units
  return units.map((u, i) => ({ ...u, role: i === 0 ? 'lead' : 'support' }))
}

/** The units of an assignment's words. `first` says that the document makes the first of a list the leader. */
export function readUnits(words: string, first = false): UnitReading {
  const text = words
    .trim()
    .split('。')
    .filter((s) => !firstLeads.test(s) && !/^以下|下同$|不再列/.test(s.trim()))
    .join('；')
    .replace(/[，,]?下同$/, '')
  const read = labelled(text) ?? spoken(text)
  return first ? { ...read, units: byOrder(read.units) } : read
}

const pairs: Readonly<Record<string, string>> = { '（': '）)', '(': '）)', '【': '】]', '[': '】]', '〔': '〕', '［': '］' }
const bracketMax = 400

/** Where the bracket that opens at `start` closes; brackets of other kinds do not count, and one left open closes nowhere. */
function closeOf(text: string, start: number, end: number): number | undefined {
  const closing = pairs[text[start]!]!
  let depth = 0
  for (let i = start; i < Math.min(end, start + bracketMax); i++) {
    const c = text[i]!
    if (c === '\n') return undefined
    if (pairs[c] === closing) depth++
    else if (closing.includes(c) && --depth === 0) return i + 1
  }
  return undefined
}

/** The brackets that assign, each read from its innermost opening that does. */
function assigningBrackets(text: string, within: Span): readonly Span[] {
  const found: Span[] = []
  for (let start = within.start; start < within.end; start++) {
    if (!(text[start]! in pairs)) continue
    const end = closeOf(text, start, within.end)
    if (end === undefined) continue
    const words = text.slice(start + 1, end - 1)
    const closing = /^[。；;]?\s*$/.test(text.slice(end, within.end)) && (/[。；;）)]/.test(text[start - 1] ?? '') || text[end] === '。')
    if (!isResponsibility(words) && !(closing && onlyNames(words))) continue
    found.push({ start, end })
    start = end - 1
  }
  return found
}

const bareLabel = (text: string, within: Span, taken: readonly Span[]): Span | undefined => {
  const piece = text.slice(within.start, within.end)
  unitLabel.lastIndex = 0
  for (const match of piece.matchAll(unitLabel)) {
    const start = within.start + match.index + match[0].indexOf(match[1]!)
    if (taken.some((t) => t.start <= start && start < t.end)) continue
    if (match.index > 0 && !/[。；;\s]/.test(match[0][0]!)) continue
    return { start, end: within.end }
  }
  return undefined
}

/** 责任领导：… names a person, who is not read. */
const onlyPersons = (words: string): boolean => {
  const labels = [...`；${words}`.matchAll(unitLabel)].map((l) => l[1]!)
  return labels.length > 0 && labels.every((l) => roleOfLabel(l, l) === undefined)
}

/** The assignments that stand in a stretch of text, in order. `first`: from which place the first unit leads, or -1. */
export function responsibilitiesIn(text: string, within: Span, first: number): readonly Responsibility[] {
  const brackets = assigningBrackets(text, within)
  const bare = bareLabel(text, within, brackets)
  const places = bare ? [...brackets.filter((b) => b.end <= bare.start), bare] : brackets
  let from = within.start
  return places
    .filter((place) => !onlyPersons(text.slice(place.start, place.end)))
    .map((place) => {
      const raw = bare === place ? text.slice(place.start, place.end) : text.slice(place.start + 1, place.end - 1)
      const { units, open } = readUnits(raw, first >= 0 && place.start >= first)
      const odd = units.filter((u) => !looksLikeUnit(u.raw))
      const scope = { start: from, end: place.start }
      from = place.end
      const confidence = units.length === 0 ? 0.2 : Math.round((1 - (0.6 * odd.length) / units.length) * 100) / 100
      const unclear =
        units.length === 0 ? '未能辨认责任单位' : odd.length > 0 ? `不像单位名称：${odd.map((u) => u.raw).join('、')}` : undefined
      return { ...place, raw, scope, units, open, confidence, ...(unclear ? { unclear } : {}) }
    })
}
