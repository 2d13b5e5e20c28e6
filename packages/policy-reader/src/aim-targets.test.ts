import { expect, test } from 'vitest'
import { statedTargets, subjectsOf } from './aim-targets.ts'
import { findCommitments } from './find-commitments.ts'
import { plainDocument } from './plain-text.ts'

const stated = (title: string, ...paragraphs: readonly string[]) =>
  [...statedTargets(findCommitments(plainDocument('x.txt', [title, ...paragraphs].join('\n')))).values()]
    .flat()
    .map(({ text, value, comparator, nature, due, subject }) => ({ text, value, comparator, nature, due, subject }))
const texts = (...document: readonly [string, ...string[]]) => stated(...document).map(({ text }) => text)

const head = ['一、工作目标', '二、重点任务'] as const
const year = '青溪区2024年法治建设工作方案'

test('what a plan says is to exist, to rise or to be covered in full is a target without a figure', () => {
  expect(
    stated(year, head[0], '力争调解成功率稳步提升，村居法律顾问全覆盖，编制行政检查事项清单。', head[1], '（一）窗口。服务水平更好。'),
  ).toEqual([
    { text: '力争调解成功率稳步提升', value: null, comparator: 'increase', nature: 'aim', due: '2024', subject: null },
    { text: '村居法律顾问全覆盖', value: 100, comparator: '=', nature: 'aim', due: '2024', subject: null },
    { text: '编制行政检查事项清单', value: null, comparator: 'exists', nature: 'aim', due: '2024', subject: null },
  ])
})

test('guidance for others, a report, and the parts of a plan that say how it is led set none', () => {
  const body = '编制行政检查事项清单。'
  expect(texts(year, head[1], `（一）检查。${body}`)).toEqual(['编制行政检查事项清单'])
  expect(texts('关于加强行政检查工作的指导意见', head[1], `（一）检查。${body}`)).toEqual([])
  expect(texts('青溪区2024年法治建设年度报告', head[1], `（一）检查。${body}`)).toEqual([])
  expect(texts(year, '三、组织领导', `（一）专班。${body}`)).toEqual([])
})

test('in a plan of several years what is to be built needs a date of its own', () => {
  const body = '（一）检查。编制行政检查事项清单。2023年底前，建成区级行政检查平台。'
  expect(texts('青溪区法治建设规划（2021—2025年）', head[1], body)).toEqual(['2023年底前，建成区级行政检查平台'])
})

test('ability and quality are wishes; one measure said twice is one target; what has a figure is not said again without', () => {
  expect(texts(year, head[0], '不断提升治理能力，着力提高办案质量，切实提高办案效率。')).toEqual([])
  expect(texts(year, head[0], '逐步降低行政败诉率。', head[1], '（一）应诉。有效降低行政败诉率。')).toEqual(['逐步降低行政败诉率'])
  expect(texts(year, head[0], '群众满意度达到95%以上。', head[1], '（一）测评。切实提高公共服务群众满意度。')).toEqual([
    '群众满意度达到95%以上',
  ])
})

test('one to each village is a target of one; headings dated in brackets date what stands below', () => {
  expect(stated(year, head[1], '（一）顾问。落实一村一法律顾问制度。')).toMatchObject([{ value: 1, comparator: '=', nature: 'aim' }])
  expect(
    stated('试点方案', '一、步骤', '（一）启动（2024年3月）', '制订区级实施方案。', '（二）总结（2024年6月）', '形成试点工作报告。'),
  ).toMatchObject([
    { text: '制订区级实施方案', due: '2024-03' },
    { text: '形成试点工作报告', due: '2024-06' },
  ])
})

test('a list of which each member is measured by itself is several targets, a shared measure one', () => {
  expect(subjectsOf('信访量、万人成讼率、万人失信率逐年下降')).toEqual(['信访量', '万人成讼率', '万人失信率'])
  expect(subjectsOf('“带头人”“明白人”实现100%覆盖')).toEqual(['带头人', '明白人'])
  expect(subjectsOf('水稻种植、收获机械化率均达到45%')).toEqual([])
  expect(stated(year, head[0], '信访量、万人成讼率逐年下降。').map(({ subject }) => subject)).toEqual(['信访量', '万人成讼率'])
})

test('what stands behind the bracket of those who answer is a sentence of its own', () => {
  expect(texts(year, head[1], '（一）应诉。落实出庭要求【责任部门：司法局】建立败诉案件追责制度【责任部门：监委】')).toEqual([
    '建立败诉案件追责制度',
  ])
})
