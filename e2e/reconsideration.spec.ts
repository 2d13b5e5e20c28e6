import type { CaseWireView } from '@fadu/contract'
import { expect, type Page, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { act, takePost } from './people.ts'

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

/** The first case this post sees that fits, asked of the same API the screens use. */
async function found(page: Page, fits: (c: CaseWireView) => boolean): Promise<CaseWireView> {
  const { items } = await (
    await page.request.get(`${district.address}/api/worklist?state=all&procedure=administrative-reconsideration&size=100`)
  ).json()
  for (const row of items as { case: string }[]) {
    const one = (await (await page.request.get(`${district.address}/api/cases/${row.case}`)).json()) as CaseWireView
    if (fits(one)) return one
  }
  throw new Error('No case of the demonstration fits')
}

const officers: Record<string, string> = {
  'reconsideration-officer-1': '行政复议科办案人员一',
  'reconsideration-officer-2': '行政复议科办案人员二',
}
const show = async (page: Page, c: CaseWireView) => {
  await page.goto(`${district.address}/work/cases/${c.id}`)
  await expect(page.locator('main')).toContainText(c.reference)
}
const limit = (c: CaseWireView, key: string) => c.limits.find((l) => l.key === key)

test('第三十条: silence to the fifth working day is acceptance, recorded by the clock and explained', async ({ page }) => {
  await takePost(page, district.address, officers['reconsideration-officer-1']!)
  const silent = await found(page, (c) => c.log.some((e) => e.type === 'accepted' && e.actor.kind === 'clock'))
  const accepted = silent.log.find((e) => e.type === 'accepted')!
  expect(accepted.on).toBe(limit(silent, 'examination')!.due.on)
  await show(page, silent)
  await expect(page.locator('main')).toContainText('期限届满自动记录')
  const copy = limit(silent, 'copy')!
  expect(copy.startedOn).toBe(accepted.on)
})

test('第三十九条、第六十二条: suspension stops the line, resumption moves the day, an extension beyond its cap is refused with its article', async ({
  page,
}) => {
  await takePost(page, district.address, officers['reconsideration-officer-1']!)
  const open = await found(
    page,
    (c) =>
      c.stage === 'review' &&
      limit(c, 'decision')?.light === 'green' &&
      c.drafts.length === 0 &&
      !c.log.some((e) => e.type === 'suspended' || e.type === 'extended'),
  )
  await show(page, open)
  await act(page, '中止', (form) => form.getByLabel('中止事由').selectOption('mediation'))
  await expect(page.locator('main')).toContainText('中止')
  await expect(page.getByRole('img', { name: /审理期限.*中止/ }).first()).toBeVisible()
  await act(page, '恢复审理')

  await takePost(page, district.address, '行政复议科科长')
  await show(page, open)
  await page.getByRole('button', { name: '延长审理期限', exact: true }).click()
  const form = page.locator('dialog[open]')
  await form.getByLabel('延长天数').fill('31')
  await form.getByLabel('理由').first().fill('案情复杂')
  await form.getByRole('button', { name: /^登记/ }).click()
  await expect(form).toContainText('行政复议法第六十二条第一款')
  await expect(form).toContainText('延长合计最多 30 日')
  await expect(form.getByLabel('延长天数')).toHaveValue('31')
})

test('第四十九条、第五十条、第五十二条: a decision that may not be made yet shows every reason at once, before anybody presses anything', async ({
  page,
}) => {
  await takePost(page, district.address, officers['reconsideration-officer-1']!)
  const major = await found(page, (c) => c.stage === 'review' && (c.acts.find((a) => a.event === 'decided')?.refusals.length ?? 0) >= 2)
  const decision = major.acts.find((a) => a.event === 'decided')!
  await show(page, major)
  for (const refusal of decision.refusals) {
    await expect(page.locator('main')).toContainText(refusal.text.zh)
    await expect(page.locator('main')).toContainText(refusal.under![0]!.cited!.zh)
  }
  await expect(page.getByRole('button', { name: '作出复议决定', exact: true })).toHaveCount(0)
})

test('a draft is signed on a phone by the deputy mayor, takes its number, and is printed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await takePost(page, district.address, '副区长（分管司法行政）')
  await page.goto(`${district.address}/work/signing`)
  await page
    .getByRole('link', { name: /作出复议决定/ })
    .or(page.getByText('作出复议决定'))
    .first()
    .click()
  await page.getByRole('button', { name: '签批', exact: true }).first().click()
  const form = page.locator('dialog[open]')
  await form.getByLabel('签批意见').fill('同意')
  await form.getByRole('button', { name: /签批/ }).last().click()
  await expect(form).toBeHidden()
  const decided = await found(
    page,
    (c) =>
      c.stage === 'closed' &&
      c.documents.some((d) => d.key === 'decision' && d.on === c.closedOn && d.served.length === 0 && d.number !== undefined),
  )
  const document = decided.documents.find((d) => d.key === 'decision')!
  await page.goto(`${district.address}/work/print/${decided.id}/${document.seq}/decision`)
  await expect(page.locator('main')).toContainText(document.number!)
  await expect(page.locator('main')).toContainText('行政复议决定书')
})
