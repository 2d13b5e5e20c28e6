import type { z } from 'zod'
import { auditRoutes } from './audit-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { followUpRoutes } from './follow-up-routes.ts'
import { houseRoutes } from './house-routes.ts'
import { importRoutes } from './import-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { portalRoutes } from './portal-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { tableRoutes } from './table-routes.ts'

/** Every route of the house: the server registers them, the web client is typed by them, OpenAPI is written from them. */
export const routes = {
  ...portalRoutes,
  ...sessionRoutes,
  ...caseRoutes,
  ...houseRoutes,
  ...auditRoutes,
  ...planRoutes,
  ...reportRoutes,
  ...followUpRoutes,
  ...indicatorRoutes,
  ...importRoutes,
  ...tableRoutes,
} as const

export type RouteName = keyof typeof routes
export type Answer<N extends RouteName> = z.output<(typeof routes)[N]['answer']>
type Part<N extends RouteName, K extends 'params' | 'query' | 'body'> = (typeof routes)[N] extends Record<K, infer S extends z.ZodType>
  ? z.input<S>
  : undefined
/** What a caller hands over for a route: params, query and body as far as the route has them. */
export interface Asked<N extends RouteName> {
  readonly params?: Part<N, 'params'>
  readonly query?: Part<N, 'query'>
  readonly body?: Part<N, 'body'>
}
