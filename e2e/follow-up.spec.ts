import { expect, type Locator, type Page, test } from '@playwright/test'
import { type District, openDistrict } from './district.ts'
import { looksRight } from './looks.ts'
import { act, takePost } from './people.ts'

let district: District
test.beforeAll(async () => {
  district = await openDistrict()
})
test.afterAll(() => district.stop())

/** The day so many days before today, as the office counts it. */
const daysAgo = (n: number): string =>
  new Date(Date.parse(`${new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now())}T00:00:00Z`) - n * 86_400_000)
    .toISOString()
    .slice(0, 10)

/** Says that it happened on an earlier day, and why it is entered only now. */
async function late(form: Locator, day: string): Promise<void> {
  await form.getByRole('button', { name: '添加实际发生日期（补录）' }).click()
  const group = form.getByRole('group', { name: '实际发生日期（补录）' })
  await group.getByLabel(/^实际发生日期/).fill(day)
  await group.getByLabel('补录原因').fill('纸质办理后补录')
}

const goTo = (page: Page, part: string) => page.goto(`${district.address}/work/follow-up${part}`)

test('a meeting is convened, held, its minutes issued; what it decided is a task that the board shows', async ({ page }) => {
  page.setDefaultTimeout(15_000)
  await takePost(page, district.address, '清单维护')
  await page.getByRole('link', { name: '考评与督办' }).click()
  await expect(page.getByRole('heading', { name: '成果晾晒' })).toBeVisible()
  await looksRight(page, 'board-empty')
  await page.getByRole('link', { name: '会议', exact: true }).click()
  await page.getByRole('link', { name: '拟定议程' }).click()
  await page.getByLabel(/^会议 （/).selectOption({ label: '协调小组' })
  await page.getByLabel('届次').fill('2')
  await page.getByLabel('拟定日期').fill(daysAgo(0))
  await page.getByLabel(/^议题 （/).fill('诉源治理难点')
  await page.getByText('一般议题', { exact: true }).click()
  await looksRight(page, 'meeting-new')
  await page.getByRole('button', { name: '拟定议程' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '协调小组第2次会议' })).toBeVisible()
  await looksRight(page, 'meeting-prepared')
  await act(page, '召开', async (form) => {
    await form.getByLabel('主持人岗位').selectOption({ index: 1 })
    await form.getByLabel('会议地点').fill('三楼会议室')
    await form.getByLabel('出席岗位').selectOption({ index: 2 })
    await form.getByLabel('出席岗位').selectOption({ index: 2 })
    await expect(form.locator('.several li')).toHaveCount(2)
  })
  await act(page, '印发纪要', async (form) => {
    await form.getByLabel('会议纪要').fill('会议听取了情况汇报。\n会议强调落实责任。')
    await form.getByRole('button', { name: '添加议定事项' }).click()
    await form.getByRole('radio', { name: '诉源治理难点' }).check()
    await form.getByLabel(/^议定事项 （/).fill('建立行政争议月通报')
    await form.getByLabel('牵头单位').selectOption('governance-centre')
    await form.getByLabel('配合单位').selectOption('market-bureau')
    await form.getByLabel('完成时限').fill(`${Number(daysAgo(0).slice(0, 4)) + 1}-06-30`)
  })
  const decisions = page.getByRole('region', { name: '议定事项' }).first()
  await expect(decisions).toContainText('待签收', { timeout: 20_000 })
  await expect(decisions).toContainText('示范区社会治理中心')
  await looksRight(page, 'meeting-decided')
  await page.getByRole('link', { name: '打印会议纪要' }).click()
  await expect(page.getByText(/建立行政争议月通报（牵头单位：示范区社会治理中心；配合单位：示范区市场监督管理局/)).toBeVisible()
  await looksRight(page, 'meeting-print')

  // The supporting unit finds the task in its list, though it is not the lead.
  await takePost(page, district.address, '法制科')
  await page.goto(`${district.address}/work/cases?state=all&text=${encodeURIComponent('月通报')}`)
  await expect(page.locator('main').getByText('建立行政争议月通报').first()).toBeVisible()

  await takePost(page, district.address, '清单维护')
  await goTo(page, '')
  const units = page.getByRole('region', { name: '各单位任务' }).last()
  await expect(units).toContainText('示范区社会治理中心')
  await looksRight(page, 'board')
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect(page.getByRole('link', { name: /示范区社会治理中心，按进度办理 1 项/ })).toBeVisible()
  await page.setViewportSize({ width: 1440, height: 960 })
  await page.getByRole('link', { name: /示范区社会治理中心，按进度办理 1 项/ }).click()
  await expect(page.getByText('建立行政争议月通报')).toBeVisible()
  await looksRight(page, 'board-tasks')
})

