import { timesIn } from './dates.ts'
import type { Span } from './document.ts'
import { numberOf } from './numerals.ts'

/** A figure with its unit as it stands in the words; what it means is another question. */
export interface Figure extends Span {
  readonly value: number
  readonly valueMax?: number
  readonly unit: string | null
  readonly kind: 'amount' | 'percent' | 'points' | 'zero' | 'fraction'
  /** Words of comparison right after it: 以上, 以内, 左右 … */
  readonly after: string
  /** It is written in Chinese numerals. */
  readonly chinese: boolean
  /** 余, 多: a little more. */
  readonly more: boolean
}

const measures =
  '个工作日|工作日|个百分点|百分点|个自然月|个月|个季度|个小时|小时|分钟|学时|课时|平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|千克|千瓦时|千瓦|兆瓦|吨标准煤|标准煤|吨|亩|人次|人天|件次|户次|场次|班次|车次|例次|批次|人年|元|美元|个|件|项|名|人|家|场|次|所|处|套|份|部|支|批|户|户均|条|座|间|类|种|门|期|篇|幅|辆|台|栋|幢|岁|天|日|周|年|月|分|度|倍|成|级|位|例|起|宗|本|册|块|张|片|村|点|组|对|款|道|轮|届|档|颗|棵|株|头|只|孔|艘|架|床|张床位|席|米|厘米|毫米|微克|毫克|克|升|吨/日|秒|枚|站|班|堂|节|盏|口|眼'
const scale = '万亿|千亿|百亿|十亿|亿|千万|百万|十万|万'
const arabic = '\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const chinese = '[一二两三四五六七八九十百千]+'
const join = '\\s*(?:[-—–－−‒~～〜至到]|--|——)\\s*'
const after = '(?:以上|及以上|以下|及以下|以内|之内|左右|上下|内|起)?'

