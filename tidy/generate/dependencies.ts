import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { house } from '../source-files.ts'

/** What each package of others that runs in production is for. One that is not here does not get in. */
const purposes: Readonly<Record<string, string>> = {
  '@electric-sql/pglite': 'the embedded database, for trying and demonstration',
  '@electric-sql/pglite-socket': 'reaches it from its worker by the usual driver',
  '@fastify/cookie': 'cookies of sessions',
  '@fastify/helmet': 'security headers',
  '@fastify/multipart': 'uploads',
  '@fastify/rate-limit': 'limits a minute and address',
  '@fastify/static': 'serves the built pages',
  '@fastify/swagger': 'writes the description of the interface',
  '@node-rs/argon2': 'argon2id for passwords',
  '@tanstack/react-query': 'what the pages asked the server, kept fresh',
  docx: 'writes annual reports in the layout of official documents',
  fastify: 'HTTP',
  'fastify-type-provider-zod': 'the contract’s schemas as the server’s checks',
  'file-type': 'the real type of an upload',
  'sm-crypto-v2': 'SM2 signatures of the daily seals, behind signature.ts; OpenSSL has no SM2 with the signer’s identifier',
  'openid-client': 'sign-in at the district’s identity provider',
  pg: 'PostgreSQL driver',
  'pg-boss': 'background jobs in the same database',
  pino: 'the server’s log',
  'prom-client': 'figures for monitoring',
  '@opentelemetry/api': 'the interface of traces; does nothing without an SDK of the installation’s own',
  react: 'pages',
  'react-dom': 'pages',
  'react-router': 'ways between pages',
  unpdf: 'the text of PDF files that are read as plans; loaded only then',
  zod: 'schemas of papers, requests and settings',
}

/** Licences whose works may be part of one under AGPL-3.0-or-later. */
const agreeing = new Set([
  'MIT',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'CC0-1.0',
  'MPL-2.0',
  'Unlicense',
])

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
}

interface Package {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/** Everything of others that is installed for production, by the lock file: each version once, by name. */
function packages(): readonly Package[] {
  const lock = JSON.parse(readFileSync(join(house, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const found = new Map<string, Package>()
  for (const [path, { version = '', license = 'none named', dev, link }] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1)!
    if (path.includes('node_modules/') && !dev && !link) found.set(`${name} ${version}`, { name, version, licence: license })
  }
  return [...found.values()].toSorted((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
}

/** What our own packages name themselves; everything else comes along with these. */
function named(): ReadonlySet<string> {
  const own = ['server', 'web', ...readdirSync(join(house, 'packages')).map((p) => `packages/${p}`)]
  const of = (folder: string) =>
    Object.keys((JSON.parse(readFileSync(join(house, folder, 'package.json'), 'utf8')) as { dependencies?: object }).dependencies ?? {})
  return new Set(own.flatMap(of).filter((name) => !name.startsWith('@fadu/')))
}

/** An expression agrees when one side of an `OR`, or every side of an `AND`, does. */
const agrees = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((part) => agreeing.has(part.trim())))

export const foreignLicences = (): readonly string[] =>
  packages()
    .filter(({ licence }) => !agrees(licence))
    .map(({ name, licence }) => `${name}: ${licence}`)

/** Named by a package of ours and not explained here, or explained and no longer named. */
export const unexplained = (): readonly string[] => {
  const all = named()
  return [...[...all].filter((name) => !Object.hasOwn(purposes, name)), ...Object.keys(purposes).filter((name) => !all.has(name))]
}

export function dependenciesPage(): string {
  const [direct, brought] = [packages().filter(({ name }) => named().has(name)), packages().filter(({ name }) => !named().has(name))]
  return `# What Fadu is built on

Written by \`npx tsx tidy/generate.ts\` from the lock file; production only. \`tidy/docs.test.ts\` checks that it is current, that every licence
agrees with AGPL-3.0-or-later and that every package says what it is for. Versions are pinned; the lock file holds a digest of each archive.

Known faults: run \`npm audit --omit=dev\` before each release and at least weekly where there is a network; it asks the registry and cannot
run without one. What it finds is mended by a pinned newer version, or written down in \`docs/security.md\` with the reason why it does not reach us.

## Named by us

| Package | Version | Licence | For |
| --- | --- | --- | --- |
${direct.map((p) => `| ${p.name} | ${p.version} | ${p.licence} | ${purposes[p.name] ?? ''} |`).join('\n')}

## Brought along by these

| Package | Version | Licence |
| --- | --- | --- |
${brought.map((p) => `| ${p.name} | ${p.version} | ${p.licence} |`).join('\n')}
`
}
