import { choice, count, dayField, field, line, passage, words } from '@fadu/procedure'
import { z } from 'zod'
import { evidence, figure, itemRef, organField, organList, reasons } from '../../work-fields.ts'

const problem = z.object({
  id: itemRef(words('问题编号', 'Problem')),
  text: line(words('问题', 'Problem'), { max: 500 }),
  lead: organField(words('整改牵头单位', 'Lead unit'), 'task-officer'),
  support: organList(words('配合单位', 'Supporting units')),
  deadline: dayField(words('整改时限', 'Deadline')),
})

const duties = {
  deploy: words('亲自部署', 'Deployed'),
  ask: words('亲自过问', 'Asked after'),
  coordinate: words('亲自协调', 'Coordinated'),
  supervise: words('亲自督办', 'Supervised'),
} as const

const statement = {
  office: organField(words('评议单位', 'Reviewed by'), 'rule-of-law-office'),
  unit: organField(words('述法单位', 'Unit'), 'task-officer'),
  post: line(words('述法岗位', 'Post'), { max: 80, widget: 'post', hint: words('记岗位，不记姓名。', 'The post, not the name.') }),
  year: count(words('年度', 'Year'), { min: 2000, max: 2100 }),
  items: field(
    z
      .array(z.object({ duty: choice(words('职责', 'Duty'), duties), text: passage(words('履职情况', 'What was done'), { max: 5000 }) }))
      .min(1)
      .max(60),
    { label: words('履职清单', 'Duties') },
  ),
  figures: field(z.array(figure).max(100).default([]), { label: words('引用数据', 'Figures') }),
  evidence: evidence(),
}

export const papers = {
  drafted: z.object(statement),
  revised: z.object(statement),
  reviewed: z.object({ opinion: passage(words('评议意见', 'Opinion'), { max: 5000 }) }),
  returned: z.object({ reasons }),
  presented: z.object({ meeting: line(words('述法会议', 'Meeting'), { max: 300 }) }),
  filed: z.object({ problems: field(z.array(problem).max(60).default([]), { label: words('问题转任务', 'Problems that become tasks') }) }),
  withdrawn: z.object({ reasons }),
}
