import { choice, line, words, yesNo } from '@fadu/procedure'
import { caseRef } from '../work-fields.ts'
import { ledger, number, onDay, titled } from './ledger.ts'

/** Services to enterprises. Screening keeps counts and its legal basis; no list of risky firms is kept here (sensitive.md S17). */

export const enterpriseMatters = ledger({
  id: 'enterprise-matters',
  term: words('涉企服务事项目录', 'Enterprise service matters'),
  about: words('可以在线办理的涉企服务事项', 'Services to enterprises that can be had online'),
  informationClass: 'V0',
  entry: {
    title: titled('事项名称', 'Matter'),
    code: line(words('事项编码', 'Code'), { max: 60 }),
    online: yesNo(words('可在线办理', 'Online')),
    atCounter: yesNo(words('可现场办理', 'At the counter as well')),
  },
  title: (entry) => entry.title,
})

export const enterpriseRegistrations = ledger({
  id: 'enterprise-registrations',
  term: words('企业登记办件汇总', 'Registrations of enterprises'),
  about: words('由登记系统按日汇总的设立和注销件数', 'Set-ups and deregistrations by day, as the registration system counts them'),
  entry: {
    on: onDay('统计日期', 'Day'),
    kind: choice(words('类别', 'Kind'), { 'set-up': words('设立', 'Set up'), deregistered: words('注销', 'Deregistered') }),
    channel: choice(words('渠道', 'Channel'), { online: words('线上平台', 'Online'), counter: words('现场', 'Counter') }),
    enterprises: number('企业数（家）', 'Enterprises'),
    source: titled('数据来源', 'Source'),
  },
  title: (entry) => `${entry.on} ${entry.kind}`,
})

export const proofMatters = ledger({
  id: 'proof-matters',
  term: words('证明事项清单', 'Proof matters'),
  about: words('告知承诺和保留的证明事项', 'Proofs taken on commitment, and those still asked for'),
  informationClass: 'V0',
  entry: {
    title: titled('证明名称', 'Proof'),
    mode: choice(words('方式', 'Mode'), {
      commitment: words('告知承诺', 'Commitment'),
      retained: words('保留', 'Retained'),
      abolished: words('取消', 'Abolished'),
      shared: words('数据共享代替', 'Replaced by sharing'),
    }),
    list: titled('所在清单编号', 'List'),
    basis: titled('设定依据', 'Set by'),
  },
  title: (entry) => entry.title,
})

export const proofLists = ledger({
  id: 'proof-lists',
  term: words('证明事项公布清单', 'Published lists of proofs'),
  about: words('已公布的无证明改革清单', 'Lists published under the proof-free reform'),
  informationClass: 'V0',
  entry: { title: titled('清单名称', 'List'), publishedOn: onDay('公布日期', 'Published on') },
  title: (entry) => entry.title,
})

export const screeningBatches = ledger({
  id: 'screening-batches',
  term: words('专项排查汇总', 'Screening'),
  about: words('有法律依据和截止日期的专项排查，只记家数，不留名单', 'Screening on a stated basis with an end: counts, no list'),
  entry: {
    campaign: caseRef(words('所属专项', 'Campaign')).optional(),
    title: titled('排查事项', 'Screening'),
    subject: choice(words('领域', 'Field'), {
      finance: words('非法金融活动', 'Illegal finance'),
      'e-commerce': words('电商合规监测', 'E-commerce compliance'),
      safety: words('安全生产', 'Work safety'),
      other: words('其他', 'Other'),
    }),
    basis: titled('法律依据', 'Legal basis'),
    on: onDay('完成日期', 'Done on'),
    until: onDay('数据删除日期', 'Details are deleted on'),
    enterprises: number('排查或者监测家数', 'Enterprises'),
    found: number('发现问题（家）', 'With problems').default(0),
  },
  title: (entry) => entry.title,
})
