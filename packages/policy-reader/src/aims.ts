import { clausesOf } from './clauses.ts'
import { timesIn } from './dates.ts'
import type { Span } from './document.ts'
import type { Target } from './targets.ts'

/** What is aimed at without a figure: a rate to rise or fall, a thing to exist, a coverage to be worked towards. */
export interface Aim extends Span {
  readonly text: string
  readonly comparator: 'increase' | 'decrease' | 'exists' | '='
  /** 100 where a full coverage is said in words, 1 where one thing is to be had by each (一村一法律顾问). */
  readonly value: number | null
  readonly unit: string | null
  readonly due: string | null
  readonly dueExplicit: boolean
}

const measured = '(?:率|量|数|度|比|比例|比重|占比|面|质量|质效|效率|效能|水平|能力|范围|规模|比例|人次|总量|总数|感|素养|排名)'
const rising = '(?:提升|提高|上升|增长|增加|扩大|增强|优化|改善|走在|位居|居)'
const falling = '(?:下降|降低|减少|压减|缩短|减轻)'
const adverb = '(?:依法|明显|显著|稳步|大幅|大幅度|持续|不断|逐年|逐步|有效|进一步|全面|同比|有所|切实|着力|双|普遍)*'
const subjectRises = new RegExp(`${measured}${adverb}(${rising})[^，,]{0,6}$`)
const subjectFalls = new RegExp(`${measured}${adverb}(${falling})[^，,]{0,6}$`)
const verbRaises = new RegExp(`^${adverb}(?:提升|提高|扩大|增加|增强)[^，,；;]{2,24}${measured}(?:排名[^，,]{0,10})?$`)
const verbLowers = new RegExp(`^${adverb}(?:降低|减少|压减|缩短)[^，,；;]{2,24}(?:${measured}|案件|时限|时间|数量|纠纷|争议)$`)
const makes =
  /^(?:[\u4e00-\u9fa5]{0,6}?|[\u4e00-\u9fa5]{7,20}?(?=打造|组建|设立))(?:建立健全|建立|建成|出台|制定出台|制定|制订|编制|设立|组建|打造|构建|形成|建设|完成|成立|搭建|开发|开通|培育|培养|推出)(?!.{0,4}(?:以来|的要求|条件的))[^，,；;]{4,70}(?:制度|机制|体系|平台|中心|清单|目录|办法|方案|规划|标准|规范|队伍|基地|系统|机构|名录|规则|细则|意见|品牌|模式|格局|网络|专班|小组|委员会|数据库|档案|台账|站|点|所|报告|建设|范本|场景|应用|分会|协会|中队|大队|支队|人才库|调解员|示范城市|示范区|先行区)$|^开展[^，,；;]{2,30}总结$|(?:先行|率先)[^，,；;]{0,8}(?:试点|试行|开展)[^，,；;]{2,30}(?:平台|系统|应用|试点|探索)$/

const covers = /(?:[到向]有效覆盖|全覆盖|全面覆盖|全部覆盖|应[\u4e00-\u9fa5]尽[\u4e00-\u9fa5])/

