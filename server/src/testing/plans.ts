import type { Answer } from '@fadu/contract'
import { planDocument } from './plan-documents.ts'
import type { PostName } from './test-district.ts'
import type { TestHouse } from './test-house.ts'
import { uploadOf } from './upload.ts'

type Reading = Answer<'planReading'>

/** Uploads a plan document and reads it. */
export async function readDocument(test: TestHouse, text = planDocument, name = '方案.txt') {
  const file = await test.must('caseUpload', { as: 'rule-office', ...uploadOf(name, text, 'text/plain') })
  return { file, reading: await test.must('planReading', { as: 'rule-office', body: { file: file.hash, name } }) }
}

/** Uploads the files of one plan and reads them together. */
export async function readFiles(test: TestHouse, sources: readonly (readonly [name: string, text: string])[]) {
  const files = []
  for (const [name, text] of sources)
    files.push(await test.must('caseUpload', { as: 'rule-office', ...uploadOf(name, text, 'text/plain') }))
  const [first, ...others] = files.map(({ hash, name }) => ({ file: hash, name }))
  const reading = await test.must('planReading', { as: 'rule-office', body: { ...first!, others } })
  return { files, reading }
}

/** Registers a plan and records what was read in it. @returns its case */
export async function registerPlan(
  test: TestHouse,
  text = planDocument,
  more: Record<string, unknown> = {},
): Promise<{ id: string; reading: Reading }> {
  const { file, reading } = await readDocument(test, text)
  const paper = {
    organ: 'justice',
    title: reading.title,
    issuer: reading.issuer,
    issuedOn: reading.issuedOn,
    from: reading.from,
    until: reading.until,
    level: 'district',
    kind: 'programme',
    document: [file],
    ...more,
  }
  const { id } = await test.must('open', { as: 'rule-office', body: { procedure: 'plan-adoption', paper } })
  await actOn(test, id, 'commitmentsRead', { reader: reading.reader, document: reading.document, items: reading.items })
  return { id, reading }
}

export const actOn = (test: TestHouse, id: string, event: string, paper: Record<string, unknown>, as: PostName = 'rule-office') =>
  test.must('act', { as, params: { id }, body: { event, paper } })

/** The item of a plan with these words in its title. */
export async function itemOf(test: TestHouse, id: string, title: string) {
  const plan = await test.must('plan', { as: 'rule-office', params: { id } })
  return plan.tree.find((item) => item.title.includes(title))!
}
