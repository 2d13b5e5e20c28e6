import { describe, expect, test } from 'vitest'
import { benchmarksIn } from './aims.ts'
import { figuresIn } from './figures.ts'
import { targetsIn } from './targets.ts'

const all = (text: string, horizon: string | null = null, issued: string | null = null) =>
  targetsIn(text, { start: 0, end: text.length }, horizon, issued).targets
const one = (text: string) => {
  const [first, ...rest] = all(text)
  expect(rest).toEqual([])
  return first && [first.value, first.unit, first.comparator, first.nature]
}

describe('values', () => {
  test.each([
    ['覆盖率达到百分之九十以上', 90, '%'],
    ['三分之二以上的纠纷就地化解', 0.6667, null],
    ['培育五十余个示范点', 50, '个'],
    ['惠及10万以上群众', 100_000, null],
    ['总投资超过3.5亿元', 3.5, '亿元'],
    ['种植面积达到1,200亩', 1200, '亩'],
    ['降低2.5个百分点', 2.5, '个百分点'],
    ['每万人口律师数不低于4人', 4, '人'],
    ['培训二十场次以上', 20, '场次'],
  ])('%s', (text, value, unit) => expect(figuresIn(text).at(-1)).toMatchObject({ value, unit }))
  test('times, numbers of documents, names and ordinals are no figures', () => {
    expect(
      figuresIn(
        '《法治规划（2021—2025年）》（云政发〔2022〕3号）第十二条，2023年6月底前，“八五”普法，12345热线，二十大精神，第三次会议，三次分配',
      ),
    ).toEqual([])
  })
})

describe('comparisons', () => {
  test.each([
    ['满意率达到95%以上', [95, '%', '>=', 'target']],
    ['审查率达到100%', [100, '%', '=', 'target']],
    ['败诉率控制在5%以内', [5, '%', '<=', 'target']],
    ['差错率低于1%', [1, '%', '<', 'target']],
    ['总量突破500件', [500, '件', '>', 'target']],
    ['覆盖面稳定在80%左右', [80, '%', '~', 'target']],
    ['发案量下降10%', [10, '%', 'decrease', 'target']],
    ['群众参与率同比提高5个百分点', [5, '个百分点', 'increase', 'target']],
    ['网办率每年提升1～3个百分点', [[1, 3], '个百分点', 'range', 'target']],
    ['审核人员不少于本单位执法人员总数的5%', [5, '%', '>=', 'target']],
    ['任期内至少参加一次集中轮训', [1, '次', '>=', 'target']],
    ['打造10个特色品牌', [10, '个', '=', 'target']],
    ['材料办理“最多跑一次”', [1, '次', '<=', 'target']],
    ['打造“办事、议事、学习”三个场所', [3, '个', '=', 'target']],
  ])('%s', (text, expected) => expect(one(text)).toEqual(expected))
})

describe('rules and aims told apart', () => {
  test.each([
    ['对连续参保满一年的企业，可返还其上年度实际缴费的50%。', 'parameter'],
    ['签约经费的80%用于人员报酬。', 'parameter'],
    ['可申请最高不超过20万元的创业贷款。', 'parameter'],
    ['自决定作出之日起7个工作日内公开。', 'deadline'],
    ['窗口办结率达到90%。', 'target'],
  ])('%s', (text, nature) => expect(all(text).map((t) => t.nature)).toEqual([nature]))
  test('what only says of whom, or what was, is passed with its reason', () => {
    const passed = (text: string) => targetsIn(text, { start: 0, end: text.length }, null, '2023-03-01').passed.map((p) => p.reason)
    expect(passed('方便65岁以上老人')).toEqual(['names-a-thing'])
    expect(passed('由3年以上放宽至参保1年以上').slice(0, 1)).toEqual(['reference'])
    expect(passed('2021年办结案件300件')).toEqual(['past'])
    expect(passed('针对3类事项')).toEqual(['names-a-thing'])
  })
  test('a later figure of the same clause may be the one set', () =>
    expect(all('超过100人的企业达到15%').map((t) => t.value)).toEqual([15]))
})

describe('dates', () => {
  const dues = (text: string, horizon: string | null = null) => all(text, horizon).map((t) => [t.value, t.due, t.dueExplicit])
  test('one governs the paragraph until another comes', () =>
    expect(dues('到2024年，甲率达到80%；乙率达到70%。到2025年底，甲率达到90%，乙率达到85%。')).toEqual([
      [80, '2024', true],
      [70, '2024', true],
      [90, '2025-12-31', true],
      [85, '2025-12-31', true],
    ]))
  test('one in the clause itself goes before', () =>
    expect(dues('到2024年，甲率达到80%，到2025年不低于90%')[1]).toEqual([90, '2025', true]))
  test('without any, the plan’s own period', () => expect(dues('甲率达到80%', '2025')).toEqual([[80, '2025', false]]))
  test('recurring', () => expect(dues('每季度至少走访1次')).toEqual([[1, '每季度', true]]))
  test('the five-year plans by their number', () => expect(dues('“十四五”末，甲率达到80%')).toEqual([[80, '2025', true]]))
})

describe('words', () => {
  test('figures listed with 、 keep their own words, 分别 keeps them together', () => {
    expect(all('建成窗口12个、平台3个').map((t) => t.text)).toEqual(['建成窗口12个', '平台3个'])
    expect(all('甲率、乙率分别达到65%和55%').map((t) => [t.text, t.value])).toEqual([['甲率、乙率分别达到65%和55%', [65, 55]]])
  })
  test('a clause that only says how much borrows what is measured', () =>
    expect(all('窗口一次办结率，到2025年，达到90%').map((t) => t.text)).toEqual(['达到90%']))
  test('what stands in brackets stays inside them', () =>
    expect(all('预留30%的名额（其中镇街不低于20%）').map((t) => t.value)).toEqual([30, 20]))
  test('the base of a change', () => expect(all('发案量较2020年下降10%')[0]!.from).toBe('2020年'))
})

describe('measured against others', () => {
  const found = (text: string) =>
    benchmarksIn(text, { start: 0, end: text.length }, [], () => ({ due: '2028', explicit: false })).map((t) => [
      t.text,
      t.comparator,
      t.value,
    ])
  test('below or above a mean of others is a target without a figure', () => {
    expect(found('甲率低于全省平均水平，乙率高于全市平均水平。')).toEqual([
      ['甲率低于全省平均水平', '<', null],
      ['乙率高于全市平均水平', '>', null],
    ])
  })
  test('a mean that nothing is held against is none', () => expect(found('公布全省平均水平。')).toEqual([]))
})
