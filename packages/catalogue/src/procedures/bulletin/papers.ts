import { choice, field, line, passage, repeated, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { caseRef, evidence, figure, organField, organList, reasons } from '../../work-fields.ts'

const figures = field(
  z
    .array(
      figure.extend({
        verified: yesNo(words('已核验', 'Verified')).default(false),
        printed: line(words('文中写作', 'As printed'), { max: 60 }).optional(),
      }),
    )
    .max(200)
    .default([]),
  { label: words('引用数据', 'Figures') },
)
const text = {
  title: line(words('标题', 'Title'), { max: 300 }),
  text: passage(words('正文', 'Text'), { max: 30_000 }),
  figures,
}

export const bulletinKinds = {
  bulletin: words('简报', 'Bulletin'),
  experience: words('经验做法', 'Experience'),
  display: words('成果晾晒', 'Display of results'),
  guideline: words('工作指引', 'Guideline'),
  notice: words('通报', 'Notice of progress'),
} as const

export const papers = {
  submitted: z.object({
    office: organField(words('编发单位', 'Issued by'), 'rule-of-law-office'),
    unit: organField(words('报送单位', 'Submitted by')),
    kind: choice(words('类别', 'Kind'), bulletinKinds),
    task: caseRef(words('相关任务', 'Task concerned')).optional(),
    ...text,
    evidence: evidence(),
  }),
  edited: z.object(text),
  declined: z.object({ reasons }),
  returned: z.object({ reasons }),
  approved: z.object({ opinion: line(words('审定意见', 'Opinion'), { max: 500 }).optional() }),
  issued: z.object({
    sentTo: organList(words('发送单位', 'Sent to'), 'task-officer'),
    public: yesNo(words('向社会公开', 'Published')).default(false),
  }),
  received: repeated(z.object({ unit: organField(words('签收单位', 'Received by'), 'task-officer') })),
}

export type BulletinPapers = typeof papers
