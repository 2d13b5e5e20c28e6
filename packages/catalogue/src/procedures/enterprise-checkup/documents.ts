import { statute } from '@fadu/legal-time'
import { type Remedy, words } from '@fadu/procedure'
import type { DocumentContext } from '../../work-fields.ts'
import { riskLevels } from './papers.ts'

const business = statute('优化营商环境条例', '2019')
const enterprise = (c: DocumentContext) => c.view.parties.map(c.partyName).join('、')

export const otherAdvice: Remedy = {
  words: words('可以另行咨询律师；对服务有意见的，可以投诉', 'You may ask another lawyer, and complain of the service'),
  under: business(49),
}

export const documents = {
  report: {
    term: words('法治体检报告', 'Report'),
    to: ['enterprise'],
    remedy: [otherAdvice],
    text: (c: DocumentContext) => {
      const { level, rules, text } = c.paper as { level: keyof typeof riskLevels; rules: readonly string[]; text: string }
      return {
        title: '法治体检报告',
        addressee: enterprise(c),
        paragraphs: [
          `风险等级：${riskLevels[level].zh}。`,
          ...rules.map((r) => `依据规则：${r}`),
          text,
          '本报告只提供给企业，不作为执法线索。',
        ],
      }
    },
  },
  advice: {
    term: words('法律建议书', 'Advice'),
    to: ['enterprise'],
    remedy: [otherAdvice],
    text: (c: DocumentContext) => ({ title: '法律建议书', addressee: enterprise(c), paragraphs: [(c.paper as { advice: string }).advice] }),
  },
}
