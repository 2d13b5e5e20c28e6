import { clauseAround, sentenceAround } from './clauses.ts'
import { type Comparator, comparatorOf, compared } from './comparators.ts'
import { type TimeWords, timesIn } from './dates.ts'
import type { Span } from './document.ts'
import { type Figure, figuresIn } from './figures.ts'

export type TargetNature = 'target' | 'parameter' | 'deadline' | 'coverage'

/** A figure that the document sets, with its exact words. */
export interface Target extends Span {
  readonly text: string
  readonly value: number | readonly number[] | null
  readonly unit: string | null
  readonly comparator: Comparator
  readonly nature: TargetNature
  /** When it is due, as exact as the words are; null where the document does not say. */
  readonly due: string | null
  /** The date stands in the same paragraph; otherwise it is the period of the whole document. */
  readonly dueExplicit: boolean
  /** What the change is measured against: 2020年, 上年. */
  readonly from: string | null
  readonly confidence: number
}

/** A figure that was seen and not taken for a target, with the reason. */
export interface PassedFigure extends Span {
  readonly text: string
  readonly reason: 'names-a-thing' | 'no-aim' | 'reference' | 'past'
}

export interface TargetReading {
  readonly targets: readonly Target[]
  readonly passed: readonly PassedFigure[]
}

/** Verbs of doing something countable; what they count is the deliverable. */
export const doing =
  /(?:建成|建设|新建|改建|扩建|建立|建好|打造|培育|培养|培训|轮训|创建|创成|创设|开展|举办|组织|组建|推出|完成|新增|实现|引进|引育|选取|选树|选派|选聘|选拔|筛选|遴选|评选|编制|编印|制定|制修订|修订|出台|发布|发放|覆盖|惠及|受益|配备|配齐|设立|设置|布局|布设|安装|改造|整治|治理|清理|消除|化解|办理|办结|解决|推动|推进|推广|应用|扶持|支持|帮扶|服务|认定|建档|招引|落地|投入|投资|争取|力争|确保|达成|形成|吸纳|就业|带动|安置|转移|救助|资助|更新|种植|造林|绿化|修复|建|办|拍摄|制作|播放|走访|检查|抽查|巡查|督查|督导|评查|宣讲|普及|接受|参加|参与|联系|审议|听取|研究|召开|压减|减少|整合|归并|取消|下放|拓展|纳入|承担|预留|加强|体检|评估|排查|提供|开设|开通|运行|储备|签约|孵化|上线|归集|共享|接入|掌握|旁听|学习|讲授|开办|选编|征集|发展|壮大|做强|做优|对接|串联|保障|保有|保留|用于)/

const benefit =
  /补贴|补助|奖励|返还|减免|免征|减征|贴息|津贴|资助|罚款|缴纳|费率|税率|利率|贷款|收费|报销|处罚|奖补|抚恤|标准(?:为|按|是|可|不|上|提高|调整|每)|的标准(?:确定|执行|计算|给予|发放)|额度|工资|待遇|注册资本|租金|优惠|折|定额|上限|下限|起付|限额|扣除|抵扣|个税|缴费|担保费|保费|薪酬|经费的|按[^，,]{0,12}(?:计算|确定|执行|比例)/
const condition = /^\s*(?:对|凡|如|若|符合|经|未|因|超过|具有|满足|参保|连续|在职)[^，,。；;]*(?:的|时|后|人员|企业|单位|个人|者)\s*$/
const may =
  /(?:可以|可(?=按|申请|享受|给予|提前|返还|再|凭|由|直接|根据|适当|报销|延长|放宽|一次|获|领)|予以|给予|按规定|不予|视为|应当自|有权)/

const lastClause = (words: string): string =>
  words
    .replace(/[，,\s]+$/, '')
    .split(/[，,。；;]/)
    .at(-1)!

function natureOf(text: string, clause: Span, sentence: Span, figure: Figure): TargetNature {
  const before = text.slice(clause.start, figure.start)
  const after = text.slice(figure.end, clause.end)
  const unit = figure.unit ?? ''
  if (/工作日|^日$|^天$|^年$|月|小时|^周$|分钟/.test(unit) && /^(?:之内|以内|内)$/.test(figure.after)) return 'deadline'
  if (unit === '岁' || /工作日/.test(unit)) return 'parameter'
  const own = text.slice(clause.start, clause.end)
  const earlier = text.slice(sentence.start, clause.start)
  if (/用于/.test(after) || benefit.test(own) || may.test(before)) return 'parameter'
  if (/最(?:高|长|低|多)(?:不超过|不低于|放宽至|为|可)?\s*$/.test(before) && /元|月|年|天|日|倍/.test(unit)) return 'parameter'
  if (condition.test(lastClause(earlier)) && !/达到|力争|目标/.test(before)) return 'parameter'
  if (timeUnit.test(unit) && /^的/.test(after)) return 'parameter'
  if (/(?:^|[，,])按[^，,]*$|按照?不[低高超少][^，,]{0,20}$/.test(before) || /(?:禁止|严禁|不得)[^，,]{0,12}$/.test(before))
    return 'parameter'
  if (/放宽[至到]|(?:合同|参保|工龄|年限|任期|有效期|经验|住所|居住)/.test(own) && /年|月/.test(unit)) return 'parameter'
  return 'target'
}

