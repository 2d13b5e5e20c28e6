import type { CaseDoing } from '@fadu/procedure'
import type { z } from 'zod'

/**
 * Who may call a route at all. `party` holds a follow session for one case, `post` a session with a post.
 * What they may do in a given case is decided by the roles of the procedure.
 */
export type Caller = 'public' | 'party' | 'post' | 'administrator' | 'demonstration'

/** Whether a route is for a post with these duties; a route that names none is for every post. */
export const admits = (duty: Route['duty'], duties: readonly string[]): boolean =>
  duty === undefined || [duty].flat().some((one) => duties.includes(one))

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify style: `/api/cases/:id`. */
  readonly path: string
  readonly summary: string
  readonly caller: Caller
  /** Only for posts charged with this duty, or one of these. */
  readonly duty?: string | readonly string[]
  /** For a route of one case: what it does with the case. Who may do it is declared by class of information in the catalogue. */
  readonly onCase?: CaseDoing
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly status?: 200 | 201 | 204 | 302
}
