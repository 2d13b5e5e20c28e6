import { describe, expect, test } from 'vitest'
import { everyItem } from './align.ts'
import { findCommitments } from './find-commitments.ts'
import type { Item } from './item.ts'
import { plainDocument } from './plain-text.ts'
import { inventedPlan } from './testing/invented-plan.ts'

const read = (text: string) => findCommitments(plainDocument('plan.txt', text))
const plan = read(inventedPlan)
const item = (path: string, of = plan): Item => everyItem(of.tree).find((i) => i.path === path)!
const units = (i: Item, role: string) => i.responsibilities.flatMap((r) => r.units.filter((u) => u.role === role).map((u) => u.raw))

describe('the front of a document', () => {
  test('title, number, issuer, date, annexes and what the page adds', () => {
    expect(plan.title?.text).toBe('云溪区依法办事提升实施方案（2023—2025年）')
    expect(plan.number?.text).toBe('云政办发〔2023〕17号')
    expect(plan.issuer).toBe('云溪区人民政府办公室')
    expect(plan.date).toBe('2023-03-06')
    expect(plan.annexes.map((a) => [a.name, a.present])).toEqual([
      ['云溪区依法办事提升任务分解表', false],
      ['云溪区依法办事指标表', false],
    ])
    expect(plan.trailingNoise.map((n) => n.text)).toEqual(['分享到：', '【打印】 【关闭】'])
    expect(inventedPlan.slice(plan.frontMatterEnd, plan.frontMatterEnd + 6)).toBe('一、总体要求')
  })
  test('a title broken over two lines is put together', () => {
    const { title } = read(
      '云溪区人民政府关于加快推进\n办事大厅建设的实施意见\n云政发〔2022〕3号\n各镇街：\n一、目标\n（一）任务。做好工作。\n',
    )
    expect(title?.text).toBe('云溪区人民政府关于加快推进办事大厅建设的实施意见')
  })
  test('a date in Chinese numerals and a title only named in a sentence', () => {
    const plain = read('为做好工作，制定云溪街道便民服务试点实施方案\n一、目标\n做好工作。\n云溪街道办事处\n二〇二三年五月八日\n')
    expect(plain.date).toBe('2023-05-08')
    expect(plain.issuer).toBe('云溪街道办事处')
    expect(plain.title).toBeNull()
    expect(plain.titleInText?.text).toBe('云溪街道便民服务试点实施方案')
  })
})

