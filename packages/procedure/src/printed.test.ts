import { expect, test } from 'vitest'
import { z } from 'zod'
import { amount, choice, field, yesNo } from './paper.ts'
import { printed, yuan } from './printed.ts'
import { words } from './words.ts'

const fruits = { apple: words('苹果', 'Apple'), pear: words('梨', 'Pear') } as const

test('amounts are whole fen and are shown as yuan', () => {
  expect([yuan(0), yuan(5), yuan(1_234_500), yuan(100_000_000)]).toEqual(['0.00', '0.05', '12,345.00', '1,000,000.00'])
  expect(printed(amount(words('金额', 'Amount')), 30_000).zh).toBe('300.00元')
})

test('choices are shown by their words, several of them joined; an unknown key is shown as it is', () => {
  expect(printed(choice(words('水果', 'Fruit'), fruits), 'pear')).toEqual({ zh: '梨', en: 'Pear' })
  const several = field(z.array(z.enum(['apple', 'pear'])), { label: words('水果', 'Fruit'), choices: fruits })
  expect(printed(several, ['apple', 'pear'])).toEqual({ zh: '苹果、梨', en: 'Apple, Pear' })
  expect(printed(several, ['plum']).zh).toBe('plum')
  expect(printed(several, []).zh).toBe('—')
})

test('yes, no, and nothing', () => {
  expect([
    printed(yesNo(words('是否', 'Whether')), true).zh,
    printed(yesNo(words('是否', 'Whether')), false).zh,
    printed(z.string(), undefined).zh,
  ]).toEqual(['是', '否', '—'])
})
