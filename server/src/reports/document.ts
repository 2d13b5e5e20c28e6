import type { PublicReportView } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { organName } from '../organisation.ts'
import { FigureWriter } from './figure-writer.ts'
import { writeOfficialDocument } from './official-docx.ts'
import { annexOf, publicly } from './public-report.ts'
import { byPart, composedText, elsewhereIn, factsOf, frozenIn, headOf, sectionsOf } from './report-text.ts'

/** What stands in the document of a report, in its order. */
export interface ReportDocument {
  readonly title: string
  readonly issuer: string
  /** The office that drew it up and has it printed. */
  readonly office: string
  /** 发文字号 */
  readonly number?: string
  readonly signer?: string
  /** 主送 and 抄送 */
  readonly to?: string
  readonly copies?: string
  /** 送审稿 until it is approved. */
  readonly mark?: string
  readonly on?: Day
  readonly reference: string
  readonly parts: readonly {
    readonly heading: string
    readonly sections: readonly { readonly heading?: string; readonly paragraphs: readonly string[] }[]
  }[]
  readonly annex: PublicReportView['annex']
  readonly elsewhere: PublicReportView['elsewhere']
  readonly asOf?: Day
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const numeral = (n: number): string =>
  n < 10 ? numerals[n]! : `${n >= 20 ? numerals[Math.floor((n + 1) / 10) - 1] : ''}十${numerals[((n + 1) % 10) - 1] ?? ''}`

/** The report as it is printed: headings numbered 一、（一）, figures written in, the annex drawn from the freeze. */
export function documentFrom(
  house: House,
  open: OpenCase,
  names: { readonly issuer: string; readonly office: string },
  reference: string,
): ReportDocument {
  const facts = factsOf(open.view)
  const writer = new FigureWriter(house)
  const figures = frozenIn(facts)
  return {
    title: facts.published?.title ?? open.procedure.title(open.view.facts as never).zh,
    ...names,
    ...headOf(facts),
    ...(facts.approved ? {} : { mark: facts.drafted ? '送审稿' : '编写提纲' }),
    ...(facts.approved && { on: facts.approved.on }),
    reference,
    parts: byPart(sectionsOf(facts)).map(({ term, sections }, p) => ({
      heading: `${numeral(p)}、${term.zh}`,
      sections: sections.map(({ title, text }, s) => ({
        // One section that bears the name of its part needs no second heading.
        ...((sections.length > 1 || title !== term.zh) && { heading: `（${numeral(s)}）${title}` }),
        paragraphs: composedText(text, figures, writer)
          .split(/\n+/)
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      })),
    })),
    annex: annexOf(open, writer),
    elsewhere: elsewhereIn(facts).map(publicly),
    ...(facts.figuresFrozen && { asOf: facts.figuresFrozen.asOf }),
  }
}

/** The docx file of a report with the name it is saved under. */
export async function reportDocument(
  house: House,
  open: OpenCase,
  reference: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const organisation = await house.organisation.current()
  const { issuer, office } = factsOf(open.view).planned!
  const names = { issuer: organName(organisation, issuer), office: organName(organisation, office) }
  const written = documentFrom(house, open, names, reference)
  return { name: `${written.title}${written.mark ? `（${written.mark}）` : ''}.docx`, content: await writeOfficialDocument(written) }
}
