import type { ImportLine } from '../../import/import-line.ts'
import { aidLines, meetingLines, officeWorkLines, outsideLines, planLines, reconsiderationLines } from './cases-of-government.ts'
import { checkupLines, mediationLines } from './cases-of-many.ts'
import { toldByOthers } from './expected.ts'
import { businessLines, digitalLines, societyLines } from './ledgers-of-society.ts'
import { enforcementLines, leadershipLines, legalWorkLines, publicityLines } from './ledgers-of-work.ts'
import type { Year } from './lines.ts'
import { mediatorLines } from './organisation.ts'

/**
 * A synthetic year in which every figure of the report holds: the same lines for the same seed. Nobody and nothing in it is real.
 * @param keeper the post that keeps the registers of the house
 */
export function* yearLines(year: Year, keeper: string): Generator<ImportLine> {
  yield* mediatorLines(year, keeper)
  yield* publicityLines(year)
  yield* leadershipLines(year)
  yield* enforcementLines(year)
  yield* legalWorkLines(year)
  yield* businessLines(year)
  yield* societyLines(year)
  yield* digitalLines(year)
  yield* planLines(year)
  yield* meetingLines(year)
  yield* officeWorkLines(year)
  yield* reconsiderationLines(year)
  yield* aidLines(year)
  yield* outsideLines(year, toldByOthers())
  yield* mediationLines(year)
  yield* checkupLines(year)
}