function aimOf(words: string): Aim['comparator'] | undefined {
  if (covers.test(words) && words.length <= 70) return '='
  if (words.length > 80) return undefined
  if (makes.test(words) || listOf.test(words)) return makes.test(words) ? 'exists' : 'decrease'
  if (words.length > 60 || /\d/.test(words.replace(/[“"][^”"]*[”"]/g, ''))) return undefined
  if (subjectRises.test(words) || verbRaises.test(words)) return 'increase'
  if (subjectFalls.test(words) || verbLowers.test(words)) return 'decrease'
  return undefined
}

const leadIn = /^(?:其中|并且|并|且|同时|确保|实现|力争|努力|推动|推进|使|率先|谋划|探索|统一|分别)/
/** 一村一法律顾问, 一镇街一联络点: one to each. */
const oneEach =
  /(?<![统第唯专同])一(?![个件种次级批项体流些系致般律定站切])([\u4e00-\u9fa5]{1,4})(?:[（(][^（）()]{1,4}[）)]?)?一(?![个件种次级批项体流些系致般律定站切])[\u4e00-\u9fa5]{3,10}/
const listOf = /^(?:有效|逐步|持续|明显|大幅)*(?:降低|减少|压减)([^，,；;]{2,30})等(?:的)?(?:数量|总量|案件|发案量)$/

/** 构建…“一张图”: one of what the quoted name says. */
const oneOf = /(?:构建|打造|建立|形成|建成)[^，,；;“]{2,16}“一([张个网套])[\u4e00-\u9fa5]{1,4}”$/
/** A second predicate that begins without a comma: …通道有效降低…等数量. */
const runOn = /^([^，,；;]{6,}?)(?:有效|逐步|切实|明显|大幅)(?:降低|减少|压减)[^，,；;]{2,30}等(?:的)?(?:数量|总量)$/

interface Read extends Span {
  readonly comparator: Aim['comparator']
  readonly value: number | null
  readonly unit: string | null
}

/** What one clause aims at: several things where each of a list rises or falls by itself. */
function aimsOf(text: string, clause: Span, opening: Span | undefined): readonly Read[] {
  const { end } = clause
  const late = runOn.exec(text.slice(clause.start, end))?.[1]?.length ?? 0
  if (late > 0) return aimsOf(text, { start: clause.start + late, end }, undefined)
  const words = text.slice(clause.start, end)
  const parts = partsOf(words)
  if (parts.length > 1)
    return parts.map(({ at, part, comparator }) => ({
      start: clause.start + at,
      end: clause.start + at + part.length,
      comparator,
      value: null,
      unit: null,
    }))
  const each = words.length <= 60 ? oneEach.exec(words)?.[1] : undefined
  if (each) return [{ start: clause.start, end, comparator: '=', value: 1, unit: `个/${each}` }]
  const one = words.length <= 60 ? oneOf.exec(words)?.[1] : undefined
  if (one) return [{ start: clause.start, end, comparator: '=', value: 1, unit: one }]
  const found = aimOf(words) ?? aimOf(words.replace(leadIn, ''))
  const dated = opening && reached.test(words)
  const comparator = found ?? (dated || milestone(words) ? 'exists' : undefined)
  if (!comparator) return []
  const full = comparator === '='
  const start = dated && comparator === 'exists' ? opening.start : clause.start
  return [{ start, end, comparator, value: full ? 100 : null, unit: full ? '%' : null }]
}

interface AimPart {
  readonly at: number
  readonly part: string
  readonly comparator: Aim['comparator']
}

/** 总量下降、处结率上升: each part names what it is about and which way it goes; none where one of them does not. */
function partsOf(words: string): readonly AimPart[] {
  if (words.length > 80 || !words.includes('、')) return []
  const parts: AimPart[] = []
  let at = 0
  for (const whole of words.split('、')) {
    const lead = leadIn.exec(whole)?.[0].length ?? 0
    const part = whole.slice(lead)
    const comparator = subjectRises.test(part) ? 'increase' : subjectFalls.test(part) ? 'decrease' : undefined
    if (!comparator) return []
    parts.push({ at: at + lead, part, comparator })
    at += whole.length + 1
  }
  return parts
}

/** The parts of a stretch between the brackets that name who answers: what stands in them is no aim, what stands behind them a new sentence. */
function besideUnits(text: string, within: Span): readonly Span[] {
  const parts: Span[] = []
  let { start } = within
  for (const bracket of text.slice(within.start, within.end).matchAll(/【[^】]*】/g)) {
    parts.push({ start, end: within.start + bracket.index })
    start = within.start + bracket.index + bracket[0].length
  }
  return [...parts, { start, end: within.end }].filter((part) => part.end > part.start)
}

/** The aims of a stretch of text that carry no figure, so that nothing measurable is lost from sight. */
export function aimsIn(text: string, within: Span, taken: readonly Span[], dueAt: DueAt): readonly Aim[] {
  const clauses = besideUnits(text, within).flatMap((part) => clausesOf(text, part))
  return clauses.flatMap((clause, i): Aim[] => {
    if (taken.some((t) => t.start < clause.end && clause.start < t.end)) return []
    const before = clauses[i - 1]
    const opening = before && isTimeOnly(text.slice(before.start, before.end)) ? before : undefined
    return aimsOf(text, clause, opening).map((read) => {
      const { due, explicit } = dueAt(clause)
      return { ...read, text: text.slice(read.start, read.end), due, dueExplicit: explicit }
    })
  })
}

const reached = /^(?:全面|基本|初步|率先)*(?:建成|形成|实现|完成|建立)[^，,；;]{4,60}$/
/** 到2025年 between two commas: the clause after it says what is reached by then. */
function isTimeOnly(words: string): boolean {
  const [time] = timesIn(words)
  return time !== undefined && time.kind === 'by' && time.end - time.start >= words.trim().length - 2
}

/** 2024年年底前基本建成…: a state to be reached by a date. */
const milestone = (words: string): boolean =>
  words.length <= 80 &&
  /[到底前末]/.test(words) &&
  timesIn(words).some((t) => t.kind === 'by' && /实现|建成|形成|完成|建立|达到|健全|完善/.test(words.slice(t.end)))

const against = /(低于|少于|小于|不高于|优于|高于|超过|多于|不低于)[^，,；;。]{0,14}(?:平均(?:水平|值|数)?|均值)(?:以上|以下)?$/
const lessIs = /^(?:低于|少于|小于|不高于)$/

/** 低于全省平均水平: measured against others; there is a target although there is no figure. */
export function benchmarksIn(text: string, within: Span, taken: readonly Span[], dueAt: DueAt): readonly Target[] {
  return clausesOf(text, within).flatMap((clause): Target[] => {
    if (taken.some((t) => t.start < clause.end && clause.start < t.end)) return []
    const words = text.slice(clause.start, clause.end)
    const how = words.length <= 60 ? against.exec(words)?.[1] : undefined
    if (!how) return []
    const { due, explicit } = dueAt(clause)
    const comparator = lessIs.test(how) ? '<' : '>'
    const told = { due, dueExplicit: explicit, from: null, confidence: 0.8 }
    return [{ ...clause, text: words, value: null, unit: null, comparator, nature: 'target', ...told }]
  })
}

type DueAt = (at: Span) => { due: string | null; explicit: boolean }

const every =
  /(?:(?<![健安保完])全部(?!门)|所有|一律)[^，,；;。]{2,40}(?:均|都|应|全部|全面)[^，,；;。]{0,4}(?:应|要|须|做到|实现|达到|提供|建立|设立|配备|完成|纳入|公开|开展)/

/** 全部…均应… sets a full coverage: a figure of 100 % said in words. */
export function coverageIn(
  text: string,
  within: Span,
  horizon: (at: Span) => { due: string | null; explicit: boolean },
): readonly Target[] {
  return clausesOf(text, within).flatMap((clause): Target[] => {
    const words = text.slice(clause.start, clause.end)
    if (/\d|基本/.test(words) || !every.test(words) || words.length > 70) return []
    const { due, explicit } = horizon(clause)
    return [
      {
        ...clause,
        text: words,
        value: 100,
        unit: '%',
        comparator: '=',
        nature: 'coverage',
        due,
        dueExplicit: explicit,
        from: null,
        confidence: 0.7,
      },
    ]
  })
}
