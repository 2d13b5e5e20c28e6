/** One place in a statute. `suffix` is for articles put in later: 刑法第二百八十六条之一 is `{ statute: '刑法', article: 286, suffix: '之一' }`. */
export interface Article {
  /** Short Chinese name, without 中华人民共和国 and without 《》: 行政复议法. */
  readonly statute: string
  /** Year of the text, where it matters which: 2023. */
  readonly edition?: string
  readonly article: number
  /** 款 */
  readonly paragraph?: number
  /** 项 */
  readonly item?: number
  readonly suffix?: string
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const places = ['', '十', '百', '千'] as const

function belowTenThousand(n: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += (gap ? '零' : '') + numerals[digit] + places[place]
    gap = false
  }
  return text
}

/**
 * An integer from 0 to 99,999,999 in Chinese numerals as statutes write them: 10 十, 105 一百零五, 1259 一千二百五十九.
 * @throws RangeError for any other number.
 */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99_999_999) throw new RangeError(`No Chinese numeral for ${n}`)
  if (n === 0) return '零'
  const high = Math.floor(n / 10_000)
  const low = n % 10_000
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : ''
  const text = `${high > 0 ? `${belowTenThousand(high)}万` : ''}${gap}${belowTenThousand(low)}`
  // 十五, not 一十五, but only at the head: 一百一十五.
  return text.startsWith('一十') ? text.slice(1) : text
}

function counted(n: number, what: string): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${what} must be a whole number from 1, not ${n}`)
  return n
}

/**
 * A maker of articles of one statute: `const art = statute('行政复议法', '2023'); art(30, 3)`.
 * @throws RangeError when an article, paragraph or item is not a whole number from 1.
 */
export function statute(name: string, edition?: string): (article: number, paragraph?: number, item?: number) => Article {
  if (name === '') throw new RangeError('A statute needs a name')
  return (article, paragraph, item) => ({
    statute: name,
    ...(edition === undefined ? {} : { edition }),
    article: counted(article, 'Article'),
    ...(paragraph === undefined ? {} : { paragraph: counted(paragraph, 'Paragraph') }),
    ...(item === undefined ? {} : { item: counted(item, 'Item') }),
  })
}

/** The citation as Chinese official documents write it: 行政复议法第三十条第三款. The edition is not written. */
export function citeZh(a: Article): string {
  const paragraph = a.paragraph === undefined ? '' : `第${chineseNumeral(a.paragraph)}款`
  const item = a.item === undefined ? '' : `第${chineseNumeral(a.item)}项`
  return `${a.statute}第${chineseNumeral(a.article)}条${a.suffix ?? ''}${paragraph}${item}`
}

/** English names of statutes by their short Chinese name. Callers may pass their own; names not found stay Chinese. */
export type StatuteNames = Readonly<Record<string, string>>

/** English names of the statutes whose counting rules this package itself cites. */
export const countingStatuteNames: StatuteNames = {
  民法典: 'Civil Code',
  民事诉讼法: 'Civil Procedure Law',
  行政诉讼法: 'Administrative Litigation Law',
  刑事诉讼法: 'Criminal Procedure Law',
  行政复议法: 'Administrative Reconsideration Law',
  行政处罚法: 'Administrative Penalty Law',
  行政强制法: 'Administrative Coercion Law',
  行政许可法: 'Administrative Licensing Law',
  政府信息公开条例: 'Open Government Information Regulations',
  浙江省行政程序办法: 'Zhejiang Administrative Procedure Measures',
  最高人民法院关于适用民事诉讼法的解释: 'SPC Interpretation of the Civil Procedure Law',
  最高人民法院关于适用行政诉讼法的解释: 'SPC Interpretation of the Administrative Litigation Law',
  市场监督管理行政处罚程序规定: 'Market Regulation Administrative Penalty Procedure Provisions',
  农业行政处罚程序规定: 'Agricultural Administrative Penalty Procedure Provisions',
  住房和城乡建设行政处罚程序规定: 'Housing and Construction Administrative Penalty Procedure Provisions',
  公安机关办理行政案件程序规定: 'Public Security Administrative Case Procedure Provisions',
  交通运输行政执法程序规定: 'Transport Administrative Enforcement Procedure Provisions',
  全国年节及纪念日放假办法: 'Regulations on Public Holidays for National Festivals and Memorial Days',
  国务院关于职工工作时间的规定: 'State Council Provisions on Working Hours',
}

/** 之一 is written -1, as English versions of the codes do. */
function suffixEn(suffix = ''): string {
  const numeral = numerals.findIndex((n) => suffix === `之${n}`)
  return numeral > 0 ? `-${numeral}` : suffix
}

/**
 * The citation in English: `Administrative Reconsideration Law art. 30(3)`; an item follows as `(3)(2)`.
 * `names` is the English name itself or a table of names by Chinese name; without one the Chinese name stands.
 */
export function citeEn(a: Article, names: string | StatuteNames = countingStatuteNames): string {
  const name = typeof names === 'string' ? names : (names[a.statute] ?? a.statute)
  // An item without a paragraph would read as a paragraph, so it is named.
  const paragraph = a.paragraph === undefined ? '' : `(${a.paragraph})`
  const item = a.item === undefined ? '' : a.paragraph === undefined ? ` item ${a.item}` : `(${a.item})`
  return `${name} art. ${a.article}${suffixEn(a.suffix)}${paragraph}${item}`
}
