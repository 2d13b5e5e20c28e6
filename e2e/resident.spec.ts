import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { act, openCase, takePost } from './people.ts'

/** What a resident can do alone: file with the keyboard only, follow, deliver, read the refusal, rate. */

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

const answers: Readonly<Record<string, string>> = {
  姓名或者名称: '冯某甲',
  联系电话: '00055556666',
  住所: '柳岸路八号',
  纠纷发生地: '柳岸路',
  涉及金额: '1200.50',
  纠纷简要情况: '楼上渗水，墙面受损。',
  希望怎样解决: '修好漏点，承担粉刷费用。',
}

/** What the focus stands on: enough to answer it as somebody would who sees only a screen reader's line. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const label = element.id ? (document.querySelector(`label[for="${element.id}"]`)?.textContent ?? '') : ''
    return { tag: element.tagName, kind: element.getAttribute('type') ?? '', label: label || (element.textContent ?? '') }
  })

/** Tab by Tab through the form, answering what comes, until the button that goes on. */
async function fillByKeyboard(page: Page): Promise<void> {
  await page.getByLabel('受理的调解中心').focus()
  for (let tabs = 0; tabs < 60; tabs++) {
    const { tag, kind, label } = await focused(page)
    // The second kind of dispute is the one between neighbours; the first organ is the district's centre.
    if (tag === 'SELECT') for (let n = 0; n < (label.startsWith('纠纷类型') ? 2 : 1); n++) await page.keyboard.press('ArrowDown')
    else if (kind === 'radio') await page.keyboard.press('Space')
    else if (tag === 'BUTTON' && label === '下一步：核对') return page.keyboard.press('Enter')
    else if (tag === 'INPUT' || tag === 'TEXTAREA') {
      const answer = Object.entries(answers).find(([question]) => label.startsWith(question))
      if (answer) await page.keyboard.type(answer[1])
    }
    await page.keyboard.press('Tab')
  }
  throw new Error('The way on was not reached by Tab')
}

async function accessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map((v) => `${what}: ${v.id} ${v.nodes[0]?.html}`)).toEqual([])
}

/** Every screen of the way in both languages. */
async function inBothLanguages(page: Page, what: string): Promise<void> {
  await accessible(page, `${what}, zh`)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await accessible(page, `${what}, en`)
  await page.getByRole('button', { name: '中文' }).click()
}

test('files with the keyboard alone, once, follows, delivers, reads why not, and rates', async ({ browser }, info) => {
  test.setTimeout(240_000)
  const home = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const office = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  const complaints: string[] = []
  for (const page of [home, office]) page.on('pageerror', (fault) => complaints.push(fault.message))

  const { reference, secret } = await test.step('files by keyboard; two presses file once', async () => {
    await home.goto(`${district.address}/file/dispute-mediation`)
    await expect(home.getByLabel('受理的调解中心').locator('option')).not.toHaveCount(1)
    await fillByKeyboard(home)
    await expect(home.getByRole('heading', { name: '核对填写内容' })).toBeFocused()
    await expect(home.locator('.review')).toContainText('1200.50 元')
    await accessible(home, 'review')
    const filings: string[] = []
    home.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/portal/cases')) filings.push(request.url())
    })
    await home.getByRole('button', { name: '确认提交' }).dblclick()
    await expect(home.getByRole('heading', { level: 1, name: '回执' })).toBeVisible()
    expect(filings).toHaveLength(1)
    await inBothLanguages(home, 'receipt')
    const [number, code] = await home.locator('.receipt-number').allInnerTexts()
    return { reference: number!, secret: code! }
  })

  await test.step('a wrong secret opens nothing, the right one does', async () => {
    await home.goto(`${district.address}/follow`)
    for (const given of ['AAAA-BBBB-CCCC', secret]) {
      await home.getByLabel('编号').fill(reference)
      await home.getByLabel('查询码').fill(given)
      await home.getByRole('button', { name: '查看进度' }).click()
      if (given !== secret) await expect(home.getByRole('alert').first()).toContainText('编号或者查询码不正确')
    }
    await expect(home.locator('main')).toContainText(reference)
    await expect(home.locator('main')).toContainText('00055556666')
    await inBothLanguages(home, 'follow')
  })

  await test.step('delivers a material and gets the same bytes back', async () => {
    await home.getByRole('button', { name: '提交材料' }).click()
    const form = home.locator('dialog[open]')
    await form.getByLabel('材料名称').fill('情况说明')
    await form.getByLabel('证明事项').fill('渗水的时间和位置')
    await form
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('三月五日记录') })
    await expect(form.getByText('说明.txt')).toBeVisible()
    await accessible(home, 'delivering')
    await form.getByRole('button', { name: '提交', exact: true }).click()
    await expect(home.getByText('已收到：提交材料。')).toBeVisible()
    const download = home.waitForEvent('download')
    await home
      .getByRole('link', { name: /说明\.txt/ })
      .first()
      .click()
    const path = info.outputPath('material.txt')
    await (await download).saveAs(path)
    expect(readFileSync(path, 'utf8')).toBe('三月五日记录')
  })

  await test.step('the centre refuses with reasons', async () => {
    await takePost(office, district.address, '调解分派岗')
    await openCase(office, district.address, reference)
    await expect(office.locator('main')).not.toContainText('冯某甲')
    await act(office, '不予受理', async (form) => {
      await form.getByLabel(/已由人民法院/).check()
      await form.getByLabel('理由').fill('同一纠纷已由人民法院判决。')
      await form.getByLabel('诉讼').check()
    })
  })

  await test.step('the resident reads it, prints it, sees who read the file, and rates', async () => {
    await home.reload()
    await expect(home.locator('main')).toContainText('人民调解法第二十六条')
    await home
      .getByRole('link', { name: /不予受理告知书/ })
      .first()
      .click()
    await expect(home.locator('main')).toContainText('人民调解不予受理告知书')
    await expect(home.locator('main')).toContainText('冯某甲')
    await accessible(home, 'printed document')
    await home.goto(`${district.address}/follow`)
    await expect(home.locator('main')).toContainText('示范区社会治理中心')
    await home.getByRole('region', { name: '谁看过我的案卷' }).scrollIntoViewIfNeeded()
    await expect(home.getByRole('region', { name: '谁看过我的案卷' })).toContainText('查看案卷')
    const rating = home.getByRole('region', { name: '评价这次服务' })
    await rating.getByLabel('满意', { exact: true }).check()
    await rating.getByRole('button', { name: '提交评价' }).click()
    await expect(home.getByText(/评价了 4 分/)).toBeVisible()
  })
  expect(complaints).toEqual([])
})