const amount = new RegExp(
  `(?<![\\d.A-Za-z])(?:(${arabic})\\s*(%|％|${scale})?${join})?(${arabic})\\s*(多|余|几)?\\s*(${scale})?\\s*(多|余)?\\s*(%|％|‰|(?:${measures})(?:/(?:${scale}|千|百)?(?:亿元|万元|年|月|日|天|人|户|亩|次|平方米|平方公里|公里|公顷|吨|件|区|县|村|班|小时|床|元|例|家|台|个))?)?(${after})`,
  'g',
)
const chineseAmount = new RegExp(
  `(?<![第零〇一二两三四五六七八九十百千万亿])(?:(${chinese})(?:至|到|—|-))?(${chinese})(多|余|几)?(${scale})?(多|余)?(${measures})(${after})`,
  'g',
)
const percentWords = new RegExp(`百分之(百|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)(${after})`, 'g')
const fraction = new RegExp(`(${chinese})分之(${chinese})(${after})`, 'g')
const half = new RegExp(`(?<![一另对折])一?半(?=以上|左右|$)(${after})`, 'g')
const zero =
  /(?<![\d.趋归清])[“"‘]?(?:零|0)(?!售|星|工|部件|担|基础|钱|花|用钱|食|距离|碎|散|就业|件|时|点|下|上|一|二|三|四|五|六|七|八|九|配|整|头|差|存|敲|和)([\u4e00-\u9fa5]{2,4}?)(?=[”"’]|[，,、；;。\s）)]|$|和|及|与)[”"’]?/g

const scales: Readonly<Record<string, number>> = {
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
}

/** What looks like a figure and is none: names in title marks and short quotes, document numbers, ordinals, meetings, times. */
function masked(text: string): string {
  const blank = (words: string): string => '\u0001'.repeat(words.length)
  let clean = text
    .replace(/《[^》]*》?/g, blank)
    .replace(/[〔[（(]\d{4}[〕\]）)]\s*第?\s*\d+\s*号/g, blank)
    .replace(/[“‘"][^“”‘’"]{1,16}[”’"](?=([\u4e00-\u9fa5])?)/g, (q, noun) =>
      /%|％|零/.test(q) || ((!noun || '并且和及与'.includes(noun)) && /最[多长快少]|至少|不[超低少]/.test(q)) ? q : blank(q),
    )
    .replace(/第\s*(?:\d+|[一二三四五六七八九十百]+)\s*(?:次|届|个|位|批|条|款|项|章|节|期|轮|阶段|一|季度|名|方)?/g, blank)
    .replace(
      /\d{1,2}月(?:\d{1,2}日)?\s*[-—–－−‒~～〜至到]+\s*\d{1,2}月(?:\d{1,2}日)?|[一二两三四五六七八九十]+部分|第?[一二三]次(?:污染|分配|供水|创业|利用)/g,
      blank,
    )
    .replace(/十[七八九]大|二十大|[一二三四五六七]中全会|十[一二三四五六七八九]届|二十届/g, blank)
    .replace(/\d+(?:\.\d+)?[Gg](?![\u4e00-\u9fa5]{0,2}[字兆])|\d{1,2}\s*[xX×*]\s*\d{1,2}/g, blank)
    .replace(/\d{5,}(?=[热专]线|平台|$)|1[12]\d{1,3}(?=[\u4e00-\u9fa5]{0,3}(?:热线|警情|平台|电话|报警|政务|联动))/g, blank)
  for (const time of timesIn(clean)) {
    if (time.kind === 'relative') continue
    clean = clean.slice(0, time.start) + blank(time.text) + clean.slice(time.end)
  }
  return clean
}

const isPercent = (unit: string | undefined): boolean => unit === '%' || unit === '％'

function scaled(value: number, scaleWord: string | undefined, unit: string | undefined): { value: number; unit: string | null } {
  if (!scaleWord) return { value, unit: unit ?? null }
  if (unit && /^(?:元|美元|千瓦|千瓦时|兆瓦|吨|亩|平方米|立方米|公里|公顷)/.test(unit)) return { value, unit: scaleWord + unit }
  const factor = scales[scaleWord] ?? [...scaleWord].reduce((f, c) => f * (c === '亿' ? 1e8 : c === '万' ? 1e4 : 1), 1)
  return { value: Math.round(value * factor * 1e6) / 1e6, unit: unit ?? null }
}

function arabicFigures(text: string): Figure[] {
  return [...text.matchAll(amount)].flatMap((m): Figure[] => {
    const value = numberOf(m[3]!)
    if (value === undefined) return []
    const unit = m[7]?.replace('％', '%')
    const main = scaled(value, m[5], unit)
    const low = m[1] === undefined ? undefined : numberOf(m[1])
    const shown = low === undefined ? undefined : scaled(low, m[2] && !isPercent(m[2]) ? m[2] : m[5], unit).value
    const kind = isPercent(unit) ? 'percent' : unit?.includes('百分点') ? 'points' : 'amount'
    const end = m.index + m[0].trimEnd().length
    const range = shown !== undefined && shown < main.value
    return [
      {
        start: m.index,
        end,
        value: range ? shown : main.value,
        ...(range ? { valueMax: main.value } : {}),
        unit: main.unit,
        kind,
        after: m[8] ?? '',
        chinese: false,
        more: !!(m[4] ?? m[6]),
      },
    ]
  })
}

function chineseFigures(text: string): Figure[] {
  const plain = [...text.matchAll(chineseAmount)].flatMap((m): Figure[] => {
    const value = numberOf(m[2]!)
    if (value === undefined) return []
    const low = m[1] ? numberOf(m[1]) : undefined
    const main = scaled(value, m[4], m[6])
    const range = low !== undefined && low < main.value
    return [
      {
        start: m.index,
        end: m.index + m[0].length,
        value: range ? low : main.value,
        ...(range ? { valueMax: main.value } : {}),
        unit: main.unit,
        kind: m[6]!.includes('百分点') ? 'points' : 'amount',
        after: m[7] ?? '',
        chinese: true,
        more: !!(m[3] ?? m[5]),
      },
    ]
  })
  const ratios = [...text.matchAll(percentWords)].map((m): Figure => {
    const [whole, part] = m[1]!.split('点')
    const value = m[1] === '百' ? 100 : (numberOf(whole!) ?? 0) + (part ? Number(`0.${[...part].map((c) => numberOf(c)).join('')}`) : 0)
    return { start: m.index, end: m.index + m[0].length, value, unit: '%', kind: 'percent', after: m[2] ?? '', chinese: true, more: false }
  })
  return [...ratios, ...plain]
}

function otherFigures(text: string): Figure[] {
  const parts = [...text.matchAll(fraction)].flatMap((m): Figure[] => {
    const below = numberOf(m[1]!)
    const over = numberOf(m[2]!)
    if (!below || over === undefined || m[1] === '百') return []
    const value = Math.round((over / below) * 10_000) / 10_000
    return [
      { start: m.index, end: m.index + m[0].length, value, unit: null, kind: 'fraction', after: m[3] ?? '', chinese: true, more: false },
    ]
  })
  const halves = [...text.matchAll(half)].map(
    (m): Figure => ({
      start: m.index,
      end: m.index + m[0].length,
      value: 0.5,
      unit: null,
      kind: 'fraction',
      after: m[1] ?? '',
      chinese: true,
      more: false,
    }),
  )
  const zeros = [...text.matchAll(zero)].map(
    (m): Figure => ({
      start: m.index,
      end: m.index + m[0].length,
      value: 0,
      unit: null,
      kind: 'zero',
      after: '',
      chinese: true,
      more: false,
    }),
  )
  return [...parts, ...halves, ...zeros]
}

/** Every figure in the words, in order, none inside another; times, ordinals, document numbers and names are left out. */
export function figuresIn(text: string): readonly Figure[] {
  if (!/[\d零一二两三四五六七八九十百千半]/.test(text)) return []
  const clean = masked(text)
  const all = [
    ...otherFigures(clean),
    ...chineseFigures(clean).filter((f) => f.kind === 'percent'),
    ...arabicFigures(clean),
    ...chineseFigures(clean),
  ]
  const kept: Figure[] = []
  for (const f of all) if (!kept.some((k) => f.start < k.end && k.start < f.end)) kept.push(f)
  return kept.sort((a, b) => a.start - b.start)
}
