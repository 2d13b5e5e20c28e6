import { file, settle } from './matters.ts'
import { actOn } from './plans.ts'
import { morningOf, type TestHouse } from './test-house.ts'

export const reportParts = ['leadership', 'measures', 'insufficiencies', 'next'] as const
const titles = {
  leadership: '履行第一责任人职责情况',
  measures: '矛盾纠纷化解',
  insufficiencies: '存在的不足',
  next: '下一年度安排',
} as const

/** Disputes that were settled in the year reported on. @returns how many */
export async function settleDisputes(test: TestHouse, n: number): Promise<void> {
  for (let i = 0; i < n; i++) await settle(test, (await file(test)).id)
}

/** A report of 2026, begun in the autumn of its year; the market bureau writes one section. */
export async function planReport(test: TestHouse): Promise<string> {
  const sections = reportParts.map((part) => ({ id: part, part, title: titles[part], ...(part === 'measures' && { unit: 'market' }) }))
  const paper = { office: 'justice', issuer: 'government', year: 2026, sections }
  return (await test.must('open', { as: 'rule-office', body: { procedure: 'annual-report', paper } })).id
}

export const proposed = async (test: TestHouse, id: string, indicators: readonly string[], asOf: string, before = false) =>
  test.must('reportFigures', {
    as: 'rule-office',
    params: { id },
    body: { asOf, figures: indicators.map((indicator) => ({ indicator })), before },
  })

/** Freezes what the platform proposes, as the page does. */
export async function freeze(test: TestHouse, id: string, indicators: readonly string[], asOf: string): Promise<void> {
  const { figures } = await proposed(test, id, indicators, asOf)
  const paper = { asOf, figures: figures.map(({ term: _, printed: __, because: ___, ...figure }) => figure) }
  await actOn(test, id, 'figuresFrozen', paper)
}

export const draftOf = (measures: string) => ({
  sections: reportParts.map((part) => ({
    id: part,
    part,
    title: titles[part],
    text: part === 'measures' ? measures : '按照规定履行职责。',
  })),
})

/** Confirmed, reviewed twice, approved, reported and published. */
export async function publish(test: TestHouse, id: string, withheld?: string): Promise<void> {
  await actOn(test, id, 'confirmed', { section: 'measures', unit: 'market' }, 'market-legal')
  await actOn(test, id, 'legallyReviewed', { passed: true, opinion: '合法' }, 'legality')
  await actOn(test, id, 'secrecyReviewed', { passed: true, opinion: '可以公开', ...(withheld && { withheld }) }, 'secrecy')
  await actOn(test, id, 'approved', { basis: '区政府常务会议' }, 'rule-lead')
  await actOn(test, id, 'submitted', { to: '市人民政府' })
  await actOn(test, id, 'published', { indexNumber: '试政-2027-001', title: '2026年法治政府建设年度报告', place: '区政府门户网站' })
}

/** Cases of the year, then the freeze in January: as far as a draft can be written. */
export async function frozenReport(test: TestHouse, indicators: readonly string[]): Promise<string> {
  test.clock.set(morningOf('2026-11-02'))
  const id = await planReport(test)
  test.clock.set(morningOf('2027-01-06'))
  await freeze(test, id, indicators, '2027-01-05')
  return id
}
