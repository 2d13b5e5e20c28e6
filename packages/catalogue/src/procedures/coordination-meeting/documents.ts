import { words } from '@fadu/procedure'
import { type DocumentContext, numbered } from '../../work-fields.ts'

export const documents = {
  minutes: {
    term: words('会议纪要', 'Minutes'),
    to: [],
    number: numbered('minutes', '纪要'),
    text: (c: DocumentContext) => {
      const { minutes, decisions } = c.paper as { minutes: string; decisions: readonly { title: string }[] }
      return { title: '会议纪要', paragraphs: [...minutes.split('\n'), ...decisions.map((d, i) => `议定事项${i + 1}：${d.title}`)] }
    },
  },
}
