import { describe, expect, it } from 'vitest'
import { ofPerson, shelfOn } from '../../api/kept.ts'
import { discardDraft, draftKey, keepDraft, readDraft } from './draft-keeping.ts'

const memory = () => {
  const held = new Map<string, string>()
  return {
    getItem: (k: string) => held.get(k) ?? null,
    setItem: (k: string, v: string) => void held.set(k, v),
    removeItem: (k: string) => void held.delete(k),
  } as Storage
}

const draft = { entry: { facts: '二〇二六年十月', parties: [{ name: '周敏' }] }, keptAt: '2026-11-22T02:00:00.000Z', once: 'a-b-c' }

describe('drafts', () => {
  it('come back as they were left, each under its own key', () => {
    const storage = memory()
    const shelf = shelfOn(() => storage)
    const key = draftKey('administrative-reconsideration', 'filed')
    expect(keepDraft(shelf, key, draft)).toBe(true)
    expect(readDraft(shelf, key)).toEqual(draft)
    expect(readDraft(shelf, draftKey('administrative-reconsideration', 'filed', 'case-1'))).toBeUndefined()
    discardDraft(shelf, key)
    expect(readDraft(shelf, key)).toBeUndefined()
  })

  it('are found by who kept them, and by nobody else at the same computer', () => {
    const storage = memory()
    const shelf = shelfOn(() => storage)
    const key = draftKey('dispute-mediation', 'applied', 'office')
    keepDraft(ofPerson(shelf, 'p-ma'), key, draft)
    expect(readDraft(ofPerson(shelf, 'p-ma'), key)).toEqual(draft)
    expect(readDraft(ofPerson(shelf, 'p-lu'), key)).toBeUndefined()
    expect(readDraft(ofPerson(shelf, undefined), key)).toBeUndefined()
    discardDraft(ofPerson(shelf, 'p-lu'), key)
    expect(readDraft(ofPerson(shelf, 'p-ma'), key)).toEqual(draft)
  })

  it('that cannot be read are no drafts', () => {
    const storage = memory()
    const shelf = shelfOn(() => storage)
    storage.setItem('k', '{"entry":')
    expect(readDraft(shelf, 'k')).toBeUndefined()
    storage.setItem('k', '{"entry":{}}')
    expect(readDraft(shelf, 'k')).toBeUndefined()
  })

  it('say so when the browser keeps nothing', () => {
    const shelf = shelfOn(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    expect(keepDraft(shelf, 'k', draft)).toBe(false)
    expect(readDraft(shelf, 'k')).toBeUndefined()
  })
})
