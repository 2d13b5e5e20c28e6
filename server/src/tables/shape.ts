import type { z } from 'zod'

type Def = { type: string; innerType?: z.ZodType; element?: z.ZodType }
export const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def

/** Looks through optional and default wrappers. */
export const bare = (schema: z.ZodType): z.ZodType => {
  const { innerType } = defOf(schema)
  return innerType ? bare(innerType) : schema
}
