import { expect, type Page, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { looksRight } from './looks.ts'
import { takePost } from './people.ts'

/** A table of an office goes into a register: chosen, matched, looked at, confirmed, and never twice. */

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

const choose = (page: Page, name: string, text: string) =>
  page.locator('.drop input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a table is matched, looked at with every fault, entered when confirmed, and entered once', async ({ page }) => {
  await takePost(page, district.address, '清单维护')
  await page.goto(`${district.address}/work/registers/organs`)
  await page.getByRole('link', { name: '从表格导入' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('机构清单：从表格导入')
  await looksRight(page, 'table-empty')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载空白表格（xlsx）' }).click()
  expect((await download).suggestedFilename()).toBe('机构清单.xlsx')

  const head = '机构代码,机构名称,文号代字,层级,备注'
  await choose(page, '村社.csv', `${head}\nv-east,东村,东,村、社区,\nv-west,西村,西,星球,\n,北村,北,村、社区,\n`)
  await expect(page.getByText('有 2 列不能确定，请选定后重新核对。')).toBeVisible()
  const faults = page.getByRole('region', { name: '需要改正的内容' }).first()
  await expect(faults.getByRole('row', { name: /3 层级 “星球”不在可选项中/ })).toBeVisible()
  await expect(faults.getByRole('row', { name: /4 机构代码 该项必须填写/ })).toBeVisible()
  // What the house was not sure of is settled by a person before anything can be entered.
  await expect(page.getByRole('button', { name: '确认录入 1 条' })).toBeDisabled()
  await looksRight(page, 'table-faults')
  await page.getByRole('button', { name: '重新核对' }).click()
  await expect(page.getByText('每一列都已对应。')).toBeVisible()
  await expect(page.getByRole('button', { name: '确认录入 1 条' })).toBeEnabled()

  await choose(page, '村社.csv', '机构代码,名称,文号代字,层级\nv-east,东村,东,村、社区\nv-west,西村,西,村、社区\n')
  await expect(page.getByText('新增 2 条，变更 0 条，无变化 0 条，有问题 0 条。')).toBeVisible()
  await looksRight(page, 'table-preview')
  await page.getByRole('button', { name: '确认录入 2 条' }).click()
  await expect(page.getByText('新增 2 条，变更 0 条，此前已有 0 条，未能录入 0 条。')).toBeVisible()
  await looksRight(page, 'table-done')

  // The same table again has nothing to enter; one with a change amends, and shows what was.
  await choose(page, '村社.csv', '机构代码,名称,文号代字,层级\nv-east,东新村,东,村、社区\nv-west,西村,西,村、社区\n')
  await expect(page.getByText('新增 0 条，变更 1 条，无变化 1 条，有问题 0 条。')).toBeVisible()
  await expect(page.getByText('原为：东村')).toBeVisible()
  await page.getByLabel('变更原因').fill('村名变更')
  await page.getByRole('button', { name: '确认录入 1 条' }).click()
  await expect(page.getByText('新增 0 条，变更 1 条，此前已有 0 条，未能录入 0 条。')).toBeVisible()
  await choose(page, '村社.csv', '机构代码,名称,文号代字,层级\nv-east,东新村,东,村、社区\nv-west,西村,西,村、社区\n')
  await expect(page.getByText('没有需要录入的内容。')).toBeVisible()
})

test('what is no table is refused in words, in English as well', async ({ page }) => {
  await takePost(page, district.address, '清单维护')
  await page.goto(`${district.address}/work/registers/organs/import`)
  await page.getByRole('button', { name: 'English' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Organs: import a table')
  await page
    .locator('.drop input[type=file]')
    .setInputFiles({ name: 'old.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]) })
  await expect(page.getByText('This table cannot be imported')).toBeVisible()
  await choose(page, 'villages.csv', 'Identifier,Name,Short name for numbers,Level\nv-south,South,S,Village or community\nv-x,,X,Planet\n')
  await expect(page.getByText('1 new, 0 changed, 0 unchanged, 1 with faults.')).toBeVisible()
  await looksRight(page, 'table-english')
})
