import { defineIndicator, pieces } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { agendaOf, coordinationMeeting } from '../../procedures/coordination-meeting/procedure.ts'

/** One item of law study is one session; an item taken off the agenda was not studied. */
export const lawStudyAtExecutiveMeetings = defineIndicator({
  id: 'law-study-at-executive-meetings',
  term: words('政府常务会议学法', 'Law studied at executive meetings'),
  question: words('本期政府常务会议专题学法多少次？', 'How often was law studied at executive meetings?'),
  basis: [],
  counts: coordinationMeeting,
  unit: 'sum',
  shown: pieces('次', 'times'),
  better: 'none',
  settles: 'month',
  numerator: words(
    '已召开的政府常务会议议程中的学法议题，撤下的不计',
    'Items of law study on agendas of executive meetings held, less those withdrawn',
  ),
  cutOff: words('以会议召开之日为准', 'The day of the meeting'),
  entries: ({ facts }) => {
    const studied = agendaOf(facts).filter(({ kind }) => kind === 'law-study').length
    return facts.held && facts.convened?.body === 'executive' && studied > 0 ? [{ on: facts.held.on, amount: studied }] : []
  },
})
