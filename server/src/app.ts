import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject, validatorCompiler } from 'fastify-type-provider-zod'
import type { House } from './house.ts'
import { logOptions, logRequests } from './logs.ts'
import { measure } from './metrics.ts'
import { version } from './neighbours.ts'
import { servePages } from './pages.ts'
import { absent, answerProblem } from './problems.ts'
import { accountRoutes, checkedRoutes } from './routes/accounts.ts'
import { auditRoutes } from './routes/audit.ts'
import { caseActRoutes, checkRoutes } from './routes/case-acts.ts'
import { caseRoutes, purposeRoute, revealingRoutes } from './routes/cases.ts'
import { demonstrationRoutes } from './routes/demonstration.ts'
import { districtRoutes } from './routes/districts.ts'
import { fileRoutes } from './routes/files.ts'
import { followUpRoutes } from './routes/follow-up.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { indicatorRoutes } from './routes/indicators.ts'
import { liveRoutes } from './routes/live.ts'
import { mergingRoutes } from './routes/merging.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { planRoutes } from './routes/plans.ts'
import { filingRoutes, followRoutes, ownCaseRoutes, portalRoutes } from './routes/portal.ts'
import { publicRoutes } from './routes/public.ts'
import { registerRoutes } from './routes/registers.ts'
import { reportRoutes } from './routes/reports.ts'
import { secondFactorRoutes, sessionRoutes } from './routes/session.ts'
import { statusRoutes } from './routes/status.ts'
import { tableRoutes } from './routes/tables.ts'
import { calendarChangeRoute, timeRoutes } from './routes/time.ts'
import { workRoutes } from './routes/work.ts'
import { securityHeaders, sendWithEvery } from './security-headers.ts'
import { traceRequests } from './traces.ts'

/** All routes of the house; each file registers its own. */
const everyRoute = [
  healthRoutes,
  portalRoutes,
  filingRoutes,
  followRoutes,
  ownCaseRoutes,
  publicRoutes,
  sessionRoutes,
  secondFactorRoutes,
  oidcRoutes,
  demonstrationRoutes,
  workRoutes,
  caseRoutes,
  purposeRoute,
  revealingRoutes,
  caseActRoutes,
  checkRoutes,
  mergingRoutes,
  planRoutes,
  reportRoutes,
  followUpRoutes,
  fileRoutes,
  liveRoutes,
  registerRoutes,
  indicatorRoutes,
  districtRoutes,
  importRoutes,
  tableRoutes,
  timeRoutes,
  calendarChangeRoute,
  accountRoutes,
  auditRoutes,
  statusRoutes,
  checkedRoutes,
] as const

/** Whose word for the client's address is taken: nobody else may name himself loopback or another office. */
const trusted = (proxy: string): boolean | string | string[] =>
  proxy === 'no' ? false : proxy === 'yes' ? 'loopback' : proxy.split(',').map((network) => network.trim())

/** Pages are not counted. By the route that answers as well, not only by how the address was written: `/%61pi` finds the same one. */
const uncounted = ({ routeOptions, url }: FastifyRequest): boolean =>
  ![url, routeOptions.url ?? ''].some((path) => /^\/(api|metrics)/.test(path))

/** The framework waits for ever unless told: whoever sends a byte now and then would hold a connection each time. */
const wholeWithin = 300_000

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the route in the contract. */
    routeName?: string
  }
}

/**
 * The only place where the parts of the server are joined. `pages`: folder of the built web client; none in tests of the API.
 * `logTo`: standard output unless told.
 */
export async function buildApp(house: House, pages?: string, logTo?: Writable): Promise<FastifyInstance> {
  const { settings } = house
  const app = fastify({
    logger: logOptions(settings, logTo),
    logController: new fastify.LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: trusted(settings.FADU_PROXY),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    requestTimeout: wholeWithin,
    // Addresses no route can have (broken escapes, endless parts) are refused before any route is found; in the same form as all else.
    frameworkErrors: answerProblem,
  })
  app.setValidatorCompiler(validatorCompiler)
  // Answers are typed by the contract at compile time and checked against it in tests; at run time they are only written.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  app.setErrorHandler((fault, request, reply) => {
    const problem = answerProblem(fault, request, reply)
    house.figures.problems.inc({ code: problem.code })
    for (const { code } of problem.more.refusals ?? []) house.figures.refusals.inc({ code })
  })
  logRequests(app)
  traceRequests(app)
  await app.register(cookie)
  sendWithEvery(app, await securityHeaders(settings.FADU_PUBLIC_URL?.startsWith('https:') ?? false))
  await app.register(rateLimit, { max: settings.FADU_RATE, timeWindow: 60_000, allowList: uncounted })
  await app.register(multipart, { limits: { fileSize: settings.FADU_UPLOAD_MEGABYTES * 1_048_576, files: 1, fields: 4 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Fadu 法度', version, description: '机关、当事人和系统办理法定程序的接口 / The interface of Fadu' },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  measure(app, house)
  for (const register of everyRoute) register(app, house)
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  if (pages) await servePages(app, pages)
  else
    app.setNotFoundHandler(() => {
      throw absent()
    })
  await app.ready()
  return app
}
