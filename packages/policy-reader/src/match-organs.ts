import { alike } from './similarity.ts'

/** An organ of the organisation that is handed in. */
export interface KnownOrgan {
  readonly id: string
  readonly name: string
  readonly alsoCalled?: readonly string[]
}

export interface OrganChoice {
  readonly id: string
  readonly name: string
  readonly score: number
}

/** Either one organ beyond doubt, or choices for a person, which may be none. */
export type OrganMatch =
  | { readonly kind: 'exact'; readonly organ: OrganChoice }
  | { readonly kind: 'unsure'; readonly choices: readonly OrganChoice[] }

const place =
  /^(?:中华人民共和国|中国共产党|中共)?(?:[\u4e00-\u9fa5]{2,7}?(?:省|自治区))?(?:[\u4e00-\u9fa5]{2,6}?(?:市(?!场|政)|州|盟))?(?:[\u4e00-\u9fa5]{1,6}?(?:区|县|旗|市))?(?=.{2,})/
const level = /^(?:省|市|区|县|州|旗|镇|街道)(?=[\u4e00-\u9fa5]{2,})/

/** A name without the place it belongs to: 某市某区司法局 and 区司法局 are both 司法局. */
export function withoutPlace(name: string): string {
  const plain = name.replace(/[（(][^（）()]*[）)]/g, '').replace(/[\s·]/g, '')
  const party = /^(?:中共)?[\u4e00-\u9fa5]{0,12}?(?:省|市|区|县|州|旗|镇|街道)委(?!员)(?=[\u4e00-\u9fa5]{2,})/.exec(plain)
  if (party) return `委${plain.slice(party[0].length)}`
  const shorter = plain.replace(level, '')
  if (shorter !== plain) return shorter
  const match = place.exec(plain)
  return match && match[0].length > 0 && plain.length - match[0].length >= 2 ? plain.slice(match[0].length) : plain
}

/** Function words that abbreviations drop. */
const folded = (name: string): string =>
  withoutPlace(name)
    .replace(/人民(?=政府|法院|检察院)/g, '')
    .replace(/委员会/g, '委')
    .replace(/办公室/g, '办')
    .replace(/监督管理|监管管理/g, '监管')
    .replace(/行政管理/g, '管理')
    .replace(/[和与及、暨]/g, '')

/** Whether the letters of the short name stand in the long one in order, beginning alike and ending in the same kind of organ. */
function abbreviates(short: string, long: string): boolean {
  if (short.length < 2 || short.length > long.length || short.at(-1) !== long.at(-1) || short[0] !== long[0]) return false
  let at = 0
  for (const c of short) {
    const next = long.indexOf(c, at)
    if (next < 0) return false
    at = next + 1
  }
  return true
}

function scoreOf(name: string, known: string): number {
  if (name.trim() === known.trim()) return 1
  const [a, b] = [withoutPlace(name), withoutPlace(known)]
  if (a === b) return 0.97
  const [x, y] = [folded(name), folded(known)]
  if (x === y) return 0.95
  if (abbreviates(x, y) || abbreviates(y, x)) return 0.8 + 0.1 * (Math.min(x.length, y.length) / Math.max(x.length, y.length))
  return Math.min(0.75, alike(x, y))
}

const sure = 0.9
const lead = 0.08

/** Which organ a written name means: one, where one name fits and no other nearly as well; else the likeliest few. */
export function matchOrgans(name: string, organs: readonly KnownOrgan[]): OrganMatch {
  const choices = organs
    .map(
      (o): OrganChoice => ({
        id: o.id,
        name: o.name,
        score: Math.round(Math.max(...[o.name, ...(o.alsoCalled ?? [])].map((n) => scoreOf(name, n))) * 100) / 100,
      }),
    )
    .filter((c) => c.score >= 0.45)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const [first, second] = choices
  if (first && (first.score === 1 ? second?.score !== 1 : first.score >= sure && (!second || first.score - second.score >= lead)))
    return { kind: 'exact', organ: first }
  return { kind: 'unsure', choices: choices.slice(0, 5) }
}
