import { type FilePart, type View, words } from '@fadu/procedure'
import type { MediationPapers } from './papers.ts'

type MediationView = View<MediationPapers, string>
const of = (view: MediationView, ...types: string[]) => view.log.filter((e) => types.includes(e.type)).map(({ seq }) => ({ seq }))
const documents = (view: MediationView, key: string) =>
  view.documents.filter((d) => d.key === key).map((d) => ({ seq: d.seq, document: d.key }))
const materials = (view: MediationView, ...words: string[]) =>
  view.materials.filter((m) => words.some((w) => m.proves.includes(w) || m.title.includes(w))).map((m) => ({ seq: m.seq, material: m.seq }))

/** The thirteen parts of a people's mediation file, in order; the starred ones are always there (司发通〔2010〕239号 as systems use it). */
export const fileParts: readonly FilePart<MediationPapers, string>[] = [
  { term: words('人民调解申请书或者受理登记表', 'Application or acceptance form'), always: true, holds: (v) => of(v, 'filed') },
  { term: words('权利义务告知书', 'Notice of rights and duties'), always: true, holds: (v) => documents(v, 'rights') },
  { term: words('当事人身份材料', 'Identity of the parties'), always: true, holds: (v) => of(v, 'filed', 'party.joined') },
  { term: words('授权委托书', 'Power of attorney'), always: false, holds: (v) => materials(v, '委托', '授权') },
  { term: words('调查记录', 'Inquiry record'), always: false, holds: (v) => of(v, 'inquired') },
  {
    term: words('证据材料', 'Evidence'),
    always: false,
    holds: (v) => [
      ...((v.facts.filed?.evidence.length ?? 0) > 0 ? of(v, 'filed') : []),
      ...v.materials.map((m) => ({ seq: m.seq, material: m.seq })),
    ],
  },
  { term: words('调解记录', 'Mediation record'), always: true, holds: (v) => of(v, 'sessionHeld') },
  {
    term: words('调解协议书或者口头协议登记', 'Agreement, written or oral'),
    always: true,
    holds: (v) => [...documents(v, 'agreement'), ...of(v, 'agreedOrally')],
  },
  { term: words('履行证明材料', 'Proof of performance'), always: false, holds: (v) => of(v, 'performed') },
  { term: words('回访记录', 'Return visit'), always: false, holds: (v) => of(v, 'visited') },
  { term: words('司法确认材料', 'Confirmation papers'), always: false, holds: (v) => of(v, 'confirmationApplied', 'confirmationEnded') },
  {
    term: words('卷宗情况说明', 'Note on the file'),
    always: true,
    holds: (v) => of(v, 'closed', 'failed', 'declined', 'withdrawn', 'rejected'),
  },
  { term: words('封底', 'Back cover'), always: true, holds: (v) => of(v, 'closed', 'failed', 'declined', 'withdrawn', 'rejected') },
]
