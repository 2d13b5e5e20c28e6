import { useQuery } from '@tanstack/react-query'
import { answers } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import type { Texts } from '../../texts/zh.ts'
import { recordAct } from '../case/record-act.ts'

/** A report as it stands. */
export const useReport = (id: string) =>
  useQuery({ queryKey: ['report', { id }], queryFn: ({ signal }) => call('report', { params: { id }, signal }) })

/** Reads the report again, and the lists it stands in. */
export const reportChanged = () =>
  Promise.all([['report'], ['reports'], ['case']].map((queryKey) => answers.invalidateQueries({ queryKey })))

/** Records an act of a report once, and reads it again. */
export async function actOnReport(
  t: Texts,
  report: { readonly case: string; readonly version: number },
  event: string,
  paper: Record<string, unknown>,
): Promise<void> {
  await recordAct(t, report.case, { event, paper, version: report.version }, `${report.case}-${report.version}-${event}`)
  await reportChanged()
}