describe('the tree', () => {
  test('levels follow the class of the marker, paths the place in the tree', () => {
    expect(everyItem(plan.tree).map((i) => [i.path, i.level, i.title])).toEqual([
      ['一', 1, '总体要求'],
      ['一/(一)', 2, '指导思想'],
      ['一/(二)', 2, '工作目标'],
      ['二', 1, '重点任务'],
      ['二/(三)', 2, '规范窗口服务'],
      ['二/(三)/1', 3, '统一办事指南'],
      ['二/(三)/2', 3, '缩短办理时间'],
      ['二/(四)', 2, '做实矛盾调解'],
      ['三', 1, '保障措施'],
      ['三/(五)', 2, '加强领导'],
      ['三/(六)', 2, '严格考核'],
    ])
  })
  test('numbers that run on under a new heading are no gap', () => expect(plan.irregularities).toEqual(['正文之前有印发通知']))
  test('a paragraph after the last item belongs to the whole', () => {
    expect(inventedPlan.slice(plan.closing!.start, plan.closing!.end)).toBe('各镇街、各部门每年12月10日前报送工作总结。')
    expect(item('三/(六)').end).toBeLessThanOrEqual(plan.closing!.start)
  })
  test('a class may be left out: depth tells the place, level the marker', () => {
    const { tree } = read('一、任务\n1.甲事。做甲事。\n（1）先做。先做好。\n①准备。准备好。\n2．乙事。做乙事。\n')
    expect(everyItem(tree).map((i) => [i.path, i.level, i.depth])).toEqual([
      ['一', 1, 1],
      ['一/1', 3, 2],
      ['一/1/(1)', 4, 3],
      ['一/1/(1)/①', 5, 4],
      ['一/2', 3, 2],
    ])
  })
  test('dashes, 一是 and broken brackets', () => {
    const { tree } = read(
      '一、原则\n——坚持便民。让群众少跑路。\n——坚持公开。让群众看得见。\n二、任务\n（一）建窗口。\n（二建平台\n做好平台。\n三）建队伍\n一是选人。选好人。\n二是育人。育好人。\n',
    )
    expect(everyItem(tree).map((i) => `${i.path} ${i.title}`)).toEqual([
      '一 原则',
      '一/——1 坚持便民',
      '一/——2 坚持公开',
      '二 任务',
      '二/(一) 建窗口',
      '二/(二) 建平台',
      '二/(三) 建队伍',
      '二/(三)/一是 选人',
      '二/(三)/二是 育人',
    ])
    expect(item('二/(二)', read('二、任务\n（一）建窗口。\n（二建平台\n做好平台。\n三）建队伍\n')).irregularities).toContain(
      '编号括号不完整',
    )
  })
  test('chapters hold articles', () => {
    const { tree } = read(
      '第一章 总则\n第一条 为了方便办事，制定本办法。\n第二条【范围】 本办法适用于全区。\n第二章 办理\n第三条 窗口应当一次告知。\n',
    )
    expect(everyItem(tree).map((i) => [i.path, i.title])).toEqual([
      ['第一章', '总则'],
      ['第一章/第一条', null],
      ['第一章/第二条', '范围'],
      ['第二章', '办理'],
      ['第二章/第三条', null],
    ])
  })
  test('gaps and duplicates are noted where they stand', () => {
    const { tree, irregularities } = read('一、甲\n做甲。\n三、丙\n做丙。\n三、丁\n做丁。\n')
    expect(tree.map((i) => i.irregularities)).toEqual([[], ['编号不连续'], ['编号重复']])
    expect(irregularities).toContain('编号重复或不连续 2 处')
  })
  test('a table of contents is not the tree', () => {
    const { tree } = read('云溪区便民规划\n目  录\n一、目标………1\n二、任务………3\n一、目标\n做好目标。\n二、任务\n做好任务。\n')
    expect(tree.map((i) => i.title)).toEqual(['目标', '任务'])
    expect(read('目录\n一、目标\n二、任务\n一、目标\n做好目标。\n二、任务\n做好任务。\n').tree).toHaveLength(2)
  })
  test('headings that run into their text', () => {
    const at = (text: string) => read(`一、任务\n${text}\n`).tree[0]!.children[0]!.title
    expect(at('（一）建窗口：到2024年，全区建成窗口12个。')).toBe('建窗口')
    expect(at('（一）建窗口　进一步方便群众办事，把窗口设到每一个镇街。')).toBe('建窗口')
    expect(at('（一）建好便民窗口立足群众需要，把窗口设到每一个镇街，配齐人员，做到有人办事、有章可循、有据可查，让群众满意。')).toBe(
      '建好便民窗口',
    )
    expect(at('（一）建窗口（责任单位：区政务办）')).toBe('建窗口')
    expect(at('（一）准备阶段（2023年4月）')).toBe('准备阶段（2023年4月）')
  })
  test('a list of sentences has no titles', () => {
    const list = read('一、步骤\n（一）推进阶段\n1.各单位按照分工推进，做好任务梳理，形成清单；\n2.各单位做好资料收集，实现全程留痕。\n')
      .tree[0]!.children[0]!
    expect(list.children.map((c) => c.title)).toEqual([null, null])
  })
  test('a year right after the number, and a sentence that stands for a heading, whose figures are read', () => {
    const { tree } = read('一、任务\n1．健全镇村网络，配备专职调解员，镇级不少于2名。\n2．2023年6月底前完成清查。\n')
    expect(tree[0]!.children.map((i) => i.number)).toEqual(['1．', '2．'])
    expect(tree[0]!.children[0]!.targets.map((t) => [t.value, t.unit])).toEqual([[2, '名']])
  })
  test('decimal numbers', () => {
    const { tree } = read('1 总则\n1.1 目的\n为了办事方便。\n1.2 范围\n适用于全区。\n2 职责\n2.1 分工\n各司其职。\n')
    expect(everyItem(tree).map((i) => i.path)).toEqual(['1', '1/1.1', '1/1.2', '2', '2/2.1'])
  })
})

