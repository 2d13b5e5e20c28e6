import { isDay } from '@fadu/legal-time'
import { z } from 'zod'
import { nestsTooDeep } from '../nesting.ts'

/** One case of another system, with what happened in it in order. The format is the same for import and for what Fadu itself writes out. */
export const importLine = z.object({
  procedure: z.string().min(1).max(80),
  /** What the other system calls the case: a second import of the same is recognised by it. */
  id: z.string().min(1).max(80),
  events: z
    .array(
      z.object({
        event: z.string().min(1).max(80),
        on: z.string().refine(isDay, 'YYYY-MM-DD'),
        /** A post's key, a role of a party, or `clock` for what the statute let happen by silence. */
        by: z.string().min(1).max(80),
        paper: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .min(1)
    .max(2000),
})
export type ImportLine = z.output<typeof importLine>

export interface LineFault {
  /** Counted from 1, as an editor shows it. */
  readonly line: number
  readonly id?: string
  /** Which event of the line, counted from 1; absent where the line itself cannot be read. */
  readonly event?: number
  readonly code: string
  readonly field?: string
  readonly zh: string
  readonly en: string
}

/** Reads one line of JSON. @returns the line, or every reason why it is none */
export function readLine(text: string, line: number): { readonly read: ImportLine } | { readonly faults: readonly LineFault[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (fault) {
    return {
      faults: [{ line, code: 'not-json', zh: `不是有效的 JSON：${(fault as Error).message}`, en: `not JSON: ${(fault as Error).message}` }],
    }
  }
  if (nestsTooDeep(value)) return { faults: [{ line, code: 'line-too-deep', zh: '嵌套层数过多', en: 'nested too deeply' }] }
  const parsed = importLine.safeParse(value)
  if (parsed.success) return { read: parsed.data }
  const id = (value as { id?: unknown } | null)?.id
  return {
    faults: parsed.error.issues.map((issue) => ({
      line,
      ...(typeof id === 'string' && { id }),
      code: 'line-invalid',
      field: issue.path.join('.'),
      zh: `字段 ${issue.path.join('.') || '（整行）'} 不符合格式：${issue.message}`,
      en: `field ${issue.path.join('.') || '(the line)'}: ${issue.message}`,
    })),
  }
}
