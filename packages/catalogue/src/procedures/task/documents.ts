import { words } from '@fadu/procedure'
import { type DocumentContext, numbered, organName } from '../../work-fields.ts'
import { unitsOf } from './progress.ts'

interface Notice {
  readonly ground: 'late' | 'important'
  readonly matter: string
  readonly explainWorkdays: number
}

export const documents = {
  supervisionNotice: {
    term: words('督办单', 'Supervision notice'),
    to: [],
    number: numbered('supervision', '督'),
    text: (c: DocumentContext) => {
      const notice = c.paper as Notice
      const { lead } = unitsOf(c.view.facts)
      return {
        title: '督办单',
        addressee: organName(c, lead ?? ''),
        paragraphs: [
          `你单位牵头的任务“${c.view.facts.assigned.title}”${notice.ground === 'late' ? '已经逾期' : '列为重点督办事项'}。`,
          notice.matter,
          `请在${notice.explainWorkdays}个工作日内书面说明情况。单位的说明在作出任何扣分建议之前听取并写明采纳情况。`,
        ],
      }
    },
  },
}
