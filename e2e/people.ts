import { expect, type Locator, type Page } from '@playwright/test'

/** Signs in through the demonstration's door by choosing a post, as a person would. */
export async function takePost(page: Page, address: string, title: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${address}/work/sign-in`)
  await page.getByText(title, { exact: false }).first().click()
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
}

/** Opens a case by its number through the worklist's search. */
export async function openCase(page: Page, address: string, reference: string): Promise<void> {
  await page.goto(`${address}/work/cases?state=all&text=${encodeURIComponent(reference)}`)
  const link = page.locator('main a[href*="/work/cases/"]').first()
  await link.click()
  await expect(page.locator('main')).toContainText(reference)
}

/** Does one act on the open case: opens its form, fills it in, records it. */
export async function act(page: Page, name: string, fill: (form: Locator) => Promise<void> = async () => {}): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
  const form = page.locator('dialog[open]')
  await fill(form)
  await form.getByRole('button', { name: /^(登记|提交签批|送签)：?/ }).click()
  await expect(form).toBeHidden()
}

/** Answers a yes-no question of a form. */
export const say = (form: Locator, question: string, answer: '是' | '否') =>
  form
    .getByRole('group', { name: new RegExp(`^${question}`) })
    .getByText(answer, { exact: true })
    .click()

/** Fills one side of a dispute. */
export async function side(page: Page, group: string, name: string, phone: string): Promise<void> {
  const party = page.getByRole('group', { name: `${group} 1` })
  await party.getByText('自然人', { exact: true }).click()
  await party.getByLabel('姓名或者名称').fill(name)
  await party.getByLabel('联系电话').fill(phone)
}
