import { expect, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { looksRight } from './looks.ts'
import { act, takePost } from './people.ts'

/** A day so many days from today: the story is told on whatever day it is run. */
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

test('an annual report: planned, texts asked for, figures frozen, drafted with a reference that opens its cases, published', async ({
  page,
}) => {
  test.setTimeout(360_000)
  page.setDefaultTimeout(15_000)
  await takePost(page, district.address, '清单维护')
  await page.goto(`${district.address}/work/reports`)
  await expect(page.getByText('还没有年度报告立项。')).toBeVisible()
  await page.getByRole('link', { name: '立项' }).click()
  await page.getByLabel('报告主体').selectOption('district-government')
  await looksRight(page, 'report-new')
  await page.getByRole('button', { name: '立项', exact: true }).click()
  await expect(page.getByText('数据尚未冻结').first()).toBeVisible()
  const report = page.url()
  await act(page, '约稿', async (form) => {
    await form.getByText('主要举措和成效', { exact: true }).click()
    await form.getByLabel('供稿单位').selectOption('justice-bureau')
    await form.getByLabel('供稿时限').fill(dayIn(30))
  })
  await expect(page.getByRole('navigation', { name: '章节' }).getByText('待供稿')).toBeVisible()
  await looksRight(page, 'report-collecting')

  await takePost(page, district.address, '综合科（任务联络）')
  await page.goto(report)
  await act(page, '供稿', async (form) => {
    await form.locator('textarea').first().fill('全年调解办结91件，其中达成协议51件，成功率59.3%。')
  })
  await expect(page.getByText('成功率写作59.3，按51/91计算为56.0').first()).toBeVisible()

  await takePost(page, district.address, '清单维护')
  await page.goto(report)
  await page.getByRole('link', { name: '冻结数据' }).click()
  await page.getByRole('button', { name: '全选', exact: true }).click()
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await expect(page.getByText(/^已计算 \d+ 项/)).toBeVisible()
  await looksRight(page, 'report-freeze')
  await page.getByRole('button', { name: '登记：冻结数据' }).click()
  await expect(page.getByText(/^数据已冻结/)).toBeVisible()
  await page.getByRole('link', { name: '起草报告' }).click()
  const measures = page.getByRole('textbox', { name: '主要举措和成效正文' })
  await expect(measures).toBeVisible()
  for (const field of await page.getByRole('textbox', { name: /正文$/ }).all()) await field.fill('按照规定部署落实。')
  await measures.fill('全年调解终结矛盾纠纷')
  await page.getByLabel('在“主要举措和成效”中插入数据').selectOption({ index: 1 })
  await page.getByLabel('在“主要举措和成效”中插入数据').selectOption({ index: 2 })
  const chips = measures.locator('.figure-chip')
  await expect(chips).toHaveCount(2)
  await expect(measures).not.toContainText('{{')
  await page.keyboard.press('Backspace')
  await expect(chips).toHaveCount(1)
  await page.keyboard.type('，其中调解91件，达成协议51件，成功率59.3%。')
  await looksRight(page, 'report-draft')

  // Sections come, go and change places; the part that the rules name keeps one.
  await expect(page.getByRole('button', { name: '删除“主要举措和成效”' })).toBeDisabled()
  await page.getByRole('button', { name: '在“主要举措和成效”中增加章节' }).click()
  const added = page.getByRole('group', { name: '新章节' })
  await added.getByLabel('章节标题').fill('行政复议')
  await page.getByRole('textbox', { name: '行政复议正文' }).fill('依法办理行政复议案件。')
  await page.getByRole('button', { name: '上移“行政复议”' }).click()
  await expect(page.getByRole('button', { name: '上移“行政复议”' })).toBeDisabled()
  await page.getByRole('button', { name: '在“其他需要报告的情况”中增加章节' }).click()
  await page.getByRole('button', { name: '删除“新章节”' }).click()
  await expect(page.getByText('已删除“新章节”。')).toBeVisible()

  // What was typed outlives a reload; what has no source holds the draft back, and every reason is told.
  await page.reload()
  await expect(chips).toHaveCount(1)
  await page.getByRole('button', { name: '登记：起草' }).click()
  await expect(page.getByText('正文有手工填写的数字没有说明来源').first()).toBeVisible()
  await expect(page.getByText('正文有数字与相邻数字相互矛盾').first()).toBeVisible()
  for (const figure of ['91件', '51件', '59.3%']) {
    await page.getByLabel(`${figure}的来源`).fill('区法院年报')
    await page.getByLabel(`${figure}不引用平台数据的理由`).fill('诉讼案件不在平台办理')
  }
  await page.getByLabel('59.3%与相邻数字不符的原因').fill('按受理后办结的86件计算')
  await looksRight(page, 'report-sources')
  await page.getByRole('button', { name: '登记：起草' }).click()
  const text = page.getByRole('region', { name: '正文', exact: true })
  await expect(text).toContainText('全年调解终结矛盾纠纷')
  await expect(page.getByRole('region', { name: '另有来源的数字' }).first()).toContainText('按受理后办结的86件计算')
  await looksRight(page, 'report-drafted')

  await text.getByRole('button', { name: /查看口径$/ }).click()
  await expect(page.getByRole('dialog')).toContainText('数据截至')
  await expect(page.getByRole('dialog').getByRole('region', { name: '构成该数的事项' }).getByRole('link').first()).toBeVisible()
  await looksRight(page, 'report-figure')
  await page.getByRole('link', { name: '打开指标页面' }).click()
  await expect(page).toHaveURL(/\/work\/indicators\/[a-z-]+\?period=\d{4}&asOf=/)
  await page.goto(`${report}/print`)
  await expect(page.getByRole('heading', { name: /数据说明$/ })).toBeVisible()
  await looksRight(page, 'report-print')

  const id = report.split('/').at(-1)!
  const file = await page.request.get(`${district.address}/api/reports/${id}/document`)
  expect(file.headers()['content-disposition']).toContain('.docx')

  await takePost(page, district.address, '综合科（任务联络）')
  await page.goto(report)
  await act(page, '单位确认')
  await takePost(page, district.address, '合法性审查科')
  await page.goto(report)
  await act(page, '合法性审查', async (form) => {
    await form.getByText('是', { exact: true }).click()
    await form.getByLabel('合法性审查意见').fill('符合规定。')
  })
  await takePost(page, district.address, '保密审查')
  await page.goto(report)
  await act(page, '保密审查', async (form) => {
    await form.getByText('是', { exact: true }).click()
    await form.getByLabel('保密审查意见').fill('可以公开。')
  })
  await takePost(page, district.address, '依法治区办副主任')
  await page.goto(report)
  await act(page, '审定', async (form) => {
    await form.getByLabel('审定会议或者批准').fill('区政府常务会议')
    await form.getByLabel('发文字号').fill('示政发〔2027〕8号')
    await form.getByLabel('抄送机关').fill('区委依法治区办')
  })
  await page.goto(`${report}/print`)
  await expect(page.getByText('示政发〔2027〕8号')).toBeVisible()
  await expect(page.getByText('抄送：区委依法治区办。')).toBeVisible()
  await looksRight(page, 'report-official')
  await takePost(page, district.address, '清单维护')
  await page.goto(report)
  // Published is only what the superior organ has had before.
  await expect(page.getByRole('button', { name: '公开', exact: true })).toHaveCount(0)
  await act(page, '报送', async (form) => {
    await form.getByLabel('报送机关').fill('市人民政府')
  })
  await act(page, '公开', async (form) => {
    await form.getByLabel('索引号').fill('QZF-2026-001')
    await form.getByLabel('公开载体').fill('区政府门户网站')
  })
  await expect(page.getByText(/^报告已于/)).toBeVisible()
  await page.goto(`${district.address}/register/${id}`)
  await expect(page.getByText('主动公开')).toBeVisible()
  await expect(page.getByRole('heading', { name: /数据说明$/ })).toBeVisible()
  await looksRight(page, 'report-public')
})

test('a post without a part in it is not let in, and told so', async ({ page }) => {
  await takePost(page, district.address, '综合受理窗口')
  await page.goto(`${district.address}/work/reports`)
  await expect(page.getByText('还没有年度报告立项。')).toBeVisible()
  await page.goto(`${district.address}/work/reports/new`)
  await expect(page.getByText('当前岗位不编制年度报告。')).toBeVisible()
})
