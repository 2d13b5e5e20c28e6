import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type District, openDistrict, root } from './district.ts'
import { act, openCase, say, side, takePost } from './people.ts'

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

const phone = { width: 390, height: 844 }

async function resident(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: phone, hasTouch: true })).newPage()
}

/** Files a dispute on the portal's own form and returns what the receipt says. */
async function fileDispute(page: Page): Promise<{ reference: string; secret: string }> {
  await page.goto(`${district.address}/file/dispute-mediation`)
  await page.getByLabel('受理的调解中心').selectOption({ label: '示范区社会治理中心（示范区和合路8号）' })
  await side(page, '申请人', '林某甲', '00012345678')
  await side(page, '对方当事人', '徐某乙', '00087654321')
  await page.getByLabel('纠纷类型').selectOption('邻里')
  await page.getByLabel('纠纷发生地').fill('青禾街道某小区')
  await page.getByLabel('涉及金额').fill('4800')
  await page.getByLabel('纠纷简要情况').fill('楼上漏水，墙面受损。')
  await page.getByLabel('希望怎样解决').fill('修好漏点并承担粉刷费用。')
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await page.getByRole('button', { name: /提交/ }).dblclick()
  await expect(page).toHaveURL(/\/receipt/)
  await expect(page.getByRole('heading', { name: '回执' })).toBeVisible()
  await expect(page.locator('main')).toContainText('存证摘要')
  const text = await page.locator('main').innerText()
  const reference = /（\d{4}）\S+?人调字第\d+号/.exec(text)![0]
  const secret = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)![0]
  expect(text).toMatch(/[0-9a-f]{64}/)
  return { reference, secret }
}

async function follow(page: Page, { reference, secret }: { reference: string; secret: string }): Promise<void> {
  await page.goto(`${district.address}/follow`)
  if (await page.getByLabel('查询码').isVisible()) {
    await page.getByLabel('编号').fill(reference)
    await page.getByLabel('查询码').fill(secret)
    await page.getByRole('button', { name: '查看进度' }).click()
  }
  await expect(page.locator('main')).toContainText(reference)
}

test('a dispute, from the phone to the closed and sealed file', async ({ browser }) => {
  test.setTimeout(300_000)
  const home = await resident(browser)
  const receipt = await fileDispute(home)
  const office = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()

  await takePost(office, district.address, '调解分派岗')
  await openCase(office, district.address, receipt.reference)
  await act(office, '分派调解组织', async (form) => {
    await form.getByLabel('调解组织').selectOption({ label: '示范区联合人民调解委员会' })
    await form.getByLabel('调解员').selectOption('joint-mediator-1')
  })
  await follow(home, receipt)
  await expect(home.locator('main')).toContainText('征求意愿')

  await takePost(office, district.address, '专职调解员一')
  await openCase(office, district.address, receipt.reference)
  await act(office, '同意调解', (form) => form.getByLabel(/口头/).check())
  await act(office, '告知权利义务', (form) => say(form, '双方已知悉', '是'))
  for (const minutes of ['双方陈述事实。', '就修复和费用达成一致。']) {
    await act(office, '调解会', async (form) => {
      await form.getByLabel('地点').fill('调解室')
      await form.getByLabel('参加人').fill('双方当事人、调解员')
      await form.getByLabel('调解记录').fill(minutes)
    })
  }
  await follow(home, receipt)
  await expect(home.locator('main')).toContainText('调解')
  await act(office, '达成书面协议', async (form) => {
    await form.getByLabel('协议内容').fill('对方修好漏点，并在期限内支付四千元。')
    await form.getByLabel('履行期限').fill('2027-01-20')
    await say(form, '各方当事人已签名', '是')
    await say(form, '调解员已签名', '是')
  })
  await act(office, '申请司法确认', async (form) => {
    await form.getByLabel('申请的人民法院').selectOption('people-court')
    await say(form, '双方当事人共同申请', '是')
  })
  await expect(async () => {
    await office.reload()
    await expect(office.locator('main')).toContainText('调解协议司法确认', { timeout: 2000 })
  }).toPass({ timeout: 60_000 })

  await takePost(office, district.address, '诉调对接法官')
  await office.goto(`${district.address}/work/cases?state=open`)
  await office.locator('main a[href*="/work/cases/"]').last().click()
  await act(office, '立案')
  await act(office, '裁定有效', (form) => form.getByLabel('理由').fill('协议自愿、合法，内容明确。'))

  await takePost(office, district.address, '专职调解员一')
  await expect(async () => {
    await openCase(office, district.address, receipt.reference)
    await expect(office.locator('main')).toContainText('司法确认结果', { timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await act(office, '结案归档', async (form) => {
    await form.getByLabel('结案说明').fill('已经司法确认，材料齐全。')
    await form.getByLabel('立卷人').fill('调解员')
  })
  await expect(office.locator('main')).toContainText('案件已于')

  await home.reload()
  await follow(home, receipt)
  await expect(home.locator('main')).toContainText('办结')
  await verifyFile(office, receipt.reference)
})

/** The exported file is intact away from us; one altered character is found and its entry named. */
async function verifyFile(office: Page, reference: string): Promise<void> {
  await openCase(office, district.address, reference)
  const id = /cases\/([0-9a-f-]{36})/.exec(office.url())![1]!
  const body = await (await office.request.get(`${district.address}/api/cases/${id}/export`)).text()
  const [intact, altered] = [join(district.folder, 'case.json'), join(district.folder, 'altered.json')]
  writeFileSync(intact, body)
  writeFileSync(altered, readFileSync(intact, 'utf8').replace('楼上漏水', '楼下漏水'))
  const verify = (file: string) => {
    try {
      return { code: 0, text: execFileSync(process.execPath, [join(root, 'dist/server/fadu.js'), 'verify', file], { encoding: 'utf8' }) }
    } catch (fault) {
      const { status, stdout } = fault as { status: number; stdout: string }
      return { code: status, text: stdout }
    }
  }
  expect(verify(intact)).toMatchObject({ code: 0 })
  const verdict = verify(altered)
  expect(verdict.code).toBe(1)
  expect(verdict.text).toContain('第 1 条')
}
