import { party, partyList, passage } from '@fadu/procedure'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { zh } from '../../texts/zh.ts'
import { complaintsOf, pathOf, sortRefusals } from './complaints.ts'
import { paperFrom } from './entry.ts'
import { questionsOf } from './outline.ts'

const say = (words: { zh: string }) => words.zh
const paper = z.object({
  parties: partyList({ zh: '申请人', en: 'Applicants' }),
  facts: passage({ zh: '事实', en: 'Facts' }, { max: 20 }),
  respondent: party.optional(),
})
const questions = questionsOf(paper, 'public')

it('names every field at fault once, in plain words', () => {
  const entry = { parties: [{ kind: 'person', name: '周*', phone: 'abc' }], facts: '长'.repeat(21) }
  const { error } = paper.safeParse(paperFrom(questions, entry))
  const found = complaintsOf(error!.issues, questions, entry, say, zh)
  expect(found.map((c) => c.path.join('.'))).toEqual(['parties.0.name', 'parties.0.phone', 'facts'])
  expect(found[0]!.text).toBe(zh.form.codes['masked-value'])
  expect(found[2]!.text).toBe(zh.form.tooLong('事实', 20))
})

it('asks for what is missing by the name of the field', () => {
  const { error } = paper.safeParse(paperFrom(questions, { parties: [{}] }))
  const texts = complaintsOf(error!.issues, questions, { parties: [{}] }, say, zh).map((c) => c.text)
  expect(texts).toContain(zh.form.fillIn('事实'))
  expect(texts).toContain(zh.form.choose('类别'))
})

it('reads paths as servers write them', () => {
  expect(pathOf('paper.parties[0].name')).toEqual(['parties', 0, 'name'])
  expect(pathOf('/parties/0/name')).toEqual(['parties', 0, 'name'])
})

it('puts a refusal at its field where the form has it', () => {
  const sorted = sortRefusals(
    [
      { code: 'a', text: { zh: '甲', en: 'A' }, field: 'facts' },
      { code: 'b', text: { zh: '乙', en: 'B' } },
    ],
    questions,
    say,
  )
  expect(sorted.atFields.map((c) => c.text)).toEqual(['甲'])
  expect(sorted.others.map((r) => r.code)).toEqual(['b'])
})
