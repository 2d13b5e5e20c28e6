import { join } from 'node:path'
import { type Instant, millisecondsOf } from '@fadu/legal-time'
import {
  changeSetting,
  claimSetting,
  failedJobs,
  fileThere,
  headsApart,
  namedFiles,
  rebuild,
  sealBreak,
  setting,
  wrongCells,
} from '@fadu/store'
import type { House } from '../house.ts'
import { type Finding, found } from './finding.ts'
import { limitsBorne } from './limits-borne.ts'

/** What a check of the whole house came to. */
export interface CheckResult {
  readonly at: Instant
  /** Running cases, their open limits, and the files that cases name. */
  readonly cases: number
  readonly limits: number
  readonly files: number
  /** How much was found; `findings` has the first of it. */
  readonly found: number
  readonly findings: readonly Finding[]
}

const lastCheck = 'house-check'
const findingsKept = 200

/**
 * Looks whether everything still holds: logs and views of running cases, heads of all, seals, limits and who bears them, files, jobs.
 * Changes nothing but the result it keeps.
 */
export async function checkHouse(house: House): Promise<CheckResult> {
  const { store } = house
  // Numbers are compared too, and have the organs' names in them.
  await house.organisation.current()
  const compared = await rebuild(store, { compare: true, onlyOpen: true })
  const cells = await wrongCells(store)
  const borne = await limitsBorne(house)
  const stored = await filesThere(house)
  const findings = [
    ...compared.broken.map(({ case: id, seq, what }) => found('log-broken', `${id} ${seq} ${what}`, id)),
    ...(await headsApart(store, findingsKept)).map((id) => found('head-apart', id, id)),
    ...(await sealsAndClock(house)),
    ...compared.differences.map(({ table, case: id, row }) => found('view-differs', `${table} ${row} ${id}`, id)),
    ...(cells > 0 ? [found('view-differs', `indicator_month ${cells}`)] : []),
    ...borne.findings,
    ...stored.findings,
    ...(await failedJobs(store)).map(({ name, id, fault, at }) => found('job-failed', `${name} ${id} ${at} ${fault.slice(0, 200)}`)),
  ]
  const result: CheckResult = {
    at: house.clock.now(),
    cases: compared.cases,
    limits: borne.limits,
    files: stored.files,
    found: findings.length,
    findings: findings.slice(0, findingsKept),
  }
  await changeSetting(store, store.database, lastCheck, result, 'clock')
  return result
}

/** What the last check came to; `undefined` before the first. */
export const lastCheckOf = async ({ store }: House): Promise<CheckResult | undefined> =>
  (await setting(store, lastCheck)) as CheckResult | undefined

const chinaOffset = 8 * 3_600_000
/** The hour in China from which the day's check may run: when few people work, and yesterday is sealed. */
const nightHour = 2

/** Runs the check once a day, in one of the processes. @returns whether it ran here */
export async function checkNightly(house: House): Promise<boolean> {
  const hour = Math.floor(((millisecondsOf(house.clock.now()) + chinaOffset) % 86_400_000) / 3_600_000)
  if (hour < nightHour) return false
  if (!(await claimSetting(house.store, 'house-check-begun', house.clock.today(), 'clock'))) return false
  await checkHouse(house)
  return true
}

async function sealsAndClock({ store, clock }: House): Promise<readonly Finding[]> {
  const broken = await sealBreak(store)
  const { unsealedFrom } = store.sealedDays
  return [
    ...(broken ? [found('seal-broken', broken)] : []),
    ...(unsealedFrom && clock.now() < unsealedFrom ? [found('clock-behind', unsealedFrom)] : []),
  ]
}

const filesAtOnce = 500

async function filesThere({ store, settings }: House): Promise<{ readonly files: number; readonly findings: readonly Finding[] }> {
  const folder = join(settings.folder, 'files')
  const findings: Finding[] = []
  let files = 0
  for (
    let page = await namedFiles(store, '', filesAtOnce);
    page.length > 0;
    page = await namedFiles(store, page.at(-1)!.hash, filesAtOnce)
  ) {
    files += page.length
    for (const { hash, size, case_id } of page)
      if (size === null || !(await fileThere(folder, hash, size))) findings.push(found('file-missing', hash, case_id))
  }
  return { files, findings }
}
