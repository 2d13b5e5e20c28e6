import { expect, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { accessible } from './looks.ts'
import { takePost } from './people.ts'

/** From the list of numbers to one of them, its definition, and the cases it is made of. */

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`a number says what it is and opens into its cases: ${viewport.width} wide`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport })).newPage()
    await takePost(page, district.address, '法治督察科（清单维护）')
    await page.getByRole('link', { name: '指标', exact: true }).click()
    await expect(page.getByRole('heading', { name: '指标', exact: true })).toBeFocused()
    await expect(page.locator('.sentence')).toContainText('项指标')
    const row = page.getByRole('row').filter({ hasText: '矛盾纠纷调解终结件数' })
    await expect(row).toContainText(/达到|符合进度|落后/)
    await page.waitForLoadState('networkidle')
    await accessible(page, 'indicators')
    await row.getByRole('link', { name: /查看所含事项/ }).click()
    await expect(page.getByRole('heading', { name: '矛盾纠纷调解终结件数' })).toBeVisible()
    const cases = page.getByRole('region', { name: '所含事项' })
    await expect(cases.getByRole('status')).toContainText('共显示')
    await expect(page.locator('.definition')).toContainText('达成协议的以协议之日')
    await expect(page.getByRole('img', { name: /矛盾纠纷调解终结件数，/ })).toBeVisible()
    await page.getByText('以表格显示').click()
    await expect(page.getByRole('region', { name: '走势' }).last().getByRole('row').first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    await accessible(page, 'indicators')
    await cases.getByRole('row').nth(1).getByRole('link').click()
    await expect(page).toHaveURL(/\/work\/cases\//)
  })
}

test('in English too; and a post without the duty is told so', async ({ page }) => {
  await takePost(page, district.address, '法治督察科（清单维护）')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Indicators', exact: true }).click()
  await expect(page.locator('.sentence')).toContainText('indicators')
  expect((await page.locator('main').innerText()).match(/\p{Script=Han}/u)).toBeNull()
  await page.getByRole('link', { name: 'Mediations that succeeded', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Mediations that succeeded' })).toBeVisible()
  await expect(page.locator('main')).toContainText('All mediations that ended')
  await page.getByRole('button', { name: '中文' }).click()
  await takePost(page, district.address, '行政复议科办案人员一')
  await page.goto(`${district.address}/work/indicators`)
  await expect(page.locator('main')).toContainText('当前岗位没有这项职责')
  await expect(page.getByRole('link', { name: '指标', exact: true })).toHaveCount(0)
})
