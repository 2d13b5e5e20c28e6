import type { Aim } from './aims.ts'
import type { Commitments, Item } from './item.ts'
import type { Target } from './targets.ts'

/** A target as a plan states it: a figure that is set, or something to be had or changed that is definite enough to be checked. */
export interface StatedTarget extends Omit<Target, 'nature'> {
  readonly nature: Target['nature'] | 'aim'
  /** What of a list it is about, where one statement sets the same for several things. */
  readonly subject: string | null
}

/** 方案, 规划, 计划 bind whom they name; 意见 and 纲要 tell others which way to go, a report what was done. */
const binding = /(?:方案|规划|计划|要点|行动|工作安排|分解表|分工表|任务表|清单)[”》]?(?:[（(〔][^（）()]{1,24}[）)〕])*$/
/** Parts of a plan that say why and how, not what is to be reached. */
const about = /指导思想|原则|组织领导|组织实施|保障措施|工作保障|组织保障|(?:工作|有关|相关)要求|督[查导]考核|舆论/
/** Something that is counted or surveyed, so that more or less of it can be told. */
const counted = /(?:(?<!效)率|(?<!质)量|数|度|比例|比重|占比|面|人次|排名[^，,]{0,10}|感|素养)$/
const change =
  /(?:依法|明显|显著|稳步|大幅|大幅度|持续|不断|逐年|逐步|有效|进一步|全面|同比|有所|切实|着力|普遍|双)*(?:提升|提高|上升|增长|增加|扩大|增强|优化|改善|下降|降低|减少|压减|缩短)/
/** What stands there once it is done; mechanisms, systems of work and patterns do not. */
const thing =
  /(?:清单|目录|范本|平台|中心|中队|大队|支队|专班|小组|报告|方案|办法|细则|规则|基地|站所|站点|(?<!法治)队伍|品牌|分会|协会|机构|数据库|名录|委员会|调解员|人才库|总结)$/
const regime = /^(?:探索|推动|逐步)*(?:建立|制定|出台)(?!健全|和?完善)[^，,；;]{4,30}制度$/
/** Something to be tried out first. */
const pilot = /(?:先行|率先)[^，,；;]{0,8}(?:试点|试行|开展)/
const finished = /^(?:[\u4e00-\u9fa5]{0,4})完成[^，,；;]{2,60}(?:建设|组建|改造)$/
/** A clause that only stands beside what it serves. */
const aside = /^(?:结合|依托|围绕|通过|按照|根据|为|在)|(?:基础上|条件下|过程中)$|规范及|考核办法$/

const spans = (read: Commitments): boolean => {
  const title = (read.title ?? read.titleInText)?.text ?? ''
  const years = /(\d{4})\s*年?\s*[-—–－−‒~～〜至]+\s*(\d{4})/.exec(title)
  return years !== null && Number(years[2]) - Number(years[1]) >= 2
}

interface Whole {
  readonly longTerm: boolean
  /** Words of everything the document sets a figure for. */
  readonly figured: readonly string[]
}