test('an assessment from its scheme to the result, with an objection that is answered', async ({ page }) => {
  page.setDefaultTimeout(15_000)
  await takePost(page, district.address, '清单维护')
  await goTo(page, '/assessments/new')
  await page.getByLabel(/^考评方案/).fill('示范区法治考评')
  await page.getByLabel('考评期起').fill(daysAgo(90))
  await page.getByLabel('考评期止').fill(daysAgo(40))
  await page.getByLabel('被考评单位').first().selectOption('governance-centre')
  await page.getByLabel(/^考评项 （/).fill('任务按期完成')
  await page.getByLabel('依据指标').selectOption('task-on-time')
  await page.getByLabel('权重').fill('100')
  await page.getByLabel('各单位共同目标').fill('92.5')
  await page.getByLabel('评分标准').fill('按期完成率与本单位目标比较')
  await looksRight(page, 'assessment-new')
  await page.getByRole('button', { name: '公布考评方案' }).click()
  // A scheme that comes after its period has begun is nobody's measure.
  await expect(page.getByText('考评方案应当在考评期开始前公布').first()).toBeVisible()
  await late(page.locator('form.paper-form'), daysAgo(91))
  await page.getByRole('button', { name: '公布考评方案' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '示范区法治考评' })).toBeVisible()
  const assessment = page.url()
  await expect(page.getByText('尚未自评：示范区社会治理中心')).toBeVisible()
  await looksRight(page, 'assessment-period')

  await takePost(page, district.address, '综合协调岗（任务联络）')
  await page.goto(assessment)
  await act(page, '自评', async (form) => {
    await form.getByLabel(/^自评/).fill('调解工作按期推进。')
    await late(form, daysAgo(35))
  })
  await expect(page.getByText('调解工作按期推进。')).toBeVisible()

  await takePost(page, district.address, '清单维护')
  await page.goto(assessment)
  await page.getByRole('link', { name: '计算初步得分' }).click()
  await page.getByLabel('数据截至').fill(daysAgo(33))
  await page.getByText('补录以前办理的事项').click()
  await page.getByLabel('补录：实际办理日期').fill(daysAgo(32))
  await page.getByLabel('补录原因').fill('纸质办理后补录')
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await expect(page.getByText(/^已按截至.*计算 1 个单位的得分/)).toBeVisible()
  await looksRight(page, 'assessment-score')
  await page.getByRole('button', { name: '登记：初步得分' }).click()
  const unit = page.getByRole('region', { name: '示范区社会治理中心' }).first()
  await expect(unit).toContainText('得分 54.05')
  await expect(unit).toContainText('✓ 复算一致')

  await takePost(page, district.address, '综合协调岗（任务联络）')
  await page.goto(assessment)
  // The screen offers what may be done today; the time to object is over, and what came in time is entered through the interface.
  await expect(page.getByText('异议期已经届满').first()).toBeVisible()
  const objected = await page.request.post(`${district.address}/api/cases/${assessment.split('/').at(-1)}/acts`, {
    headers: { 'x-fadu-csrf': '1' },
    data: {
      event: 'objected',
      paper: { unit: 'governance-centre', item: '1', grounds: '漏计两件' },
      on: daysAgo(31),
      lateReason: '纸质办理后补录',
    },
  })
  expect(objected.ok()).toBe(true)
  await page.reload()
  await expect(unit).toContainText('待答复')

  await takePost(page, district.address, '清单维护')
  await page.goto(assessment)
  await expect(page.getByText('异议待答复：示范区社会治理中心，任务按期完成')).toBeVisible()
  await act(page, '答复异议', async (form) => {
    await form.getByRole('radio', { name: '示范区社会治理中心' }).check()
    await form.getByRole('radio', { name: '任务按期完成' }).check()
    await form.getByText('调整得分', { exact: true }).click()
    await form.getByLabel('调整后得分').fill('88.5')
    await form.getByLabel('理由').fill('核实后补计')
  })
  await expect(unit).toContainText('得分 88.5')
  await expect(unit).toContainText('采纳，调整得分')
  await looksRight(page, 'assessment-objection')
  await unit.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/work\/indicators\/task-on-time\?.*organ=governance-centre/)

  await takePost(page, district.address, '依法治区办副主任')
  await page.goto(assessment)
  await act(page, '最终结果', (form) => form.getByLabel('审定会议或者批准').fill('区委依法治区委员会会议'))
  await expect(page.getByText(/审定：区委依法治区委员会会议/)).toBeVisible()
  await looksRight(page, 'assessment-final')
  await page.getByRole('link', { name: '结果单' }).click()
  await expect(page.getByRole('heading', { name: '示范区法治考评结果' })).toBeVisible()
  await looksRight(page, 'assessment-sheet')
})

