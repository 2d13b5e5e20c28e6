import { expect, test } from 'vitest'
import { rollArticles, startArticles } from './counting-law.ts'
import { calendarDays } from './duration.ts'
import type { LimitRule } from './limit.ts'
import { type Article, citeZh, statute } from './statute.ts'

const under = (...articles: Article[]): LimitRule => ({ runs: calendarDays(10, ...articles), roll: 'forward' })

test.each([
  [statute('某条例')(1), '民法典第二百零一条第一款', '民法典第二百零三条第一款'],
  [statute('民事诉讼法')(205), '民事诉讼法第八十五条第二款', '民事诉讼法第八十五条第三款'],
  [statute('民事诉讼法', '2017')(205), '民事诉讼法第八十二条第二款', '民事诉讼法第八十二条第三款'],
  [
    statute('行政复议法', '2023')(20, 1),
    '行政复议法第八十八条第一款、民事诉讼法第八十五条第二款',
    '行政复议法第八十八条第一款、民事诉讼法第八十五条第三款',
  ],
  [
    statute('行政复议法', '2017')(9, 1),
    '行政复议法第四十条第一款、民事诉讼法第八十五条第二款',
    '行政复议法第四十条第一款、民事诉讼法第八十五条第三款',
  ],
  [
    statute('行政诉讼法')(46, 1),
    '行政诉讼法第一百零一条、最高人民法院关于适用行政诉讼法的解释第四十八条第二款',
    '行政诉讼法第一百零一条、最高人民法院关于适用行政诉讼法的解释第四十八条第三款',
  ],
  [statute('刑事诉讼法')(91), '刑事诉讼法第一百零五条第二款', '刑事诉讼法第一百零五条第四款'],
  [statute('浙江省行政程序办法')(64, 1), '浙江省行政程序办法第六十五条第一款', '浙江省行政程序办法第六十五条第一款'],
  [statute('市场监督管理行政处罚程序规定')(64, 1), '市场监督管理行政处罚程序规定第八十条', '市场监督管理行政处罚程序规定第八十条'],
  [statute('农业行政处罚程序规定')(1), '农业行政处罚程序规定第八十九条第二款', '农业行政处罚程序规定第八十九条第三款'],
  [statute('公安机关办理行政案件程序规定')(1), '公安机关办理行政案件程序规定第三十五条', '公安机关办理行政案件程序规定第三十五条'],
  [statute('交通运输行政执法程序规定')(1), '交通运输行政执法程序规定第十七条', '交通运输行政执法程序规定第十七条'],
])('%o is counted under %s and rolls under %s', (article, start, roll) => {
  expect(startArticles(under(article)).map(citeZh).join('、')).toBe(start)
  expect(rollArticles(under(article)).map(citeZh).join('、')).toBe(roll)
})

test('what the rule names prevails', () => {
  const own = [statute('某条例')(3)]
  expect(rollArticles({ ...under(statute('民事诉讼法')(205)), rollUnder: own })).toEqual(own)
  expect(startArticles({ ...under(statute('民事诉讼法')(205)), startUnder: own })).toEqual(own)
  expect(startArticles({ ...under(statute('某法')(1)), rollUnder: [statute('民事诉讼法')(85, 3)] }).map(citeZh)).toEqual([
    '民事诉讼法第八十五条第二款',
  ])
})
