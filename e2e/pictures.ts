import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseWireView } from '@fadu/contract'
import { type Browser, chromium, type Page } from '@playwright/test'
import { planDocument } from '../server/src/testing/plan-documents.ts'
import { openDistrict, root } from './district.ts'
import { side, takePost } from './people.ts'
import settings from './playwright.config.ts'

/** Makes the pictures of the README from the demonstration: npx tsx e2e/pictures.ts */

const folder = join(root, 'docs/pictures')
const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 860 }
const largest = 250 * 1024

async function seat(browser: Browser, viewport: typeof phone): Promise<Page> {
  return (await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })).newPage()
}

/** A picture of what is in view; as JPEG of falling quality it would blur the type, so PNG, and too large is an error. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const { size } = statSync(path)
  if (size > largest) throw new Error(`${name}.png has ${Math.round(size / 1024)} KB, more than ${largest / 1024}`)
  console.log(`${name}.png ${Math.round(size / 1024)} KB`)
}

async function portal(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await picture(page, 'portal-home-phone')
  await page.goto(`${address}/file/dispute-mediation`)
  await page.getByLabel('受理的调解中心').selectOption({ label: '示范区社会治理中心（示范区和合路8号）' })
  await side(page, '申请人', '林某甲', '00012345678')
  await side(page, '对方当事人', '徐某乙', '00087654321')
  await page.getByLabel('纠纷类型').selectOption('邻里')
  await page.getByLabel('纠纷发生地').fill('青禾街道某小区')
  await page.getByLabel('涉及金额').fill('4800')
  await page.getByLabel('纠纷简要情况').fill('楼上漏水，墙面受损。')
  await page.getByLabel('希望怎样解决').fill('修好漏点并承担粉刷费用。')
  await page.getByRole('group', { name: '申请人 1' }).evaluate((group) => group.scrollIntoView({ block: 'start' }))
  await picture(page, 'file-form-phone')
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByRole('heading', { level: 1, name: '回执' }).waitFor()
  await picture(page, 'receipt-phone')
  const [reference, secret] = await page.locator('.receipt-number').allInnerTexts()
  await page.goto(`${address}/follow`)
  await page.getByLabel('编号').fill(reference!)
  await page.getByLabel('查询码').fill(secret!)
  await page.getByRole('button', { name: '查看进度' }).click()
  await page.getByText(reference!).first().waitFor()
  await picture(page, 'follow-phone')
}

async function cases(page: Page, address: string): Promise<readonly CaseWireView[]> {
  const { items } = (await (
    await page.request.get(`${address}/api/worklist?state=all&procedure=administrative-reconsideration&size=100`)
  ).json()) as { items: { case: string }[] }
  return Promise.all(items.map(async (row) => (await (await page.request.get(`${address}/api/cases/${row.case}`)).json()) as CaseWireView))
}

async function workbench(page: Page, address: string): Promise<void> {
  await takePost(page, address, '行政复议科办案人员一')
  await picture(page, 'workbench-today')
  const all = await cases(page, address)
  const suspended = all.find((c) => c.log.some((e) => e.type === 'suspended')) ?? all[0]!
  await page.goto(`${address}/work/cases/${suspended.id}`)
  const decision = page.locator('#limits li').filter({ hasText: '审理期限' }).first()
  await decision.locator('summary').click()
  await decision.evaluate((item) => item.scrollIntoView({ block: 'center' }))
  await picture(page, 'case-limit-reasons')
  const unmet = (c: CaseWireView) => (c.stage === 'review' ? (c.acts.find((a) => a.event === 'decided')?.refusals.length ?? 0) : 0)
  const major = all.toSorted((a, b) => unmet(b) - unmet(a))[0]!
  await page.goto(`${address}/work/cases/${major.id}`)
  await page
    .getByText('作出复议决定：还不能办理')
    .first()
    .evaluate((line) => line.scrollIntoView({ block: 'center' }))
  await picture(page, 'case-not-yet')
  const printed = all.flatMap((c) => c.documents.filter((d) => d.key === 'decision').map((d) => `${c.id}/${d.seq}/decision`))[0]!
  await page.goto(`${address}/work/print/${printed}`)
  await page.getByText('行政复议决定书').first().waitFor()
  await picture(page, 'print')
}

async function signing(page: Page, address: string): Promise<void> {
  await takePost(page, address, '副区长（分管司法行政）')
  await page.goto(`${address}/work/signing`)
  await page
    .getByRole('button', { name: /作出复议决定/ })
    .first()
    .click()
  await page.getByRole('button', { name: '签批', exact: true }).first().waitFor()
  await picture(page, 'signing-phone')
}

/** A plan being confirmed, and a figure with its target. */
async function ruleOfLaw(page: Page, address: string): Promise<void> {
  await takePost(page, address, '清单维护')
  await page.goto(`${address}/work/plans`)
  await page
    .locator('.drop input[type=file]')
    .setInputFiles({ name: '方案.txt', mimeType: 'text/plain', buffer: Buffer.from(planDocument) })
  await page.getByRole('button', { name: '登记并开始确认' }).click()
  await page.getByRole('button', { name: /化解矛盾纠纷/ }).click()
  await page.locator('mark.target').first().waitFor()
  await picture(page, 'plan-confirming')
  await page.goto(`${address}/work/indicators/mediation-concluded`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await picture(page, 'indicator')
  await page.goto(`${address}/work/follow-up`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await picture(page, 'board')
  await page.goto(`${address}/work/follow-up/assessments`)
  await page.locator('main table a').first().click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await picture(page, 'assessment')
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const district = await openDistrict()
const browser = await chromium.launch(settings.use?.launchOptions)
try {
  await portal(await seat(browser, phone), district.address)
  await workbench(await seat(browser, desktop), district.address)
  await signing(await seat(browser, phone), district.address)
  await ruleOfLaw(await seat(browser, desktop), district.address)
} finally {
  await browser.close()
  await district.stop()
}
