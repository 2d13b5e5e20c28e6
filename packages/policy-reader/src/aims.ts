import { clausesOf } from './clauses.ts'
import { timesIn } from './dates.ts'
import type { Span } from './document.ts'
import type { Target } from './targets.ts'

/** What is aimed at without a figure: a rate to rise or fall, a thing to exist, a coverage to be worked towards. */
export interface Aim extends Span {
  readonly text: string
  readonly comparator: 'increase' | 'decrease' | 'exists' | '='
  /** 100 where a full coverage is said in words. */
  readonly value: number | null
  readonly due: string | null
}

const measured = '(?:率|量|数|度|比|比例|比重|占比|面|质量|质效|效率|效能|水平|能力|范围|规模|比例|人次|总量|总数|感|素养|排名)'
const rising = '(?:提升|提高|上升|增长|增加|扩大|增强|优化|改善|走在|位居|居)'
const falling = '(?:下降|降低|减少|压减|缩短|减轻)'
const adverb = '(?:明显|显著|稳步|大幅|大幅度|持续|不断|逐年|逐步|有效|进一步|全面|同比|有所|切实|着力|双|普遍)*'
const subjectRises = new RegExp(`${measured}${adverb}(${rising})[^，,]{0,6}$`)
const subjectFalls = new RegExp(`${measured}${adverb}(${falling})[^，,]{0,6}$`)
const verbRaises = new RegExp(`^${adverb}(?:提升|提高|扩大|增加|增强)[^，,；;]{2,24}${measured}(?:排名[^，,]{0,10})?$`)
const verbLowers = new RegExp(`^${adverb}(?:降低|减少|压减|缩短)[^，,；;]{2,24}(?:${measured}|案件|时限|时间|数量|纠纷|争议)$`)
const makes =
  /^(?:[\u4e00-\u9fa5]{0,6}?)(?:建立健全|建立|建成|出台|制定出台|制定|编制|设立|组建|打造|构建|形成|建设|完成|成立|搭建|开发|开通|培育)(?!.{0,4}(?:以来|的要求|条件的))[^，,；;]{4,50}(?:制度|机制|体系|平台|中心|清单|目录|办法|方案|规划|标准|规范|队伍|基地|系统|机构|名录|规则|细则|意见|品牌|模式|格局|网络|专班|小组|委员会|数据库|档案|台账|站|点|所|报告|建设|范本|场景|应用)$/

const covers = /(?:全覆盖|全面覆盖|全部覆盖|应[\u4e00-\u9fa5]尽[\u4e00-\u9fa5])/

function aimOf(words: string): Aim['comparator'] | undefined {
  if (covers.test(words) && words.length <= 70) return '='
  if (words.length > 60 || /\d/.test(words.replace(/[“"][^”"]*[”"]/g, ''))) return undefined
  if (subjectRises.test(words) || verbRaises.test(words)) return 'increase'
  if (subjectFalls.test(words) || verbLowers.test(words)) return 'decrease'
  return makes.test(words) ? 'exists' : undefined
}

const leadIn = /^(?:其中|并且|并|且|同时|确保|实现|力争|努力|推动|推进|使|率先|谋划|探索)/

/** The aims of a stretch of text that carry no figure, so that nothing measurable is lost from sight. */
export function aimsIn(text: string, within: Span, taken: readonly Span[], dueAt: (at: Span) => string | null): readonly Aim[] {
  return clausesOf(text, within).flatMap((clause): Aim[] => {
    if (taken.some((t) => t.start < clause.end && clause.start < t.end)) return []
    const words = text.slice(clause.start, clause.end)
    const comparator = aimOf(words) ?? aimOf(words.replace(leadIn, '')) ?? (milestone(words) ? 'exists' : undefined)
    return comparator ? [{ ...clause, text: words, comparator, value: comparator === '=' ? 100 : null, due: dueAt(clause) }] : []
  })
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
