import type { LimitRule } from './limit.ts'
import { type Article, statute } from './statute.ts'

/** The articles that say how a statute's periods are counted. */
interface CountingLaw {
  /** The first day is left out. */
  readonly start: readonly Article[]
  /** A last day that is a holiday moves forward. */
  readonly roll: readonly Article[]
}

const civilCode = statute('民法典')
const civilProcedure = statute('民事诉讼法')
const litigation = statute('行政诉讼法')
const litigationReading = statute('最高人民法院关于适用行政诉讼法的解释')
const criminalProcedure = statute('刑事诉讼法')
const zhejiang = statute('浙江省行政程序办法')
const reconsideration = statute('行政复议法')

const oneParagraph = (article: Article): CountingLaw => ({ start: [article], roll: [article] })

const civilProcedureCounting: CountingLaw = { start: [civilProcedure(85, 2)], roll: [civilProcedure(85, 3)] }

const litigationReadingCounting: CountingLaw = { start: [litigationReading(48, 2)], roll: [litigationReading(48, 3)] }

/** Statutes with a counting rule of their own, or one they borrow. The rest follow 民法典 (第二百条 to 第二百零四条). */
const countingLaws: Readonly<Record<string, CountingLaw>> = {
  民事诉讼法: civilProcedureCounting,
  // Borrowed from 民事诉讼法 by reference.
  行政复议法: { start: [reconsideration(88, 1), civilProcedure(85, 2)], roll: [reconsideration(88, 1), civilProcedure(85, 3)] },
  行政诉讼法: { start: [litigation(101), litigationReading(48, 2)], roll: [litigation(101), litigationReading(48, 3)] },
  最高人民法院关于适用行政诉讼法的解释: litigationReadingCounting,
  行政诉讼法解释: litigationReadingCounting,
  刑事诉讼法: { start: [criminalProcedure(105, 2)], roll: [criminalProcedure(105, 4)] },
  浙江省行政程序办法: oneParagraph(zhejiang(65, 1)),
  市场监督管理行政处罚程序规定: oneParagraph(statute('市场监督管理行政处罚程序规定')(80)),
  农业行政处罚程序规定: { start: [statute('农业行政处罚程序规定')(89, 2)], roll: [statute('农业行政处罚程序规定')(89, 3)] },
  住房和城乡建设行政处罚程序规定: oneParagraph(statute('住房和城乡建设行政处罚程序规定')(45, 1)),
  公安机关办理行政案件程序规定: oneParagraph(statute('公安机关办理行政案件程序规定')(35)),
  交通运输行政执法程序规定: oneParagraph(statute('交通运输行政执法程序规定')(17)),
}

/** Numbers moved between editions; an edition listed here overrides the entry above. */
const olderCountingLaws: Readonly<Record<string, CountingLaw>> = {
  '民事诉讼法 2017': { start: [statute('民事诉讼法', '2017')(82, 2)], roll: [statute('民事诉讼法', '2017')(82, 3)] },
  '民事诉讼法 2021': { start: [statute('民事诉讼法', '2021')(85, 2)], roll: [statute('民事诉讼法', '2021')(85, 3)] },
  '行政复议法 2017': {
    start: [statute('行政复议法', '2017')(40, 1), civilProcedure(85, 2)],
    roll: [statute('行政复议法', '2017')(40, 1), civilProcedure(85, 3)],
  },
}

const civilCodeCounting: CountingLaw = { start: [civilCode(201, 1)], roll: [civilCode(203, 1)] }

function countingLawOf(articles: readonly Article[]): CountingLaw | undefined {
  for (const { statute: name, edition } of articles) {
    const law = olderCountingLaws[`${name} ${edition}`] ?? countingLaws[name]
    if (law !== undefined) return law
  }
  return undefined
}

const lawFor = (rule: LimitRule): CountingLaw =>
  countingLawOf(rule.rollUnder ?? []) ?? countingLawOf(rule.runs.articles) ?? civilCodeCounting

/** Articles under which the first day is left out: the rule's own, its statute's counting rule, or 民法典第二百零一条第一款. */
export function startArticles(rule: LimitRule): readonly Article[] {
  return rule.startUnder ?? lawFor(rule).start
}

/** Articles under which a last day on a holiday moves: the rule's own, its statute's counting rule, or 民法典第二百零三条第一款. */
export function rollArticles(rule: LimitRule): readonly Article[] {
  return rule.rollUnder ?? lawFor(rule).roll
}

/** Months and years end on the corresponding day: 民法典第二百零二条. */
export const correspondingDayArticles: readonly Article[] = [civilCode(202)]

/** Hours run from the stated time: 民法典第二百零一条第二款. */
export const hourArticles: readonly Article[] = [civilCode(201, 2)]

/** In civil litigation hours run from the next hour: 民事诉讼法解释第一百二十五条. */
export const courtHourArticles: readonly Article[] = [statute('最高人民法院关于适用民事诉讼法的解释')(125)]

/** Holidays are arranged and exchanged for weekends as a whole by notice: 全国年节及纪念日放假办法 (2024) 第七条. */
export const holidayArticles: readonly Article[] = [statute('全国年节及纪念日放假办法', '2024')(7)]

/** Saturday and Sunday are the weekly rest days of state organs: 国务院关于职工工作时间的规定第七条第一款. */
export const weekendArticles: readonly Article[] = [statute('国务院关于职工工作时间的规定')(7, 1)]
