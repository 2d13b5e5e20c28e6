import { expect, type Page, test } from '@playwright/test'
import { planDocument, planTablePage } from '../server/src/testing/plan-documents.ts'
import { type District, openDistrict } from './district.ts'
import { looksRight } from './looks.ts'
import { takePost } from './people.ts'

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

/** Drops a document on the page, as from the desktop. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const files = await page.evaluateHandle(
    ([title, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content!], title!, { type: 'text/plain' }))
      return transfer
    },
    [name, text],
  )
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: files })
}

test('a plan document dropped on the screen becomes confirmed items and tasks in the hands of units', async ({ page }) => {
  await takePost(page, district.address, '清单维护')
  await page.goto(`${district.address}/work/plans`)
  await looksRight(page, 'plans-empty')
  await drop(page, '方案.txt', planDocument)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('三年行动')
  await expect(page.getByLabel('制发机关')).toHaveValue('试验区人民政府')
  await expect(page.getByLabel('实施截止日')).toHaveValue('2028-12-31')
  await looksRight(page, 'plan-new')
  await page.getByRole('button', { name: '登记并开始确认' }).click()
  const tree = page.getByRole('region', { name: '条目', exact: true })
  await expect(tree.getByRole('button')).toHaveCount(6)
  await tree.getByRole('button', { name: /化解矛盾纠纷/ }).click()
  await expect(page.locator('mark.target')).toContainText('调解室12个')
  await looksRight(page, 'plan-confirming')
  // What the document says of a unit stands there; the one organ that can be meant is chosen already.
  await expect(page.getByLabel('牵头单位')).toHaveValue('governance-centre')
  await page.getByRole('button', { name: '确认本条', exact: true }).click()
  await expect(page.getByText('识别出 6 个条目，还有 5 个待确认。')).toBeVisible()
  // A correction is kept, and the item asks again.
  await tree.getByRole('button', { name: /开展法治宣传/ }).click()
  await page.getByRole('button', { name: '更正', exact: true }).click()
  await page.getByLabel('标题').fill('开展法治宣传活动')
  await page.getByRole('button', { name: '保存更正' }).click()
  await expect(tree.getByRole('button', { name: /开展法治宣传活动/ })).toBeVisible()
  for (const chapter of [/总体要求/, /重点任务/]) {
    await tree.getByRole('button', { name: chapter }).click()
    await page.getByRole('button', { name: /^确认本条及以下/ }).click()
    await expect(page.getByText('已确认。', { exact: true })).toBeVisible()
  }
  await page.getByRole('button', { name: '纳管', exact: true }).click()
  await expect(page.getByText('规划已经纳管，可以交办任务。')).toBeVisible()
  await page.getByRole('button', { name: '交办全部已分工条目' }).click()
  await expect(tree.getByText('待签收').first()).toBeVisible({ timeout: 20_000 })
  await looksRight(page, 'plan-tasks')
  await page.getByRole('link', { name: '责任清单' }).click()
  await expect(page.getByRole('heading', { name: '示范区社会治理中心' })).toBeVisible()
  await looksRight(page, 'plan-lists')
  await page.getByRole('link', { name: '三张清单合并打印' }).click()
  await page.getByLabel('按单位').selectOption('示范区社会治理中心')
  await expect(page.getByRole('heading', { level: 1, name: '示范区社会治理中心目标、任务、责任清单' })).toBeVisible()
  await expect(page.getByRole('region', { name: '三、责任清单' }).first()).toContainText('化解矛盾纠纷')
  await looksRight(page, 'plan-joint')
  // The unit finds the task among today's work.
  await takePost(page, district.address, '综合协调岗（任务联络）')
  await expect(page.getByText('化解矛盾纠纷').first()).toBeVisible()
})

test('a scan is refused in words, and nothing is lost', async ({ page }) => {
  await takePost(page, district.address, '清单维护')
  await page.goto(`${district.address}/work/plans`)
  await page.locator('.drop input[type=file]').setInputFiles({
    name: '扫描件.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ),
  })
  await expect(page.getByText('这个文件无法识别')).toBeVisible()
})

test('a plan and its table are read together, and each item shows its file', async ({ page }) => {
  await takePost(page, district.address, '清单维护')
  await page.goto(`${district.address}/work/plans`)
  await page.locator('.drop input[type=file]').setInputFiles([
    { name: '正文.txt', mimeType: 'text/plain', buffer: Buffer.from(planDocument) },
    { name: '分解表.html', mimeType: 'text/html', buffer: Buffer.from(planTablePage) },
  ])
  await expect(page.getByRole('heading', { level: 1 })).toContainText('三年行动')
  await page.getByRole('button', { name: '登记并开始确认' }).click()
  const tree = page.getByRole('region', { name: '条目', exact: true })
  await tree.getByRole('button', { name: /开展法治宣传/ }).click()
  await expect(page.getByText('所在文件：正文.txt')).toBeVisible()
  await tree.getByRole('button', { name: /建立行政争议季度通报/ }).click()
  await expect(page.getByText('所在文件：分解表.html')).toBeVisible()
  await expect(page.locator('mark.item').first()).toContainText('建立行政争议季度通报')
  await looksRight(page, 'plan-files')
})
