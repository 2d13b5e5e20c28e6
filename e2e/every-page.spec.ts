import { type Browser, expect, type Page, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { accessible, sizes } from './looks.ts'
import { side, takePost } from './people.ts'

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

const portalPages = [
  '/',
  '/file/dispute-mediation',
  '/file/administrative-reconsideration',
  '/follow',
  '/register',
  '/help/dispute-mediation',
  '/help/administrative-reconsideration',
  '/verify',
]
const workPages = [
  '/work',
  '/work/cases',
  '/work/signing',
  '/work/new',
  '/work/registers',
  '/work/registers/organs',
  '/work/calendar',
  '/work/indicators',
  '/work/indicators/districts',
  '/work/plans',
  '/work/reports',
  '/work/second-factor',
  '/work/access-log',
  '/work/status',
]

/** A page that notes every complaint of the browser. */
async function watched(browser: Browser, size: keyof typeof sizes): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext({ viewport: sizes[size] })).newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (fault) => complaints.push(fault.message))
  return { page, complaints }
}

async function visited(page: Page, path: string): Promise<void> {
  await page.goto(`${district.address}${path}`)
  await expect(page.locator('main h1').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  await accessible(page, path)
}

for (const size of ['desktop', 'phone'] as const) {
  for (const language of ['zh', 'en'] as const) {
    test(`every page is accessible and without complaint: ${size}, ${language}`, async ({ browser }) => {
      test.setTimeout(240_000)
      const { page, complaints } = await watched(browser, size)
      await page.goto(`${district.address}/`)
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
      for (const path of portalPages) await visited(page, path)
      await page.goto(`${district.address}/work/sign-in`)
      await page.getByText('行政复议科办案人员一').first().click()
      await expect(page).toHaveURL(/\/work\/?$/)
      for (const path of workPages) await visited(page, path)
      const { items } = await (await page.request.get(`${district.address}/api/duties`)).json()
      await visited(page, `/work/cases/${items[0].case}`)
      expect(complaints).toEqual([])
    })
  }
}

test('the form can be filled in by keyboard alone, and its draft survives a reload', async ({ page }) => {
  await page.goto(`${district.address}/file/dispute-mediation`)
  await page.getByLabel('受理的调解中心').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('高某甲')
  await page.keyboard.press('Tab')
  await page.keyboard.type('00011112222')
  await expect(page.getByRole('group', { name: '申请人 1' }).getByLabel('姓名或者名称')).toHaveValue('高某甲')
  await page.waitForTimeout(800)
  await page.reload()
  await expect(page.getByRole('group', { name: '申请人 1' }).getByLabel('姓名或者名称')).toHaveValue('高某甲')
})

test('what is wrong is told field by field, and nothing typed is lost', async ({ page }) => {
  await page.goto(`${district.address}/file/dispute-mediation`)
  await side(page, '申请人', '马某甲', 'abc')
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.getByRole('group', { name: '申请人 1' }).getByLabel('联系电话')).toHaveValue('abc')
  await expect(page.getByRole('group', { name: '申请人 1' }).getByLabel('联系电话')).toHaveAttribute('aria-invalid', 'true')
})

test('a session that ended meanwhile is taken up again, and what was typed is still there', async ({ page }) => {
  await takePost(page, district.address, '行政复议科办案人员一')
  const { items } = await (
    await page.request.get(`${district.address}/api/worklist?procedure=administrative-reconsideration&state=open&size=50`)
  ).json()
  const review = (items as { case: string; stageTerm: { zh: string } }[]).find((row) => row.stageTerm.zh === '审理')!
  await page.goto(`${district.address}/work/cases/${review.case}`)
  await page.getByRole('button', { name: '听取意见', exact: true }).first().click()
  const form = page.locator('dialog[open]').first()
  await form.getByLabel('电话', { exact: true }).check()
  await form.getByLabel('听取对象').fill('申请人')
  await form.getByLabel('记录').fill('申请人补充了证据。')
  await page.context().clearCookies()
  await form.getByRole('button', { name: /^登记/ }).click()
  await expect(page.getByText('登录').first()).toBeVisible()
  await expect(form.getByLabel('记录')).toHaveValue('申请人补充了证据。')
})
