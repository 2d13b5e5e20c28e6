import { choice, line, passage, words, yesNo } from '@fadu/procedure'
import { ledger, number, onDay, titled } from './ledger.ts'

/** Public demands, cyber security and applications. No account, no author, no person is kept (sensitive.md S6, S8). */

export const publicDemands = ledger({
  id: 'public-demands',
  term: words('网络诉求交办答复', 'Public demands'),
  about: words('公开提出、需要单位答复的诉求；不记账号、不记发布人', 'What is asked in public and needs an answer: no account, no author'),
  entry: {
    topic: choice(words('领域', 'Topic'), {
      transport: words('交通出行', 'Transport'),
      housing: words('住房物业', 'Housing'),
      education: words('教育', 'Education'),
      health: words('医疗卫生', 'Health'),
      environment: words('环境', 'Environment'),
      consumer: words('消费', 'Consumers'),
      enforcement: words('执法', 'Enforcement'),
      other: words('其他', 'Other'),
    }),
    demand: titled('诉求事项', 'What is asked'),
    dispatchedOn: onDay('交办日期', 'Dispatched on'),
    unit: line(words('答复单位', 'To be answered by'), { max: 80, widget: 'organ' }),
    incident: titled('所属热点事件编号', 'Incident').optional(),
    answeredOn: onDay('答复日期', 'Answered on').optional(),
    inPublic: yesNo(words('公开答复', 'Answered in public')).default(false),
    solved: choice(words('结果', 'Result'), {
      solved: words('已解决', 'Solved'),
      explained: words('已解释', 'Explained'),
      open: words('办理中', 'Open'),
    }).default('open'),
  },
  title: (entry) => entry.demand,
})

export const publicIncidents = ledger({
  id: 'public-incidents',
  term: words('热点事件处置', 'Incidents answered'),
  about: words('以公开答复办结的热点事件', 'Matters of wide concern closed with an answer'),
  entry: {
    title: titled('事件', 'Incident'),
    openedOn: onDay('发现日期', 'Opened on'),
    closedOn: onDay('办结日期', 'Closed on').optional(),
    answer: passage(words('答复', 'Answer'), { max: 5000 }).optional(),
  },
  title: (entry) => entry.title,
})

export const demandDigests = ledger({
  id: 'demand-digests',
  term: words('诉求日报', 'Digests of demands'),
  about: words('按工作日编发的诉求汇总', 'Summaries of demands by working day'),
  entry: { on: onDay('编发日期', 'Issued on'), number: number('期号', 'Number', 100_000), demands: number('收录件数', 'Demands in it') },
  title: (entry) => `${entry.number}`,
})

export const vulnerabilityBatches = ledger({
  id: 'vulnerability-batches',
  term: words('网络安全漏洞整改批次', 'Vulnerabilities'),
  about: words('已监测并整改的漏洞批次', 'Batches found and mended'),
  entry: {
    title: titled('批次', 'Batch'),
    foundOn: onDay('发现日期', 'Found on'),
    fixedOn: onDay('整改完成日期', 'Fixed on').optional(),
    vulnerabilities: number('漏洞数', 'Vulnerabilities'),
  },
  title: (entry) => entry.title,
})

export const scenarios = ledger({
  id: 'scenarios',
  term: words('应用场景清单', 'Application scenarios'),
  about: words('数字化应用场景及其列入目录情况', 'Applications, and the lists they stand in'),
  informationClass: 'V0',
  entry: {
    title: titled('名称', 'Scenario'),
    provinceListedOn: onDay('列入省级目录日期', 'In the provincial ledger since').optional(),
    districtListedOn: onDay('列入区级清单日期', 'In the district’s list since').optional(),
    offlinePath: yesNo(words('有线下等效办法', 'With an equal path offline')).default(true),
  },
  title: (entry) => entry.title,
})

export const models = ledger({
  id: 'models',
  term: words('模型登记', 'Models'),
  about: words(
    '登记用途、依据、影响评估和人工决定；不登记以自然人为对象的模型',
    'Purpose, basis, assessment and human decision; no model whose subject is a person',
  ),
  entry: {
    title: titled('名称', 'Model'),
    purpose: passage(words('用途', 'Purpose'), { max: 2000 }),
    basis: titled('法律依据', 'Legal basis'),
    subject: choice(words('对象', 'Subject'), {
      matter: words('事项', 'Matters'),
      place: words('地点', 'Places'),
      enterprise: words('企业（结果先告知企业）', 'Enterprises, told first'),
      aggregate: words('汇总数据', 'Aggregates'),
    }),
    heldBy: choice(words('运行单位', 'Run by'), {
      own: words('本单位', 'This unit'),
      external: words('外部系统（只计数）', 'Another system: only counted'),
    }),
    assessment: titled('影响评估文件', 'Impact assessment'),
    humanDecision: passage(words('人工决定环节', 'Where a person decides'), { max: 1000 }),
    appeal: titled('异议途径', 'How to object'),
    stopRule: titled('停用条件', 'When it is stopped'),
    inServiceFrom: onDay('启用日期', 'In service from').optional(),
  },
  title: (entry) => entry.title,
})
