import type { RouteName } from '@fadu/contract'
import type { Call } from './test-house.ts'
import { pdf, uploadOf } from './upload.ts'

const hash = 'a'.repeat(64)

/** A well-formed call of every route, so that only the door decides. */
export const knocks: Readonly<Record<RouteName, object>> = {
  health: {},
  offered: {},
  portalOptions: { query: { duty: 'dispute-centre-lead' } },
  file: { body: { procedure: 'dispute-mediation', paper: {} } },
  upload: uploadOf('a.pdf', pdf),
  followOpen: { body: { reference: '（2026）试人调字第9号', secret: 'AAAA-BBBB-CCCC' } },
  follow: {},
  followClose: {},
  followAct: { body: { event: 'withdrawn', paper: { wrong: true }, version: 99 } },
  followPrint: { params: { seq: 1, key: 'rights' } },
  followFile: { params: { hash } },
  verifyReceipt: { body: { reference: 'x', seq: 1, hash: 'x' } },
  publicRegister: {},
  publicPage: { params: { id: 'CASE' } },
  signIn: { body: { account: 'nobody', password: 'wrong' } },
  session: {},
  signOut: {},
  switchPost: { body: { post: 'nowhere' } },
  secondFactorPropose: { body: { password: 'x' } },
  secondFactorConfirm: { body: { code: '000000' } },
  changePassword: { body: { old: 'x', new: 'Qing-He-2026-Bridge' } },
  oidcStart: {},
  oidcReturn: { query: { state: 'x', code: 'x' } },
  demonstrationPosts: {},
  demonstrationSignIn: { body: { post: 'nowhere' } },
  duties: {},
  worklist: {},
  signing: {},
  open: { body: { procedure: 'dispute-mediation', paper: {} } },
  duplicates: { body: { procedure: 'dispute-mediation', paper: {} } },
  case: { params: { id: 'CASE' } },
  act: { params: { id: 'CASE' }, body: { event: 'assigned', version: 99 } },
  check: { params: { id: 'CASE' }, body: { event: 'assigned' } },
  statePurpose: { params: { id: 'CASE' }, body: { purpose: '执法监督检查' } },
  mergeable: { params: { id: 'CASE' } },
  unmask: { params: { id: 'CASE' }, body: { purpose: '核对' } },
  caseUpload: uploadOf('a.pdf', pdf),
  caseFile: { params: { id: 'CASE', hash } },
  print: { params: { id: 'CASE', seq: 1, key: 'rights' } },
  exportCase: { params: { id: 'CASE' } },
  readers: { params: { id: 'CASE' } },
  live: {},
  options: { query: { kind: 'organ' } },
  registers: {},
  register: { params: { register: 'organs' } },
  registerHistory: { params: { register: 'organs', id: 'nobody' } },
  calendar: { params: { year: 2026 } },
  calendarChange: { body: { notice: '试〔2026〕9号', days: [{ date: '2026-09-09', name: '试', working: false }] } },
  due: { body: { start: '2026-03-02', amount: 5, unit: 'workday' } },
  houseCheck: {},
  status: {},
  statusRun: { body: { work: 'look-at-time' } },
  accounts: {},
  accessLog: { query: { purpose: '季度审计' } },
  accessLogFile: { query: { purpose: '季度审计' } },
  accessLogCheck: {},
  indicators: {},
  indicator: { params: { id: 'nothing' } },
  indicatorCases: { params: { id: 'nothing' } },
  accountAct: { params: { account: 'nobody' }, body: { act: 'disable', purpose: '人员调离' } },
  accountCreate: { body: { account: 'abc', person: 'nobody' } },
}

/** The knock at a route, with the case it is about. */
export function knockAt<N extends RouteName>(name: N, caseId: string): Call<N> {
  const knock = knocks[name] as { params?: Record<string, unknown> }
  return (knock.params?.id === 'CASE' ? { ...knock, params: { ...knock.params, id: caseId } } : knock) as Call<N>
}
