import { choice, line, words, yesNo } from '@fadu/procedure'
import { caseRef } from '../work-fields.ts'
import { ledger, level, number, onDay, titled } from './ledger.ts'

/** What may be enforced and by whom, how inspections are drawn, and what supervision looked at. */

export const enforcementMatters = ledger({
  id: 'enforcement-matters',
  term: words('行政执法事项清单', 'Enforcement matters'),
  about: words('执法事项的归属、集中和下沉', 'Which matters are enforced by whom'),
  informationClass: 'V0',
  entry: {
    title: titled('事项名称', 'Matter'),
    code: line(words('事项编码', 'Code'), { max: 60 }),
    status: choice(words('状态', 'Status'), {
      existing: words('原有综合执法事项', 'Held by comprehensive enforcement before'),
      transferred: words('划入综合执法', 'Transferred to comprehensive enforcement'),
      department: words('部门专业执法', 'Enforced by its department'),
    }),
    transferredOn: onDay('划转日期', 'Transferred on').optional(),
    fromOrgan: line(words('原执法单位', 'Enforced before by'), { max: 80, widget: 'organ' }).optional(),
    requestedByTowns: yesNo(words('镇街提出需求', 'Asked for by towns')).default(false),
    entrustedToTowns: yesNo(words('赋权镇街', 'Given to towns')).default(false),
  },
  title: (entry) => entry.title,
})

export const inspectionTasks = ledger({
  id: 'inspection-tasks',
  term: words('执法检查任务', 'Inspection tasks'),
  about: words(
    '双随机抽查和其他检查任务，抽取方式、联合情况、掌上记录',
    'Random and other inspections: how drawn, whether joint, how recorded',
  ),
  entry: {
    title: titled('任务名称', 'Task'),
    on: onDay('实施日期', 'Carried out on'),
    random: yesNo(words('双随机任务', 'Drawn at random')),
    creditRule: yesNo(words('应用信用规则', 'Drawn with a credit rule')).default(false),
    joint: yesNo(words('跨部门联合', 'Joint')).default(false),
    inspections: number('检查户次', 'Inspections'),
    mobile: number('掌上记录户次', 'Recorded by mobile application'),
    found: number('发现问题（个）', 'Problems found').default(0),
  },
  title: (entry) => entry.title,
})

export const enforcementReviews = ledger({
  id: 'enforcement-reviews',
  term: words('执法监督评议评查', 'Reviews of enforcement'),
  about: words('案卷评查、质效评议、联合专项监督及通报问题数', 'File reviews, evaluations, joint supervision, and the problems told'),
  entry: {
    title: titled('名称', 'Review'),
    on: onDay(),
    kind: choice(words('类别', 'Kind'), {
      'file-review': words('案卷集中评查', 'Case-file review'),
      evaluation: words('执法质效评议', 'Quality evaluation'),
      'joint-supervision': words('联合专项监督', 'Joint special supervision'),
    }),
    field: titled('领域', 'Field').optional(),
    files: number('评查案卷（件）', 'Files looked at').default(0),
    problems: number('通报反馈问题（处）', 'Problems told').default(0),
    campaign: caseRef(words('所属专项', 'Campaign')).optional(),
  },
  title: (entry) => entry.title,
})

export const enforcementSystems = ledger({
  id: 'enforcement-systems',
  term: words('行政执法制度', 'Rules of enforcement in force'),
  about: words('各执法单位公示、全过程记录、法制审核制度施行情况', 'Disclosure, recording and legal review in each enforcing unit'),
  informationClass: 'V0',
  entry: {
    system: choice(words('制度', 'System'), {
      disclosure: words('行政执法公示', 'Disclosure'),
      recording: words('执法全过程记录', 'Recording of the whole process'),
      'legal-review': words('重大执法决定法制审核', 'Legal review of major decisions'),
    }),
    document: titled('制度文件', 'Document'),
    inForceOn: onDay('施行日期', 'In force from'),
    level: level(),
  },
  title: (entry) => entry.document,
})
