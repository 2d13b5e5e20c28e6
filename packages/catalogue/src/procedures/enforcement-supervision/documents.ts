import { words } from '@fadu/procedure'
import { type DocumentContext, numbered, organName } from '../../work-fields.ts'

export const documents = {
  notice: {
    term: words('行政执法监督通知书', 'Notice of supervision'),
    to: [],
    number: numbered('enforcement-notice', '执监通'),
    text: (c: DocumentContext) => {
      const { problems, demand, mendBy } = c.paper as { problems: readonly string[]; demand: string; mendBy: string }
      return {
        title: '行政执法监督通知书',
        addressee: organName(c, c.view.facts.opened.unit),
        paragraphs: [
          ...problems.map((p, i) => `问题${i + 1}：${p}`),
          demand,
          `请于${mendBy}前完成整改并书面报告；对本通知书有异议的，可以书面提出。`,
        ],
      }
    },
  },
}
