import { durationZh } from '@fadu/legal-time'
import { describe, expect, it } from 'vitest'
import { latestEdition } from '../procedures.ts'
import { type AnyLimit, lengthsOf } from './limit-lengths.ts'

const told = (id: string, key: string, district = '330000') => {
  const procedure = latestEdition(id)!
  const { lengths, sometimesNone, byCase } = lengthsOf(procedure, procedure.limits[key] as AnyLimit, district)
  return { lengths: lengths.map((l) => `${durationZh(l.runs)}${l.when ? `：${l.when.zh}` : ''}`), sometimesNone, byCase }
}

describe('lengths of limits, from their definition alone', () => {
  it('names the answer on which the length of the review rests', () => {
    expect(told('administrative-reconsideration', 'decision')).toEqual({
      lengths: ['六十日', '三十日：简易程序'],
      sometimesNone: false,
      byCase: false,
    })
    expect(told('administrative-reconsideration', 'apply').lengths[0]).toBe('六十日')
  })

  it('says where a limit is not always set', () => {
    expect(told('administrative-reconsideration', 'redo').sometimesNone).toBe(true)
    expect(told('dispute-mediation', 'onlineAssign').sometimesNone).toBe(true)
  })

  it('lists every length where more than one answer decides', () => {
    const { lengths, sometimesNone } = told('dispute-mediation', 'referral')
    expect(lengths.length).toBeGreaterThan(1)
    expect(sometimesNone).toBe(true)
  })

  it('leaves out what does not exist in the district', () => {
    expect(told('dispute-mediation', 'ningboMediation')).toEqual({ lengths: [], sometimesNone: true, byCase: false })
    expect(told('dispute-mediation', 'ningboMediation', '330200').lengths).toHaveLength(1)
  })
})