const timeUnit = /^(?:个?工作日|日|天|年|个?月|个?小时|周|分钟|秒|岁|届|级|分|位|点|倍|成|道|度|站|村|组|口|眼|起|班)$/

const verbBefore = new RegExp(`${doing.source}[了约满]?$`)
/** 由3年以上放宽至1年以上: the first figure is what was. */
const isBaseline = (after: string): boolean =>
  /^[^，,。；;]{0,12}(?:放宽|提高|提升|降低|下降|增加|增长|缩短|压缩|减少|扩大|调整|延长|上升)(?:到|至|为)[^，,]*[\d一二三四五六七八九十]/.test(
    after,
  )

/** 打造“甲、乙、丙”三个场景: the figure counts what is listed before it. */
function counted(before: string, value: number): boolean {
  const list = /([^“”]*)[”]?$/.exec(before)?.[1] ?? ''
  return value >= 2 && list.split('、').length === value && !/[和及与]/.test(list) && doing.test(before)
}

/** 事故零发生 says of what; 零容忍 in a row of praises says nothing. */
const zeroIsSet = (before: string, after: string): boolean =>
  !/^[\u4e00-\u9fa5]{2}/.test(after) && (/[\u4e00-\u9fa5][“"‘]?$/.test(before) || /^(?:实现|确保|做到|保持|达到)/.test(before))

/** Whether the figure is something set, or only part of a name or a description. */
function isSet(text: string, clause: Span, figure: Figure): 'set' | PassedFigure['reason'] {
  const before = text.slice(clause.start, figure.start)
  const after = text.slice(figure.end, clause.end)
  const near = compared(before) || figure.after !== ''
  if (/(?:针对|围绕|对|对于|按照|依托|以|从|除)\s*$/.test(before) && !near) return 'names-a-thing'
  if (figure.kind === 'zero') return zeroIsSet(before, after) ? 'set' : 'names-a-thing'
  if (isBaseline(after)) return 'reference'
  if (/(?:已经?|业已|曾|目前)[^，,]{0,16}$|(?:现有|原有|共有)\s*$/.test(before)) return 'past'
  if (/^[^，,]{0,12}(?:构成|组成)/.test(after)) return 'names-a-thing'
  if (figure.kind === 'percent' || figure.kind === 'points') return 'set'
  if (figure.kind === 'fraction') return near ? 'set' : 'no-aim'
  if (figure.unit === null)
    return /(?:达到?|超过|突破|不低于|不少于|不高于|控制在|提高到|提升到|低于|高于|稳定在|保持在|增至|降至|提升至|提高至)[约]?\s*$/.test(
      before,
    ) && !/[\u4e00-\u9fa5A-Za-z]/.test(after[0] ?? '')
      ? 'set'
      : /万|亿/.test(text.slice(figure.start, figure.end)) && (near || doing.test(before))
        ? 'set'
        : 'reference'
  if (/^其中/.test(before) && !figure.chinese) return 'set'
  if (/元$/.test(figure.unit) && benefit.test(text.slice(clause.start, clause.end))) return 'set'
  if (/^(?:岁|级)$/.test(figure.unit) && !compared(before)) return 'names-a-thing'
  // 500万元及以下的小微企业: the figure says of whom, unless a verb counts it out.
  if (figure.after !== '' && /^的/.test(after) && !verbBefore.test(before)) return 'names-a-thing'
  // 超过100人的企业达到15%: the first figure only says of whom.
  if (/^的[\u4e00-\u9fa5]{1,10}(?:达到?|不低于|不超过|按|可)[^，,]*\d/.test(after)) return 'names-a-thing'
  if (timeUnit.test(figure.unit)) {
    if (/^(?:之内|以内|内)$/.test(figure.after)) return figure.unit === '年' && !/[在于起后]/.test(before) ? 'no-aim' : 'set'
    if (/[每近隔]\s*$/.test(before)) return 'names-a-thing'
    if (/可?按$/.test(before) || (/^的/.test(after) && verbBefore.test(before))) return 'set'
    return compared(before) || (figure.after === '以上' && /(?:签订|参保|缴纳|缴费|连续|满|接受|开展)[^，,]{0,6}$/.test(before))
      ? 'set'
      : 'names-a-thing'
  }
  if (figure.chinese) {
    if (figure.unit === '级' || (figure.unit === '次' && figure.value === 2 && !near && !verbBefore.test(before))) return 'names-a-thing'
    if (/每$/.test(before) || (figure.value <= 1 && !compared(before) && !(/每/.test(before) && verbBefore.test(before))))
      return 'names-a-thing'
    return near || verbBefore.test(before) || counted(before, figure.value) ? 'set' : 'names-a-thing'
  }
  if (near || doing.test(before) || /每(?:个|名|家)?[\u4e00-\u9fa5（）()、]{1,8}$/.test(before)) return 'set'
  if (/^[的]?[^，,]{0,30}(?:实现|达到|纳入|完成|建成|覆盖)/.test(after)) return 'set'
  return 'no-aim'
}

/** The unit with what it is counted per: 每万常住人口…4人 is 人/万常住人口. */
function unitOf(figure: Figure, before: string): string | null {
  if (figure.unit === null || figure.kind !== 'amount' || figure.unit.includes('/')) return figure.unit
  const per = /每((?:百|千|万|十万|百万)(?:名|个)?[\u4e00-\u9fa5]{0,4}?(?:人口|人|户|亩|公里|件))/.exec(before)
  return per ? `${figure.unit}/${per[1]}` : figure.unit
}

const connectors = /^(?:其中|并且|并|且|同时|另外|此外|以及|和|及|力争(?=到))[:：]?/

function clauseWords(text: string, clause: Span, figure: Figure, within: Span): Span {
  let { start } = clause
  const lead = connectors.exec(text.slice(start, figure.start))
  if (lead && start + lead[0].length < figure.start) start += lead[0].length
  // A clause that is only 达到90% borrows the one before it, which names what is measured.
  if (
    /^(?:均|都|分别|要|应|力争|逐步|总体)*(?:达到?|提高到|提升到|不低于|不少于|超过|保持在|稳定在|控制在|下降|提高|提升|增长)?$/.test(
      text.slice(start, figure.start),
    ) &&
    start > within.start
  ) {
    const previous = clauseAround(text, { start: start - 1, end: start - 1 }, within)
    const words = text.slice(previous.start, previous.end)
    if (previous.end <= start && words.length <= 40 && /(?:率|量|数|度|比|比例|比重|规模|总额|总值|面|指数|水平|人数)$/.test(words))
      start = previous.start
  }
  return { start, end: clause.end }
}

/** Several figures listed with 、 in one clause each keep their own words. */
function ownPart(text: string, words: Span, figure: Figure, all: readonly Figure[]): Span {
  if (/分别/.test(text.slice(words.start, words.end))) return words
  const beside = all.filter((f) => f.start >= words.start && f.end <= words.end && f !== figure)
  let { start, end } = words
  for (const other of beside) {
    const [left, right] = other.end <= figure.start ? [other.end, figure.start] : [figure.end, other.start]
    const cut = lastPause(text, left, right)
    if (cut < 0) continue
    if (right === figure.start) start = Math.max(start, cut + 1)
    else end = Math.min(end, cut)
  }
  while (end > start && /\s/.test(text[start]!)) start++
  return { start, end }
}

/** The last 、 between two places that stands outside brackets and quotes, or -1. */
function lastPause(text: string, from: number, to: number): number {
  let depth = 0
  for (let i = to - 1; i >= from; i--) {
    const c = text[i]!
    if ('）)】”》'.includes(c)) depth++
    else if ('（(【“《'.includes(c)) depth--
    else if (c === '、' && depth === 0) return i
  }
  return -1
}

interface Governing {
  readonly times: readonly TimeWords[]
  readonly horizon: string | null
  /** The day of the document: what was due in an earlier year is told, not set. */
  readonly issued: string | null
}

/** A plan that ends in the year it was issued in: 全年 is that year and no other. */
const ofOneYear = (horizon: string | null, issued: string | null): boolean =>
  horizon !== null && issued !== null && horizon.slice(0, 4) === issued.slice(0, 4)

/** The time that governs a place: one in its own clause, else the last that opened a clause before it in the paragraph. */
export function dueAt(
  text: string,
  clause: Span,
  figure: Span,
  within: Span,
  { times, horizon, issued }: Governing,
): { due: string | null; explicit: boolean } {
  const inClause = times.filter((t) => t.start >= clause.start && t.end <= clause.end && (t.end <= figure.start || t.start >= figure.end))
  const around = times.find((t) => t.kind === 'relative' && t.start <= figure.start && figure.end <= t.end)
  if (around) return { due: around.due, explicit: true }
  const own = inClause.findLast((t) => t.end <= figure.start) ?? inClause[0]
  if (own) return { due: own.text === '全年' && ofOneYear(horizon, issued) ? horizon : own.due, explicit: true }
  const opens = (t: TimeWords): boolean =>
    /(?:^|[，,。；;！？\n：:（(])\s*(?:力争|确保|争取|计划|预计|其中)?$/.test(
      text.slice(Math.max(within.start - 1, t.start - 5), t.start),
    ) || t.start === within.start
  const governing = times.findLast(
    (t) =>
      t.end <= clause.start &&
      t.start >= within.start &&
      t.kind !== 'recurring' &&
      (opens(t) || sentenceAround(text, figure, within).start <= t.start),
  )
  return governing ? { due: governing.due, explicit: true } : { due: horizon, explicit: false }
}

/** A year before the document's own. */
export const isPast = (due: string | null, issued: string | null): boolean =>
  due !== null && issued !== null && /^\d{4}/.test(due) && due.split('/').at(-1)!.slice(0, 4) < issued.slice(0, 4)

function targetOf(text: string, figure: Figure, within: Span, governing: Governing, all: readonly Figure[]): Target | PassedFigure {
  const clause = clauseAround(text, figure, within)
  const set = isSet(text, clause, figure)
  if (set !== 'set') return { start: figure.start, end: figure.end, text: text.slice(figure.start, figure.end), reason: set }
  const words = ownPart(text, clauseWords(text, clause, figure, within), figure, all)
  const before = text.slice(clause.start, figure.start)
  const nature = natureOf(text, clause, sentenceAround(text, figure, within), figure)
  const { due, explicit } = dueAt(text, clause, figure, within, governing)
  if (explicit && isPast(due, governing.issued))
    return { start: figure.start, end: figure.end, text: text.slice(figure.start, figure.end), reason: 'past' }
  const comparator = nature === 'deadline' ? '<=' : comparatorOf(figure, before, text.slice(figure.end, clause.end))
  const from =
    /(?:比|较)((?:\d{4}年|上一?年|去年|前一?年|基期|同期|十[二三四]五末)[^，,]{0,4}?)(?=下降|降低|减少|提高|提升|增长|增加|上升|翻)/.exec(
      before,
    )
  return {
    ...words,
    text: text.slice(words.start, words.end),
    value: figure.valueMax === undefined ? figure.value : [figure.value, figure.valueMax],
    unit: unitOf(figure, before),
    comparator,
    nature,
    // How long an act may take says nothing of the plan’s own period.
    due: nature === 'deadline' && !explicit ? null : due,
    dueExplicit: explicit,
    from: from?.[1] ?? null,
    confidence: nature === 'target' && compared(before) ? 0.95 : nature === 'target' ? 0.75 : 0.8,
  }
}

/** 分别达到65%和55% is one statement with several values. */
function together(found: readonly Target[]): readonly Target[] {
  const merged: Target[] = []
  for (const t of found) {
    const last = merged.at(-1)
    const respectively = /分别/.test(t.text) && last?.start === t.start && last.end === t.end && last.unit === t.unit
    if (last && respectively && t.value !== null && last.value !== null)
      merged[merged.length - 1] = {
        ...last,
        value: [last.value, t.value].flat() as readonly number[],
        comparator: last.comparator === '=' ? t.comparator : last.comparator,
      }
    else merged.push(t)
  }
  return merged
}

/** The times of a stretch that may govern what is set in it; 较2020年 names what is compared with, not when something is due. */
export const governingTimes = (text: string, within: Span): readonly TimeWords[] =>
  timesIn(text.slice(within.start, within.end), within.start).filter(
    (t) =>
      !/(?:较|比|相比|与|同)\s*$/.test(text.slice(Math.max(within.start, t.start - 3), t.start)) &&
      !/^[^，,。]{0,6}(?:基础上|水平上|相比|以来)/.test(text.slice(t.end, t.end + 12)),
  )

/** Every figure that a stretch of text sets, and those it only mentions. */
export function targetsIn(text: string, within: Span, horizon: string | null, issued: string | null = null): TargetReading {
  const piece = text.slice(within.start, within.end)
  const times = governingTimes(text, within)
  const figures = figuresIn(piece).map((f) => ({ ...f, start: f.start + within.start, end: f.end + within.start }))
  const read = figures.map((f) => targetOf(text, f, within, { times, horizon, issued }, figures))
  return {
    targets: together(read.filter((t): t is Target => 'comparator' in t)),
    passed: read.filter((t): t is PassedFigure => 'reason' in t),
  }
}