/** What is changed, by its last words: 群众满意度 of 切实提高…群众满意度. */
function measureOf(aim: Aim): string {
  const words = aim.text.replace(/[“”"]/g, '')
  const at = change.exec(words)
  if (!at) return words
  const before = words.slice(0, at.index)
  const subject = counted.test(before) ? before : words.slice(at.index + at[0].length)
  return subject.split(/[、和及与]/).at(-1)!
}

function isTarget(aim: Aim, item: Item, { longTerm, figured }: Whole): boolean {
  const words = aim.text
  if (aim.start < item.titleEnd && item.titleEnd - item.titleStart > 0 && aim.end <= item.titleEnd) return false
  if (aside.test(words)) return false
  const known = (name: string): boolean => figured.some((text) => text.includes(name.slice(-4)))
  if (aim.comparator === '=') return aim.value !== null
  if (aim.comparator !== 'exists') {
    const measure = measureOf(aim)
    return counted.test(measure) && !known(measure)
  }
  const bare = words.replace(/[“”"]/g, '')
  if (finished.test(bare)) return true
  if (longTerm) return /(?:建成|基本形成|实现)/.test(words) && aim.dueExplicit
  return (thing.test(bare) || pilot.test(bare) || regime.test(bare)) && !known(bare)
}

const listed = /((?:“[^”]{1,20}”[、和及与]?){2,})(?=(?:均|都|全部)*(?:实现|达到|覆盖|100|全覆盖))/
const measureEnd = /(?:率|量|总数|人数|案件数|指数)$/

/** The members of a list of which each is measured by itself; none where they share one measure (种植、收获机械化率). */
export function subjectsOf(words: string): readonly string[] {
  const quoted = listed.exec(words)?.[1]
  if (quoted) return [...quoted.matchAll(/“([^”]+)”/g)].map((m) => m[1]!)
  const etc = /(?:降低|减少|压减|提高|提升)([^，,；;]{2,30})等(?:的)?(?:数量|总量)/.exec(words)?.[1]
  if (etc) return etc.split(/[、和及]/).filter((w) => w !== '')
  const at =
    /(?:(?:均|都|分别|逐年|稳步|明显|进一步|同比|大幅|显著|持续|不断|总体)*)(?:达到?|低于|高于|不低于|不高于|下降|降低|提升|提高|上升|控制在|超过)/.exec(
      words,
    )
  if (!at) return []
  const region = at.index > 1 ? words.slice(0, at.index) : words.slice(at[0].length).replace(/\d.*$/, '')
  const members = region.split(/[、和及]/)
  return members.length > 1 && members.every((m) => measureEnd.test(m)) ? members : []
}

const each = (target: Omit<StatedTarget, 'subject'>): readonly StatedTarget[] => {
  const subjects = target.value !== null && Array.isArray(target.value) ? [] : subjectsOf(target.text)
  return subjects.length > 1 ? subjects.map((subject) => ({ ...target, subject })) : [{ ...target, subject: null }]
}

/**
 * The targets of every item as the document states them: its figures, and in a plan that binds (方案, 规划, 计划) also what is to exist, to rise
 * or to fall without a figure, where that can be checked; what is only wished for stays among the aims.
 */
export function statedTargets(read: Commitments): ReadonlyMap<Item, readonly StatedTarget[]> {
  const title = ((read.title ?? read.titleInText)?.text ?? '').replace(/[“”"]/g, '')
  const binds = binding.test(title)
  const everyItem = (items: readonly Item[]): readonly Item[] => items.flatMap((i) => [i, ...everyItem(i.children)])
  const whole: Whole = {
    longTerm: spans(read),
    figured: everyItem(read.tree).flatMap((i) => i.targets.filter((t) => t.value !== null).map((t) => t.text)),
  }
  const stated = new Map<Item, readonly StatedTarget[]>()
  // What goals say and a measure below repeats is one target.
  const told: Aim[] = []
  const isFirst = (aim: Aim): boolean => {
    const changes = aim.comparator === 'increase' || aim.comparator === 'decrease'
    if (changes && told.some((earlier) => earlier.comparator === aim.comparator && earlier.text.includes(measureOf(aim)))) return false
    told.push(aim)
    return true
  }
  const visit = (item: Item, quiet: boolean): void => {
    const silent = quiet || about.test(item.title ?? '')
    const aims = binds && !silent ? item.aims.filter((aim) => isTarget(aim, item, whole) && isFirst(aim)) : []
    const all = [...item.targets, ...aims.map((aim) => ({ ...aim, nature: 'aim' as const, from: null, confidence: 0.6 }))]
    stated.set(
      item,
      all.toSorted((a, b) => a.start - b.start).flatMap((target) => each(target)),
    )
    for (const child of item.children) visit(child, silent)
  }
  for (const item of read.tree) visit(item, false)
  return stated
}
