import { words } from '@fadu/procedure'
import { type DocumentContext, numbered } from '../../work-fields.ts'

const conclusions = { lawful: '合法', amend: '按意见修改后合法', unlawful: '不合法' } as const

export const documents = {
  opinion: {
    term: words('合法性审查意见书', 'Opinion on legality'),
    to: [],
    number: numbered('legality-opinion', '合审意见'),
    text: (c: DocumentContext) => {
      const { conclusion, reasons } = c.paper as { conclusion: keyof typeof conclusions; reasons: string }
      return {
        title: '合法性审查意见书',
        paragraphs: [`送审事项：${c.view.facts.requested.title}`, `审查结论：${conclusions[conclusion]}。`, reasons],
      }
    },
  },
}