describe('units', () => {
  test('labels, spoken duties and what is carried over', () => {
    expect(units(item('二/(三)/1'), 'lead')).toEqual(['区政务办'])
    expect(units(item('二/(三)/1'), 'support')).toEqual(['区司法局', '大数据局', '各镇街'])
    expect(item('二/(三)/1').responsibilities[0]!.units.map((u) => u.name)).toEqual(['区政务办', '区司法局', '区大数据局', '各镇街'])
    expect(units(item('二/(三)/2'), 'lead')).toEqual(['区政务办'])
    expect(units(item('二/(三)/2'), 'support')).toEqual(['区财政局', '市场监管局'])
    expect(units(item('二/(四)'), 'joint')).toEqual(['区司法局', '法院', '信访局'])
    expect(item('二/(四)').responsibilities[0]!.open).toBe(true)
  })
  test('the first of a list leads where the document says so', () => {
    const { tree } = read(
      '一、任务\n（一）甲。做甲。（区司法局、区财政局负责。列第一位者为牵头单位，下同）\n（二）乙。做乙。（区民政局、区司法局等负责）\n',
    )
    expect(tree[0]!.children.map((i) => [units(i, 'lead'), units(i, 'support')])).toEqual([
      [['区司法局'], ['区财政局']],
      [['区民政局'], ['区司法局']],
    ])
  })
  test('one item may carry several assignments, each for its own text', () => {
    const [only] = read('一、任务\n（一）甲。做甲。【责任部门:区司法局】做乙。【责任部门:区财政局,配合部门:区民政局】\n').tree[0]!.children
    expect(only!.responsibilities.map((r) => r.units.map((u) => u.raw))).toEqual([['区司法局'], ['区财政局', '区民政局']])
    expect(only!.responsibilities[1]!.scope.start).toBe(only!.responsibilities[0]!.end)
  })
})

describe('dates and figures of the plan', () => {
  test('a date governs what follows until the next one', () => {
    expect(item('一/(二)').targets.map((t) => [t.text, t.value, t.unit, t.comparator, t.due])).toEqual([
      ['窗口一次办结率达到85%以上', 85, '%', '>=', '2024'],
      ['热线按期答复率不低于98%', 98, '%', '>=', '2024'],
      ['窗口一次办结率、材料免交率分别达到92%、60%', [92, 60], '%', '>=', '2025'],
      ['行政诉讼一审败诉率降至6%以下', 6, '%', '<=', '2025'],
      ['新建调解室12个', 12, '个', '=', '2025'],
      ['重大安全事故零发生', 0, null, '=', '2025'],
    ])
  })
  test('a rule’s figure is a parameter, a limit a deadline', () => {
    expect(item('二/(三)/2').targets.map((t) => [t.value, t.unit, t.nature])).toEqual([
      [5, '个工作日', 'deadline'],
      [3000, '元', 'parameter'],
    ])
    expect(item('三/(五)').targets.map((t) => [t.nature, t.due])).toEqual([['deadline', '印发后1个月']])
    expect(item('三/(五)').deadline?.due).toBe('印发后1个月')
  })
  test('every figure of the plan keeps its exact words, and those without a date take the plan’s period', () => {
    for (const i of everyItem(plan.tree)) for (const t of i.targets) expect(inventedPlan.slice(t.start, t.end)).toBe(t.text)
    const [trained, mediators, thirds] = item('二/(四)').targets
    expect([trained!.value, trained!.due]).toEqual([20, '全年'])
    expect([mediators!.value, mediators!.comparator, mediators!.due, mediators!.dueExplicit]).toEqual([150, '~', '全年', true])
    expect([thirds!.value, thirds!.comparator]).toEqual([0.6667, '>='])
  })
})
