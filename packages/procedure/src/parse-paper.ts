import type { z } from 'zod'
import { type Refusal, refuse } from './refusal.ts'
import { words } from './words.ts'

/** Checks a paper by its schema; each issue becomes a refusal that names its field. Masked values never come back as data. */
export function parsePaper(schema: z.ZodObject, paper: unknown): { readonly value: unknown } | { readonly refused: readonly Refusal[] } {
  const result = schema.safeParse(paper ?? {})
  if (result.success) return { value: result.data }
  return {
    refused: result.error.issues.map((issue) => {
      const field = issue.path.join('.')
      if (issue.message === 'masked-value') return refuse('masked-value', { field })
      return refuse('paper-invalid', { field, text: words(fieldFault(issue, 'zh'), fieldFault(issue, 'en')) })
    }),
  }
}

const faults: Record<string, { zh: string; en: string }> = {
  'identity-number': { zh: '公民身份号码不正确，请核对', en: 'This identity number is not valid' },
  'credit-code': { zh: '统一社会信用代码不正确，请核对', en: 'This credit code is not valid' },
  phone: { zh: '电话号码不正确，请核对', en: 'This telephone number is not valid' },
}

function fieldFault(issue: z.core.$ZodIssue, language: 'zh' | 'en'): string {
  const known = faults[issue.message]
  if (known) return known[language]
  const zh = language === 'zh'
  const missing = issue.code === 'invalid_type' && issue.input === undefined
  if (missing || (issue.code === 'too_small' && issue.minimum === 1)) return zh ? '该项必须填写' : 'This is required'
  if (issue.code === 'too_big') return zh ? `该项超过 ${issue.maximum}` : `This exceeds ${issue.maximum}`
  if (issue.code === 'too_small') return zh ? `该项少于 ${issue.minimum}` : `This is below ${issue.minimum}`
  if (issue.code === 'custom') return zh ? '该项格式不正确' : 'This does not have the right form'
  return zh ? '该项填写不正确' : 'This is not filled in correctly'
}
