import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyEntry, entryFrom, fenOf, paperFrom, valueAt, withValue, yuanOf } from './entry.ts'
import type { Question } from './outline.ts'

const ask = (key: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  key,
  kind,
  label: { zh: key, en: key },
  required: true,
  meta: undefined,
  ...more,
})

describe('yuan and fen', () => {
  it.each([
    ['3000', 300000],
    ['12,500.5', 1250050],
    ['０．０１', 1],
    [' 19.99 ', 1999],
    ['1，000', 100000],
  ])('%s yuan are %i fen', (yuan, fen) => expect(fenOf(yuan)).toBe(fen))

  it.each(['', '-1', '1.234', '三千', '1.2.3', '1e3'])('%j is no amount', (text) => expect(fenOf(text)).toBeUndefined())

  it('loses nothing on the way there and back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e14 }), (fen) => fenOf(yuanOf(fen)) === fen))
  })
})

const party = [
  ask('kind', 'choice', { options: ['person', 'organisation'] }),
  ask('name', 'text'),
  ask('identityNumber', 'text', { required: false }),
  ask('creditCode', 'text', { required: false }),
]
const questions = [
  ask('parties', 'list', { within: party, least: 1 }),
  ask('sum', 'amount', { required: false }),
  ask('urgent', 'yes-no'),
  ask('days', 'count'),
  ask('agent', 'group', { required: false, within: [ask('name', 'text')] }),
  ask('proof', 'files', { required: false }),
]

describe('papers', () => {
  it('opens the first entry of a required list and no optional group', () => {
    expect(emptyEntry(questions)).toEqual({ parties: [{}] })
  })

  it('turns what was typed into the paper and leaves out what is empty', () => {
    const entry = { parties: [{ kind: 'person', name: '周敏' }], sum: '12.30', urgent: 'no', days: ' 5 ', proof: [], agent: undefined }
    expect(paperFrom(questions, entry)).toEqual({ parties: [{ kind: 'person', name: '周敏' }], sum: 1230, urgent: false, days: 5 })
  })

  it('keeps what it cannot read for the schema to name', () => {
    expect(paperFrom(questions, { sum: '约三千', days: 'five' })).toEqual({ parties: undefined, sum: '约三千', days: 'five' })
  })

  it('asks people for an identity number and organisations for a credit code', () => {
    const typed = { kind: 'organisation', name: '某公司', identityNumber: '1', creditCode: '2' }
    expect(paperFrom(party, typed)).toEqual({ kind: 'organisation', name: '某公司', creditCode: '2' })
  })

  it('can be taken up again from a paper', () => {
    const paper = { parties: [{ kind: 'person', name: '周敏' }], sum: 1230, urgent: true, days: 5 }
    expect(paperFrom(questions, entryFrom(questions, paper))).toEqual(paper)
  })
})

it('changes one value and nothing beside it', () => {
  const before = { parties: [{ name: 'a' }, { name: 'b' }], sum: '1' }
  const after = withValue(before, ['parties', 1, 'name'], 'c')
  expect(valueAt(after, ['parties', 1, 'name'])).toBe('c')
  expect(after.parties).not.toBe(before.parties)
  expect(valueAt(after, ['parties', 0])).toBe(before.parties[0])
})
