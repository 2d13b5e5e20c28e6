import { expect, type Page, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { accessible, looksRight, sizes } from './looks.ts'
import { openCase, takePost } from './people.ts'

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

const { desktop, phone } = sizes

const language = (page: Page, to: 'zh' | 'en') => page.evaluate((l) => localStorage.setItem('fadu.language', l), to)

/** An open application at the stage of review. */
async function inReview(page: Page): Promise<string> {
  const { items } = await (
    await page.request.get(`${district.address}/api/worklist?procedure=administrative-reconsideration&state=open&size=50`)
  ).json()
  return (items as { case: string; stageTerm: { zh: string } }[]).find((row) => row.stageTerm.zh === '审理')!.case
}

/** Files a dispute between the same two neighbours on the portal. */
async function fileDispute(page: Page, day: string): Promise<{ reference: string; secret: string }> {
  const party = (name: string) => ({ kind: 'person', name, phone: '00012345678' })
  const paper = {
    organ: 'governance-centre',
    applicants: [party('苏某甲')],
    respondents: [party('顾某乙')],
    kind: 'neighbours',
    place: '青禾街道',
    facts: `${day}楼上漏水，墙面受损。`,
    wish: '修好漏点。',
    evidence: [],
  }
  const answer = await page.request.post(`${district.address}/api/portal/cases`, {
    headers: { 'x-fadu-csrf': '1' },
    data: { procedure: 'dispute-mediation', paper },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

test('another edition: what would change is read before it is confirmed, and the page then shows it', async ({ page }) => {
  await page.setViewportSize(desktop)
  await takePost(page, district.address, '行政复议科科长')
  const id = await inReview(page)
  await page.goto(`${district.address}/work/cases/${id}`)
  for (const lang of ['en', 'zh'] as const) {
    await language(page, lang)
    await page.reload()
    await page
      .getByRole('button', { name: lang === 'zh' ? '改用程序版本' : 'Change edition' })
      .first()
      .click()
    await expect(page.locator('dialog[open] .edition-difference')).toBeVisible()
    await looksRight(page, `rebind-${lang}`)
  }
  const form = page.locator('dialog[open]')
  await expect(form.getByRole('radio')).toBeChecked()
  await form.getByText(/^2017 版没有的事项和条件/).click()
  await expect(form).toContainText('行政复议法第')
  await form.getByRole('button', { name: '确认改用 2017 版' }).click()
  await expect(form.getByLabel('理由')).toHaveAttribute('aria-invalid', 'true')
  await looksRight(page, 'rebind-without-reason')
  await form.getByLabel('理由').fill('申请所涉行为发生在旧法施行期间。\n经集体讨论决定。')
  await form.getByRole('button', { name: '确认改用 2017 版' }).click()
  await expect(form).toBeHidden()
  await expect(page.locator('.case-head')).toContainText('2017 版')
  await expect(page.locator('#log').getByRole('heading', { name: '改用程序版本' })).toBeVisible()
})

test('another edition is not offered to an officer', async ({ page }) => {
  await page.setViewportSize(desktop)
  await takePost(page, district.address, '行政复议科办案人员一')
  await page.goto(`${district.address}/work/cases/${await inReview(page)}`)
  await expect(page.getByRole('button', { name: '转办' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: '改用程序版本', exact: true })).toHaveCount(0)
})

test('every row of the list shows its limit as a line and in words', async ({ page }) => {
  await takePost(page, district.address, '行政复议科办案人员一')
  for (const lang of ['en', 'zh'] as const) {
    await language(page, lang)
    await page.goto(`${district.address}/work/cases`)
    const row = page.locator('.case-table tbody tr').first()
    await expect(row.locator('.due')).toContainText(
      lang === 'zh' ? /还有 \d+ 天|今天届满|已逾期 \d+ 天/ : /days? left|ends today|by \d+ days?/,
    )
    await expect(page.getByRole('img', { name: lang === 'zh' ? /休息日 \d+ 天/ : /\d+ rest days/ }).first()).toBeVisible()
    await looksRight(page, `list-${lang}`)
  }
})

test('two filings about one matter are merged, and everybody finds the way', async ({ page, browser }) => {
  test.setTimeout(240_000)
  await page.setViewportSize(desktop)
  const [first, second] = [await fileDispute(page, '三月一日'), await fileDispute(page, '三月二日')]
  await takePost(page, district.address, '调解分派岗')
  await openCase(page, district.address, second.reference)
  for (const lang of ['en', 'zh'] as const) {
    await language(page, lang)
    await page.reload()
    await page
      .getByRole('button', { name: lang === 'zh' ? '并入他案' : 'Merge into another case' })
      .first()
      .click()
    const form = page.locator('dialog[open]')
    await form.getByRole('radio', { name: new RegExp(first.reference.slice(-8)) }).check()
    await expect(form.locator('.side-by-side')).toContainText(first.reference)
    await expect(form.getByRole('button', { name: new RegExp(first.reference.slice(-8)) })).toBeVisible()
    await form.getByLabel(lang === 'zh' ? '理由' : 'Reason').scrollIntoViewIfNeeded()
    await looksRight(page, `merge-${lang}`)
  }
  const form = page.locator('dialog[open]')
  await form.getByRole('searchbox').fill('没有这样的案件')
  await form.getByRole('button', { name: '查找' }).click()
  await form.getByLabel('理由').fill('同一漏水引起，一并调解。')
  await form.getByRole('button', { name: `确认并入${first.reference}` }).click()
  await expect(form).toBeHidden()
  await expect(page.locator('main')).toContainText(`并入${first.reference}`)
  await looksRight(page, 'merged')

  await page.getByRole('link', { name: `打开${first.reference}` }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.locator('#links')).toContainText(second.reference, { timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await page.getByText(/该案的办理记录/).click()
  await expect(page.locator('.merged-history')).toContainText('申请调解')
  await page.locator('#links').scrollIntoViewIfNeeded()
  await looksRight(page, 'leading')

  const home = await (await browser.newContext({ viewport: phone })).newPage()
  await home.goto(`${district.address}/follow`)
  await home.getByLabel('编号').fill(second.reference)
  await home.getByLabel('查询码').fill(second.secret)
  await home.getByRole('button', { name: '查看进度' }).click()
  await expect(home.locator('main')).toContainText(`并入${first.reference}`)
  await expect(home.getByRole('region', { name: '评价这次服务' })).toHaveCount(0)
  await accessible(home, 'follow, merged')
  if (process.env.FADU_PICTURES) await home.screenshot({ path: `${process.env.FADU_PICTURES}/follow-merged.png` })
})

test('the personal information of a party is erased by a second person once the case is closed', async ({ page }) => {
  test.setTimeout(240_000)
  await page.setViewportSize(desktop)
  const filed = await fileDispute(page, '三月三日')
  await takePost(page, district.address, '调解分派岗')
  const { items } = await (
    await page.request.get(`${district.address}/api/worklist?state=all&text=${encodeURIComponent(filed.reference)}`)
  ).json()
  const id = (items as { case: string }[])[0]!.case
  const record = async (event: string, paper: object): Promise<number> => {
    const answer = await page.request.post(`${district.address}/api/cases/${id}/acts`, {
      headers: { 'x-fadu-csrf': '1' },
      data: { event, paper },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()).seq
  }
  const document = await record('rejected', { ground: 'not-a-civil-dispute', reasons: '不属于受理范围。', channels: ['litigation'] })
  await record('document.served', { document, key: 'refusal', party: 'applicant-1', method: 'direct' })
  await takePost(page, district.address, '综合受理窗口')
  await page.goto(`${district.address}/work/cases/${id}`)
  for (const lang of ['en', 'zh'] as const) {
    await language(page, lang)
    await page.reload()
    const name = lang === 'zh' ? '删除当事人个人信息' : 'Erase personal information of a party'
    await page.getByRole('button', { name }).first().click()
    await expect(page.locator('dialog[open]').getByRole('group', { name: lang === 'zh' ? /^删除哪一当事人/ : /^Whose/ })).toBeVisible()
    await looksRight(page, `erase-${lang}`)
  }
  const form = page.locator('dialog[open]')
  await form.getByText('申请人 苏**', { exact: true }).click()
  await form.getByText('个人撤回同意', { exact: true }).click()
  await form.getByLabel('理由').fill('苏某甲来电要求删除。')
  await form.getByRole('button', { name: '删除当事人个人信息' }).click()
  await expect(form).toContainText('理由中写有该当事人的个人信息')
  await looksRight(page, 'erase-refused')
  await form.getByLabel('理由').fill('申请人来电撤回同意，要求删除。')
  await form.getByRole('button', { name: '删除当事人个人信息' }).click()
  await expect(form).toBeHidden()
  await expect(page.locator('main')).toContainText('〔已删除〕')
  await expect(page.locator('main')).not.toContainText('苏*')
  await expect(page.locator('main')).toContainText('顾*')
  await looksRight(page, 'erased')
})
