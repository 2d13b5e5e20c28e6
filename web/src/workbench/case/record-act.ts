import type { Asked } from '@fadu/contract'
import { answers } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { isConflict, Refused } from '../../api/refused.ts'
import type { Texts } from '../../texts/zh.ts'

type Body = NonNullable<Asked<'act'>['body']>

/**
 * Records an act in a case as it was seen, once, and reads again what it changed. When the case has moved on meanwhile,
 * its new state is read and the refusal says what became of what was typed.
 */
export async function recordAct(t: Texts, id: string, body: Body & { readonly version: number }, once: string): Promise<void> {
  try {
    await call('act', { params: { id }, body, headers: { 'idempotency-key': once, 'if-match': `"${body.version}"` } })
  } catch (cause) {
    if (isConflict(cause)) {
      await answers.invalidateQueries({ queryKey: ['case'] })
      throw new Refused({ ...cause.problem, detail: cause.problem.detail ?? t.act.conflictWords })
    }
    throw cause
  }
  await Promise.all([['case'], ['duties'], ['worklist'], ['signing']].map((queryKey) => answers.invalidateQueries({ queryKey })))
}
