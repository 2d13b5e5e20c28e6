import { catalogue } from '@fadu/catalogue'
import { type Article, citeEn, citeZh } from '@fadu/legal-time'
import { type AnyProcedure, engineRefusals } from '@fadu/procedure'
import { statuteNames } from '../../packages/catalogue/src/statutes/index.ts'

interface GateLine {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly under: readonly Article[]
  readonly where: string
}

type Needs = readonly { code: string; otherwise: { zh: string; en: string }; under: Article | readonly Article[] }[]

function gatesOf(procedure: AnyProcedure): readonly GateLine[] {
  return Object.entries(procedure.events as Record<string, { term: { zh: string }; needs?: Needs }>).flatMap(([key, spec]) =>
    (spec.needs ?? []).map((gate) => ({
      code: gate.code,
      zh: gate.otherwise.zh,
      en: gate.otherwise.en,
      under: [gate.under].flat() as Article[],
      where: `${procedure.term.zh} ${procedure.edition} · ${spec.term.zh} \`${key}\``,
    })),
  )
}

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

function section(procedure: string, code: string, lines: readonly GateLine[]): string {
  const articles = [...new Map(lines.flatMap((l) => l.under).map((a) => [JSON.stringify(a), a])).values()]
  const first = lines[0]!
  return [
    `### ${code}`,
    '',
    `${first.zh}。${first.en}.`,
    '',
    // Where no statute is behind a gate, it is a rule of the house with its row among the readings.
    articles.length === 0
      ? '- 依据 Basis: 本级工作规则，见 [readings.md](readings.md) a rule of this house'
      : `- 依据 Basis: ${articles.map((a) => `${citeZh(a)}（${a.edition ?? ''}） ${citeEn(a, statuteNames)}`).join('; ')}`,
    `- 程序 Procedure: \`${procedure}\``,
    `- 事项 Events: ${unique(lines.map((l) => l.where)).join('; ')}`,
    '',
  ].join('\n')
}

/** docs/refusals.md: every "no" the house can give, with its sentence and article. */
export function refusalsPage(): string {
  const ids = unique(catalogue.procedures.map((p) => p.id))
  const engine = Object.entries(engineRefusals).map(([code, { zh, en }]) => `### ${code}\n\n${zh}。${en}.\n`)
  const chapters = ids.flatMap((id) => {
    const editions = catalogue.procedures.filter((p) => p.id === id)
    const lines = editions.flatMap(gatesOf)
    if (lines.length === 0) return []
    const codes = unique(lines.map((l) => l.code))
    return [
      `## ${editions[0]!.term.zh} ${editions[0]!.term.en}\n`,
      ...codes.map((code) =>
        section(
          id,
          code,
          lines.filter((l) => l.code === code),
        ),
      ),
    ]
  })
  return [
    '# Refusals 不予办理的理由',
    '',
    'Made by `npx tsx tidy/generate.ts` from the catalogue; do not edit. A refusal lists every unmet reason at once; each code has its heading here.',
    '',
    '## 通用 Of the engine, in every procedure',
    '',
    ...engine,
    ...chapters,
  ].join('\n')
}
