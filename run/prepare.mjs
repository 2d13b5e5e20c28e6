import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * How Node runs the server. Young objects of a request outlive the 16 MB Node gives them when requests come close together; with 32 MB
 * a twentieth of all CPU is saved. `deploy/` says the same.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=32']

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `法度需要 Node 20.19 或更新版本，当前为 ${process.versions.node} / Fadu needs Node 20.19 or newer, this is ${process.versions.node}`,
  )
  process.exit(2)
}

const stampOf = (name) => join(root, 'node_modules', `.fadu-${name}`)
const digest = (parts) => createHash('sha256').update(parts.join('\n')).digest('hex')

/** Installs what package-lock.json names, once per lock file. Scripts of dependencies are not run: none of ours needs one. */
export function install(quiet = false) {
  const wanted = digest([readFileSync(join(root, 'package-lock.json'), 'utf8'), process.versions.modules])
  if (existsSync(stampOf('installed')) && readFileSync(stampOf('installed'), 'utf8') === wanted) return
  if (!quiet) console.log('正在安装依赖… / installing …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const done = spawnSync(command, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
  })
  if (done.status !== 0) {
    console.error('依赖安装失败，请检查到 npm 源的网络后重试 / installing failed; check the way to the npm registry and try again')
    process.exit(done.status ?? 1)
  }
  writeFileSync(stampOf('installed'), wanted)
}

/** Builds server and web client when a source is newer than what was built. */
export async function build(quiet = false) {
  const sources = ['package-lock.json', 'run', 'server', 'web', 'packages'].flatMap((name) => filesIn(join(root, name)))
  const wanted = digest(sources.map((path) => `${path}:${statSync(path).mtimeMs}:${statSync(path).size}`))
  if (
    existsSync(stampOf('built')) &&
    existsSync(join(root, 'dist/server/fadu.js')) &&
    existsSync(join(root, 'web/dist/portal.html')) &&
    readFileSync(stampOf('built'), 'utf8') === wanted
  )
    return
  if (!quiet) console.log('正在构建… / building …')
  const done = spawnSync(process.execPath, [join(root, 'run/build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status !== 0) process.exit(done.status ?? 1)
  mkdirSync(dirname(stampOf('built')), { recursive: true })
  writeFileSync(stampOf('built'), wanted)
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .filter((name) => !['node_modules', 'dist', '.types'].includes(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesIn(join(path, name)))
}
