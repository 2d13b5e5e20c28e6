import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue, indicators } from '@fadu/catalogue'
import { type Article, chineseNumeral, citeZh, type Duration } from '@fadu/legal-time'
import { expect, test } from 'vitest'
import { factsOf, type StatuteFact, statutes } from '../packages/catalogue/src/statutes/index.ts'
import { house, sourceFiles } from './source-files.ts'

const texts = join(house, '..', 'shared', 'law', 'statutes')
const isArticle = (x: object): x is Article => 'statute' in x && 'article' in x
const isDuration = (x: object): x is Duration => 'amount' in x && 'unit' in x && 'articles' in x

/** Every article and every duration a value holds, wherever in it; functions are asked by the scenarios. */
function within(value: unknown, seen = new Set<unknown>()): readonly (Article | Duration)[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  const own = isArticle(value) || isDuration(value) ? [value] : []
  return [...own, ...Object.values(value).flatMap((v) => within(v, seen))]
}

const laws = await Promise.all(
  sourceFiles()
    .filter((f) => /catalogue\/src\/.*\/law\.ts$/.test(f.path))
    .map((f) => import(join(house, f.path)) as Promise<object>),
)
const held = [...catalogue.procedures, ...indicators, ...laws.map((law) => ({ ...law }))].flatMap((p) => within(p))
const durations = held.filter(isDuration).filter((d) => d.articles.length > 0)
const articles = [...new Map(held.filter(isArticle).map((a) => [JSON.stringify(a), a])).values()]
const written = (a: Article): string => `${citeZh(a)} (${a.edition ?? 'no edition'})`

test('every article the catalogue cites has its facts', () => {
  expect(articles.length).toBeGreaterThan(60)
  expect(articles.filter((a) => factsOf(a).length === 0).map(written)).toEqual([])
})

test('every number of the catalogue is a fact of an article it cites', () => {
  expect(durations.length).toBeGreaterThan(40)
  const loose = durations.filter((d) => !d.articles.some((a) => factsOf(a).some((f) => f.amount === d.amount && f.unit === d.unit)))
  expect(loose.map((d) => `${d.amount} ${d.unit}: ${d.articles.map(written).join(', ')}`)).toEqual([])
})

const units = { workday: '日', day: '日', month: '个月', year: '年', hour: '小时' } as const
const digits = (n: number): string => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))

/** The text of one article, from its heading to the next. */
function articleText(text: string, n: number): string | undefined {
  const found = new RegExp(
    `^\\**第${chineseNumeral(n)}条\\**[　\\s]([\\s\\S]*?)(?=^\\**第[一二三四五六七八九十百零]+条\\**[　\\s]|^#|(?![\\s\\S]))`,
    'm',
  ).exec(text)
  return found?.[1]?.trim()
}

/** 款 are paragraphs that are not items: an item begins with its number in brackets. */
function paragraphText(text: string, fact: StatuteFact): string | undefined {
  const lines = text.split(/\n+/).map((l) => l.trim())
  if (fact.paragraph === undefined) return text
  const starts = lines.flatMap((l, i) => (/^[（(][一二三四五六七八九十]+[）)]/.test(l) ? [] : [i]))
  const from = starts[fact.paragraph - 1]
  return from === undefined ? undefined : lines.slice(from, starts[fact.paragraph] ?? lines.length).join('\n')
}

function disagrees(law: string, edition: string, fact: StatuteFact): string | undefined {
  const path = join(texts, `${law}-${edition}.md`)
  if (!existsSync(path)) return `${law}-${edition}: no text to compare with`
  const place = citeZh({ statute: law, ...fact })
  const article = articleText(readFileSync(path, 'utf8'), fact.article)
  const text = article === undefined ? undefined : paragraphText(article, fact)
  if (text === undefined) return `${place} (${edition}): the text has no such place`
  if (fact.item !== undefined && !new RegExp(`[（(]${chineseNumeral(fact.item)}[）)]`).test(text))
    return `${place} (${edition}): no such item`
  if (fact.amount === undefined || fact.unit === undefined) return undefined
  const forms = [chineseNumeral(fact.amount), ...(fact.amount === 2 ? ['两'] : []), String(fact.amount), digits(fact.amount)]
  const said = forms.some((n) => new RegExp(`(?<![一二三四五六七八九十百0-9])${n}(个工作)?${units[fact.unit!]}`).test(text))
  return said ? undefined : `${place} (${edition}): the text does not say ${fact.amount} ${fact.unit}`
}

test('facts agree with the texts of the statutes', (context) => {
  if (!existsSync(texts)) {
    console.warn(
      `\nNOT COMPARED: the facts of ${statutes.length} statutes were not compared with their texts, because ${texts} is not here. Citations were checked against the facts only.\n`,
    )
    context.skip('no texts of statutes beside the house')
  }
  expect(statutes.flatMap((s) => s.articles.flatMap((f) => disagrees(s.law, s.edition, f) ?? []))).toEqual([])
})

test('facts are in our words: no sentence of a statute is kept', () => {
  expect(
    statutes.flatMap((s) =>
      s.articles.filter((f) => /[\u4e00-\u9fff]{6,}/.test(f.gist) || f.gist.length > 140).map((f) => `${s.law} ${f.article}: ${f.gist}`),
    ),
  ).toEqual([])
})

test('each number is a working day exactly where its statute makes it one', () => {
  const short: Readonly<Record<string, readonly number[]>> = {
    '行政复议法 2023': [3, 5, 7, 10],
    '行政复议法 2017': [5, 7],
    '人民法院在线调解规则 2021': [3],
    '重大行政决策程序暂行条例 2019': [7],
  }
  const wrong = statutes.flatMap((s) =>
    s.articles
      .filter((f) => f.unit === 'workday' || f.unit === 'day')
      .filter((f) => (f.unit === 'workday') !== (short[`${s.law} ${s.edition}`] ?? []).includes(f.amount!))
      .map((f) => `${s.law} ${s.edition} art. ${f.article}: ${f.amount} ${f.unit}`),
  )
  expect(wrong).toEqual([])
})
