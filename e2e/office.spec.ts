import { expect, type Page, test } from '@playwright/test'
import { hotp, stepAt } from '../server/src/auth/one-time-code.ts'
import { type District, openDistrict } from './district.ts'
import { accessible } from './looks.ts'
import { takePost } from './people.ts'

/** Who watches and who lets in: the auditor's log, a supervisor's purpose, one-time codes, an administrator's acts on accounts. */

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

test('the auditor reads who read what, on the phone too, and takes it away', async ({ page }) => {
  await takePost(page, district.address, '行政复议科办案人员一')
  await page.goto(`${district.address}/work/cases`)
  await page.locator('main a[href*="/work/cases/"]').first().click()
  await expect(page.locator('.case-head')).toBeVisible()
  await takePost(page, district.address, '内部审计岗')
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${district.address}/work/access-log`)
    await accessible(page, 'the purpose')
    await page.getByLabel('本次审计的用途').fill('季度内部审计')
    await page.getByRole('button', { name: '开始查看' }).click()
    await expect(page.getByRole('cell', { name: /查看案卷/ }).first()).toBeVisible()
    await accessible(page, 'the access log')
    await page.getByLabel('行为').selectOption({ label: '查看案卷' })
    await page.getByRole('button', { name: '查找' }).click()
    await expect(page.locator('main tbody')).not.toContainText('查看查阅记录')
    await page.getByRole('button', { name: '核验记录是否完整' }).click()
    await expect(page.getByText(/记录完整/)).toBeVisible()
  }
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出表格（CSV）' }).click()
  expect((await download).suggestedFilename()).toMatch(/^access-log-.*\.csv$/)
})

test('a supervisor says what for before reading, and takes nothing out', async ({ page }) => {
  await takePost(page, district.address, '法治督察科')
  await page.goto(`${district.address}/work/cases?state=all&procedure=dispute-mediation`)
  await page.locator('main a[href*="/work/cases/"]').first().click()
  await expect(page.getByRole('heading', { name: '先写明查阅用途' })).toBeVisible()
  await accessible(page, 'the purpose of a supervisor')
  await page.getByLabel('查阅用途').fill('人民调解工作专项督察')
  await page.getByRole('button', { name: '记录用途并查阅' }).click()
  await expect(page.locator('.case-head')).toBeVisible()
  await expect(page.getByRole('region', { name: '导出案卷' })).toHaveCount(0)
  await accessible(page, 'a case under supervision')
})

test('whoever takes the computer over finds neither the page nor the draft of the one before', async ({ page }) => {
  const form = `${district.address}/work/new/dispute-mediation`
  const name = () => page.getByRole('group', { name: '申请人 1' }).getByLabel('姓名或者名称')
  await takePost(page, district.address, '综合受理窗口')
  await page.goto(form)
  await name().fill('高某甲')
  await page.waitForTimeout(800)
  await page.reload()
  await expect(name()).toHaveValue('高某甲')
  // The session ends while a page is open, and somebody else signs in where it is asked for again.
  await page.context().clearCookies()
  await page.getByRole('link', { name: '案件' }).first().click()
  const again = page.locator('dialog[open]')
  await again.getByText('调解分派岗').first().click()
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
  await page.goto(form)
  await expect(name()).toHaveValue('')
})

const codeFor = (key: string): string => {
  const bits = [...key.replaceAll(' ', '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return hotp(secret, stepAt(Date.now()))
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${district.address}/work/sign-in`)
  await page.getByRole('textbox', { name: '账号' }).fill('clerk.one')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('one-time codes are set up, asked at sign-in, replaced by a recovery code, and taken away by an administrator', async ({ page }) => {
  await takePost(page, district.address, '法治督察科')
  await page.goto(`${district.address}/work/accounts`)
  await page.getByRole('textbox', { name: '账号' }).fill('clerk.one')
  await page.getByLabel('人员编号').fill('p-officer-1')
  await page
    .getByRole('group', { name: /是否管理员/ })
    .getByText('否', { exact: true })
    .click()
  await page.getByRole('button', { name: '新建账号' }).click()
  const first = await page.locator('[role=status] code').first().innerText()
  await accessible(page, 'accounts')

  await signIn(page, first)
  await expect(page.getByRole('heading', { name: '先设定自己的密码' })).toBeVisible()
  await accessible(page, 'the first password')
  const password = 'Qing-He-2026-Bridge'
  await page.getByLabel('原密码', { exact: true }).fill(first)
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输一次新密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByLabel('账号')).toBeVisible()

  await signIn(page, password)
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
  await page.goto(`${district.address}/work/second-factor`)
  await accessible(page, 'before one-time codes')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '显示密钥' }).click()
  const key = await page.locator('.one-time-key').innerText()
  expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  await accessible(page, 'the key')
  await page.getByLabel('动态口令').fill('000000')
  await page.getByRole('button', { name: '核对并启用' }).click()
  await expect(page.getByText('动态口令不正确').first()).toBeVisible()
  await page.getByLabel('动态口令').fill(codeFor(key))
  await page.getByRole('button', { name: '核对并启用' }).click()
  await expect(page.locator('.recovery-codes code')).toHaveCount(10)
  const codes = await page.locator('.recovery-codes code').allInnerTexts()
  expect(codes).toHaveLength(10)
  await accessible(page, 'recovery codes')
  await page.getByRole('button', { name: '已经保存' }).click()
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()

  await signIn(page, password)
  await expect(page.getByLabel('动态口令或者恢复码')).toBeFocused()
  await accessible(page, 'the second step')
  await page.getByLabel('动态口令或者恢复码').fill(codes[0]!)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()

  await takePost(page, district.address, '法治督察科')
  await page.goto(`${district.address}/work/accounts`)
  await page.getByRole('button', { name: '处理账号 clerk.one' }).click()
  const form = page.locator('dialog[open]')
  await form.getByLabel('重置动态口令').check()
  await form.getByLabel('原因').fill('手机遗失，本人持证件到场')
  await accessible(page, 'an act on an account')
  await form.getByRole('button', { name: '处理', exact: true }).click()
  await expect(page.getByText('账号 clerk.one 已处理')).toBeVisible()
  await signIn(page, password)
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible()
})
