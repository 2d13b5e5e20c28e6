import type { Article } from '@fadu/legal-time'
import { type GateContext, words } from '@fadu/procedure'
import { art, invited, ningbo, online } from './law.ts'
import { inNingbo } from './limits.ts'
import type { MediationPapers } from './papers.ts'

export type Context<K extends keyof MediationPapers = keyof MediationPapers> = GateContext<MediationPapers, string, K>

export const rightsFirst = {
  code: 'rights-not-told',
  under: art(23),
  after: 'rightsTold',
  otherwise: words('尚未告知当事人权利义务', 'The parties have not been told their rights'),
} as const
export const sessionFirst = {
  code: 'no-session',
  under: art(27),
  after: 'sessionHeld',
  otherwise: words('尚无调解记录', 'No mediation session is on record'),
} as const
export const appraisalFirst = {
  code: 'no-appraisal',
  after: 'appraisalStarted',
  under: online(26, 1),
  otherwise: words('没有委托鉴定评估', 'No appraisal was begun'),
} as const

type Case = 'assigned' | 'entrusted' | 'online' | 'ningbo' | 'other'

/** Which rule governs the time of this mediation, and so its extension. */
function caseOf({ view, facts: { filed } }: Context<'extensionAgreed'>): Case {
  if (filed?.online) return 'online'
  if (filed?.referral) return filed.referral === 'pre-filing' ? 'assigned' : 'entrusted'
  return inNingbo(view) ? 'ningbo' : 'other'
}

const agreedIn = (
  kind: Case,
  code: string,
  under: Article,
  otherwise = words('延长调解期限须双方当事人同意', 'Both sides must agree to an extension'),
) => ({
  code,
  under,
  field: 'bothAgree',
  otherwise,
  that: (context: Context<'extensionAgreed'>) => caseOf(context) !== kind || context.paper.bothAgree,
})

/** Every rule asks both sides; each case is told its own. */
export const extensionAgreed = [
  agreedIn('assigned', 'assigned-extension-not-agreed', invited(27, 1)),
  agreedIn('entrusted', 'entrusted-extension-not-agreed', invited(27, 2)),
  agreedIn('online', 'online-extension-not-agreed', online(24, 1)),
  agreedIn(
    'ningbo',
    'local-extension-not-asked',
    ningbo(27),
    words('延长调解期限须双方当事人要求', 'Both sides must ask for an extension'),
  ),
  agreedIn('other', 'extension-not-agreed', art(23)),
]