test('a notice with a figure by reference is edited, approved, sent and received', async ({ page }) => {
  page.setDefaultTimeout(15_000)
  await takePost(page, district.address, '综合协调岗（任务联络）')
  await goTo(page, '/bulletins/new')
  await page.getByLabel('编发单位').selectOption('justice-bureau')
  await page.getByText('通报', { exact: true }).click()
  await page.getByLabel('标题').fill('矛盾纠纷调解进展')
  await page.getByLabel('正文').fill('各单位推进有力。')
  await looksRight(page, 'bulletin-new')
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '矛盾纠纷调解进展' })).toBeVisible()
  const notice = page.url()

  await takePost(page, district.address, '清单维护')
  await page.goto(notice)
  await page.getByRole('link', { name: '编辑', exact: true }).click()
  await page.getByLabel('正文').fill('本年调解终结。')
  await page.getByLabel('指标').selectOption('mediation-concluded')
  await page.getByRole('button', { name: '计算并插入正文' }).click()
  await expect(page.getByLabel('正文')).toHaveValue(/\{\{mediation-concluded@\d{4}\}\}/)
  await page.getByRole('checkbox', { name: /已核验/ }).check()
  await looksRight(page, 'bulletin-edit')
  await page.getByRole('button', { name: '登记：编辑' }).click()
  await expect(page.getByRole('link', { name: /矛盾纠纷调解终结件数 .*查看构成该数的事项/ })).toBeVisible()

  await takePost(page, district.address, '依法治区办副主任')
  await page.goto(notice)
  await act(page, '审定')
  await takePost(page, district.address, '清单维护')
  await page.goto(notice)
  await act(page, '印发', async (form) => {
    await form.getByLabel('发送单位').selectOption('market-bureau')
  })
  await expect(page.getByText('未签收')).toBeVisible()
  await takePost(page, district.address, '法制科')
  await goTo(page, '/bulletins')
  await page.getByRole('link', { name: '矛盾纠纷调解进展' }).click()
  await act(page, '签收')
  await expect(page.getByText(/日.*签收$/).first()).toBeVisible()
  await looksRight(page, 'bulletin-received')
  await page.getByRole('link', { name: '打印', exact: true }).click()
  await expect(page.getByRole('heading', { name: '通报：矛盾纠纷调解进展' })).toBeVisible()
  await looksRight(page, 'bulletin-print')
})

test('in English, on desktop and phone', async ({ page }) => {
  page.setDefaultTimeout(15_000)
  await takePost(page, district.address, '清单维护')
  await goTo(page, '')
  await page.getByRole('button', { name: 'English' }).click()
  for (const [part, heading] of [
    ['', 'Display of results'],
    ['/meetings', 'Meetings'],
    ['/assessments', 'Assessment'],
    ['/bulletins', 'Bulletins'],
  ] as const) {
    await goTo(page, part)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await looksRight(page, `follow-up-en${part.replace('/', '-')}`)
  }
  await page.getByRole('navigation', { name: 'Pages of follow-up' }).getByRole('link', { name: 'Assessment' }).click()
  await page.getByRole('link', { name: '下半年法治建设考评' }).click()
  await expect(page.getByRole('heading', { name: 'Scheme' })).toBeVisible()
  await looksRight(page, 'assessment-en')
})
