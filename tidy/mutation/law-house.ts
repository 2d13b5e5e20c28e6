import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { house } from '../source-files.ts'
import { runner, type Scenario, scenariosOf } from './scenario-runner.ts'

/** A number in a file of law, and what it is changed to. */
export interface Change {
  readonly file: string
  readonly line: number
  readonly at: number
  readonly length: number
  readonly from: number
  readonly to: number
}

const procedures = join(house, 'packages', 'catalogue', 'src', 'procedures')
const numbers = /\b(?:workingDays|calendarDays|months|years|hours)\((\d+)|\bamount: (\d+)|(?<=\bdate: '\d\d-)(\d\d)|\bdate: '(\d\d)(?=-)/g

/** Each duration of each law.ts and limits.ts, one day (month, year) shorter and one longer; of a yearly date its month and its day. */
export function changesOf(folder: string): readonly Change[] {
  return ['law.ts', 'limits.ts'].flatMap((name) => {
    const file = join(procedures, folder, name)
    let text = ''
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      return []
    }
    return [...text.matchAll(numbers)].flatMap((m) => {
      const written = (m[1] ?? m[2] ?? m[3] ?? m[4])!
      const at = m.index + m[0].length - written.length
      const line = text.slice(0, at).split('\n').length
      return [-1, 1].map((step) => ({ file, line, at, length: written.length, from: Number(written), to: Number(written) + step }))
    })
  })
}

export const folders = readdirSync(procedures).filter((folder) => readdirSync(join(procedures, folder)).includes('law.ts'))
export const told = (change: Change): string => `${relative(house, change.file)}:${change.line}: ${change.from} → ${change.to}`

/** The catalogue loaded apart, so that one number can be another while its scenarios run. Nothing in the catalogue knows of it. */
export class LawHouse {
  // biome-ignore lint/correctness/noUnusedPrivateClassMembers: read by `changed`, through a pattern the rule does not follow
  private change: Change | undefined
  private readonly server: ViteDevServer

  private constructor(server: ViteDevServer) {
    this.server = server
  }

  static async open(): Promise<LawHouse> {
    const slot = globalThis as { fadu_scenario_runner?: typeof runner }
    slot.fadu_scenario_runner = runner
    const holder: { house?: LawHouse } = {}
    const server = await createServer({
      root: house,
      configFile: false,
      logLevel: 'error',
      appType: 'custom',
      server: { middlewareMode: true, hmr: false, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
      ssr: { noExternal: [/^@fadu\//] },
      plugins: [
        {
          name: 'changed-law',
          enforce: 'pre',
          resolveId: (id) => (id === 'virtual:scenario-runner' ? '\0scenario-runner' : undefined),
          load: (id) =>
            id === '\0scenario-runner'
              ? 'const { expect, test, describe } = globalThis.fadu_scenario_runner; export { expect, test, describe }'
              : undefined,
          transform: (code, id) => (id.startsWith(procedures) ? holder.house?.changed(code, id) : undefined),
        },
      ],
    })
    holder.house = new LawHouse(server)
    return holder.house
  }

  private changed(code: string, id: string): string | undefined {
    const { change } = this
    // A scenario file imports the test runner by name; here it finds the collecting one.
    if (id.endsWith('.test.ts')) return code.replace(/from 'vitest'/, "from 'virtual:scenario-runner'")
    if (!change || id.split('?')[0] !== change.file) return undefined
    return code.slice(0, change.at) + String(change.to).padStart(change.length, '0') + code.slice(change.at + change.length)
  }

  /** The scenarios of one procedure under a change of its law. Only its own folder is read again. Walks prove paths, not numbers, and are left out. */
  async scenarios(folder: string, change?: Change): Promise<readonly Scenario[]> {
    this.change = change
    const own = join(procedures, folder)
    for (const module of this.server.environments.ssr.moduleGraph.idToModuleMap.values()) {
      if (module.file?.startsWith(own)) this.server.environments.ssr.moduleGraph.invalidateModule(module)
    }
    const files = readdirSync(own).filter((name) => name.endsWith('.test.ts'))
    const all = await scenariosOf(async () => {
      for (const name of files) await this.server.ssrLoadModule(join(own, name))
    })
    return all.filter(({ title }) => !title.includes('every path'))
  }

  async close(): Promise<void> {
    await this.server.close()
  }
}
