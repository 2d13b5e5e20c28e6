import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { takePost } from './people.ts'

/** The page of the office that runs the machines. */

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`the administrator sees how the house stands, and lets the clock look now: ${viewport.width} wide`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport })).newPage()
    await takePost(page, district.address, '法治督察科（清单维护）')
    await page.getByText('更多', { exact: true }).click()
    await page.getByRole('link', { name: '运行状态' }).click()
    await expect(page.getByRole('heading', { name: '运行状态' })).toBeFocused()
    await expect(page.locator('main')).toContainText('内置数据库')
    await expect(page.getByRole('region', { name: '服务进程' }).or(page.getByLabel('服务进程')).first()).toContainText('当前应答的进程')
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map((v) => `${v.id} ${v.nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: '立即处理期限和封存' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: '已执行' })).toBeVisible()
  })
}

test('in English too; and whoever is no administrator is told so', async ({ page }) => {
  await takePost(page, district.address, '法治督察科（清单维护）')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('link', { name: 'System status' }).click()
  await expect(page.locator('main')).toContainText('Last daily seal')
  expect((await page.locator('main').innerText()).match(/\p{Script=Han}/u)).toBeNull()
  await page.getByRole('button', { name: '中文' }).click()
  await takePost(page, district.address, '行政复议科办案人员一')
  await page.goto(`${district.address}/work/status`)
  await expect(page.locator('main')).toContainText('当前人员不是管理员')
  await expect(page.getByRole('link', { name: '运行状态' })).toHaveCount(0)
})
