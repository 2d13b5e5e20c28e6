import { expect, type Locator, type Page } from '@playwright/test'

/** What hands do at a screen: fill in by label, choose, sign in, record. */

const begins = (label: string) => new RegExp(`^${label.replaceAll(/[()（）]/g, '.')}`)

export const type = (scope: Page | Locator, label: string, text: string) => scope.getByLabel(begins(label)).fill(text)
export const pick = async (scope: Page | Locator, label: string, option: string) => {
  const select = scope.getByLabel(begins(label))
  await expect(select.locator('option', { hasText: option }).first()).toBeAttached()
  await select.selectOption(await select.locator('option', { hasText: option }).first().getAttribute('value'))
}
export const choose = (scope: Page | Locator, group: string, option: string) => scope.getByRole('group', { name: begins(group) }).getByLabel(option, { exact: true }).check()

export interface Party { readonly name: string; readonly phone?: string }
export const party = async (page: Page, role: string, { name, phone }: Party) => {
  const group = page.getByRole('group', { name: `${role} 1` })
  await choose(group, '类别', '自然人')
  await type(group, '姓名或者名称', name)
  if (phone) await type(group, '联系电话', phone)
}

/** Signs in by choosing a post, as the demonstration offers. */
export async function signIn(page: Page, title: string): Promise<void> {
  await page.goto('/work/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${title}\\s`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible()
}

/** Finds a case by its number and opens it. */
export async function openCase(page: Page, reference: string): Promise<void> {
  await page.goto('/work/cases')
  await page.getByRole('combobox', { name: '状态' }).selectOption({ label: '全部' })
  await page.getByLabel('查找', { exact: true }).fill(reference)
  await page.getByRole('button', { name: '查找' }).click()
  await page.locator(`tr:has-text("${reference}") a, li:has-text("${reference}") a`).first().click()
  await expect(page.locator('.case-head')).toContainText(reference)
}

/** Opens an act's form, fills it in and records it. @returns what the page says then */
export async function record(page: Page, term: string, fill: (form: Locator) => Promise<void> = async () => {}): Promise<void> {
  await page.getByRole('region', { name: '可以办理' }).getByRole('button', { name: new RegExp(`^${term}(\\s*（须签批）)?$`) }).click()
  const form = page.getByRole('dialog', { name: term })
  await fill(form)
  await form.getByRole('button', { name: /^(登记：|送签|签批)/ }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: `“${term}”已` })).toBeVisible()
}

export interface Receipt { readonly reference: string; readonly secret: string; readonly hash: string }

/** A resident files a dispute between neighbours with the district's centre. @returns what the receipt says */
export async function fileDispute(page: Page, applicant = '周某安'): Promise<Receipt> {
  await page.goto('/file/dispute-mediation')
  await fillDispute(page, applicant)
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await page.getByRole('button', { name: '确认提交' }).click()
  return readReceipt(page)
}

export async function fillDispute(page: Page, applicant = '周某安'): Promise<void> {
  await pick(page, '受理的调解中心', '示范区社会治理中心')
  await party(page, '申请人', { name: applicant, phone: '00012345678' })
  await party(page, '对方当事人', { name: '郑某平' })
  await pick(page, '纠纷类型', '邻里')
  await type(page, '纠纷发生地', '柳岸路九号')
  await type(page, '纠纷简要情况', '楼上改动排水管，卫生间渗水，双方对修复费用说法不一。')
  await type(page, '希望怎样解决', '修好漏点，承担粉刷费用。')
}

export async function readReceipt(page: Page): Promise<Receipt> {
  await expect(page.getByRole('heading', { level: 1, name: '回执' })).toBeVisible()
  const [reference, secret] = await page.locator('.receipt-number').allInnerTexts()
  const hash = await page.locator('.receipt code').first().innerText()
  return { reference: reference!, secret: secret!, hash }
}

/** Opens the follow page with number and secret. */
export async function follow(page: Page, { reference, secret }: Receipt): Promise<void> {
  await page.goto('/follow')
  await page.getByLabel('编号').fill(reference)
  await page.getByLabel('查询码').fill(secret)
  await page.getByRole('button', { name: '查看进度' }).click()
  await expect(page.getByText(reference).first()).toBeVisible()
}
