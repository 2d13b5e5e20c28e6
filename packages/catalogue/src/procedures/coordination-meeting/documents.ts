import { dayZh } from '@fadu/legal-time'
import type { Facts } from '@fadu/procedure'
import { words } from '@fadu/procedure'
import { type DocumentContext, numbered } from '../../work-fields.ts'
import { bodies, type MeetingPapers } from './papers.ts'

type MeetingFacts = Facts<MeetingPapers>
type Minutes = NonNullable<MeetingFacts['minutesIssued']>

/** What the meeting is called: 政府常务会议第3次会议. */
export const meetingName = ({ convened }: MeetingFacts): string =>
  convened ? `${convened.bodyName ?? bodies[convened.body].zh}第${convened.ordinal}次会议` : '会议'

const decided = ({ title, lead, support, deadline }: Minutes['decisions'][number], n: number, { entryName }: DocumentContext): string => {
  const carried = [
    ...(lead ? [`牵头单位：${entryName(lead)}`] : []),
    ...(support.length > 0 ? [`配合单位：${support.map(entryName).join('、')}`] : []),
    ...(deadline ? [`完成时限：${dayZh(deadline)}`] : []),
  ]
  return `${n + 1}．${title}${carried.length > 0 ? `（${carried.join('；')}）` : ''}`
}

export const documents = {
  minutes: {
    term: words('会议纪要', 'Minutes'),
    to: [],
    number: numbered('minutes', '纪要'),
    text: (c: DocumentContext) => {
      const facts = c.view.facts as MeetingFacts
      const { minutes, decisions } = c.paper as Minutes
      const { held } = facts
      const opening = held
        ? `${dayZh(held.on)}，${c.entryName(held.chair)}${held.place ? `在${held.place}` : ''}主持召开${meetingName(facts)}。现将会议议定事项纪要如下：`
        : `${meetingName(facts)}纪要如下：`
      return {
        title: `${meetingName(facts)}纪要`,
        paragraphs: [
          opening,
          ...minutes.split('\n').filter((line) => line.trim() !== ''),
          ...(decisions.length > 0 ? ['会议议定：', ...decisions.map((d, n) => decided(d, n, c))] : []),
          ...(held ? [`出席：${held.attendance.map(c.entryName).join('、')}。`] : []),
        ],
      }
    },
  },
}
