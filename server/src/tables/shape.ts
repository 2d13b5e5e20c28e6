import { partsOf } from '@fadu/procedure'
import type { z } from 'zod'

/** Looks through optional and default wrappers. */
export const bare = (schema: z.ZodType): z.ZodType => {
  const { innerType } = partsOf(schema)
  return innerType ? bare(innerType) : schema
}
