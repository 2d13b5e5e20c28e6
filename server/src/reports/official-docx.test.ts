import { day } from '@fadu/legal-time'
import { describe, expect, it } from 'vitest'
import { unpacked } from '../testing/unpacked.ts'
import { faultInXml } from '../testing/well-formed.ts'
import type { ReportDocument } from './document.ts'
import { writeOfficialDocument } from './official-docx.ts'

const said = (zh: string) => ({ zh, en: zh })
const definition = {
  question: said('占多少？'),
  numerator: said('调解 & 撤回的 <案件>'),
  denominator: said('全部办结案件'),
  cutOff: said('以结案之日为准'),
  source: said('行政复议'),
  readings: [{ term: said('按受理后办结计'), denominator: said('受理后办结的'), printed: '59.3%', numerator: 51, of: 86 }],
}
const report: ReportDocument = {
  title: '2026年法治政府建设年度报告',
  issuer: '试验区人民政府',
  office: '试验区司法局',
  number: '试政发〔2027〕8号',
  copies: '区委依法治区办、区人大常委会办公室',
  on: day('2027-01-06'),
  reference: '（2026）试报第1号',
  parts: [
    { heading: '一、履行第一责任人职责情况', sections: [{ paragraphs: ['按照规定履行职责。'] }] },
    {
      heading: '二、主要举措和成效',
      sections: [
        { heading: '（一）矛盾纠纷化解', paragraphs: ['成功率100.0%。'] },
        { heading: '（二）复议', paragraphs: ['调撤率56.0%。'] },
      ],
    },
  ],
  annex: Array.from({ length: 95 }, (_, n) => ({
    term: said(`指标${n}`),
    period: '2026',
    printed: '56.0%',
    numerator: 51,
    denominator: 91,
    asOf: '2027-01-05',
    definition,
  })),
  elsewhere: [{ title: '复议', figure: '59.3%', source: '区法院年报', contradicted: '按受理后办结计' }],
  asOf: day('2027-01-05'),
}
const partsOf = async (more: Partial<ReportDocument> = {}) => {
  return unpacked(await writeOfficialDocument({ ...report, ...more }))
}
const bodyOf = async (more: Partial<ReportDocument> = {}) => (await partsOf(more)).get('word/document.xml')!
const plain = (xml: string) => xml.replace(/<[^>]+>/g, '')

/** The paragraph in which some words stand. */
const paragraphOf = (xml: string, words: string): string =>
  [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].map((m) => m[0]).find((p) => plain(p).includes(words)) ?? ''

describe('a report in the layout of GB/T 9704', () => {
  it('opens: every part is there and is well-formed', async () => {
    const parts = await partsOf()
    for (const name of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/_rels/document.xml.rels', 'word/settings.xml'])
      expect(parts.has(name), name).toBe(true)
    const faults = [...parts]
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .flatMap(([name, text]) => {
        const fault = faultInXml(text)
        return fault === undefined ? [] : [`${name}: ${fault}`]
      })
    expect(faults).toEqual([])
    expect([faultInXml('<a><b></a></b>'), faultInXml('<a x="1" x="2"/>'), faultInXml('<a>&</a>'), faultInXml('<a/><b/>')]).not.toContain(
      undefined,
    )
  })

  it('page, grid, fonts and heading levels', async () => {
    const parts = await partsOf()
    const text = parts.get('word/document.xml')!
    expect(text).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/)
    expect(text).toMatch(/<w:pgMar[^>]*w:top="2098"[^>]*w:right="1474"[^>]*w:bottom="1984"[^>]*w:left="1588"/)
    expect(text).toMatch(/<w:docGrid[^>]*w:linePitch="579"/)
    for (const [words, font] of [
      ['2026年法治政府建设年度报告', '方正小标宋简体'],
      ['一、履行第一责任人职责情况', '黑体'],
      ['（一）矛盾纠纷化解', '楷体_GB2312'],
      ['成功率100.0%', '仿宋_GB2312'],
      ['数据说明', '方正小标宋简体'],
    ] as const)
      expect(text.match(new RegExp(`<w:r>(?:(?!</w:r>).)*${font}(?:(?!</w:r>).)*${words}`)), words).not.toBeNull()
    expect(parts.get('word/fontTable.xml')).toContain('<w:altName w:val="仿宋"/>')
  })

  it('the red head: mark, number, line as wide as the block; with a signer the number stands left', async () => {
    const xml = await bodyOf()
    const mark = paragraphOf(xml, '试验区人民政府')
    expect(mark).toMatch(/<w:spacing[^>]*w:before="1984"/)
    expect(mark).toContain('<w:color w:val="FF0000"/>')
    expect(mark).toContain('方正小标宋简体')
    const number = paragraphOf(xml, '试政发〔2027〕8号')
    expect(number).toContain('<w:jc w:val="center"/>')
    expect(number).toMatch(/<w:pBdr><w:bottom[^>]*w:color="FF0000"/)
    expect(plain(paragraphOf(await bodyOf({ signer: '张示例', to: '市人民政府' }), '试政发〔2027〕8号'))).toBe(
      '试政发〔2027〕8号签发人：张示例',
    )
    expect(plain(paragraphOf(await bodyOf({ to: '市人民政府' }), '市人民政府：'))).toBe('市人民政府：')
  })

  it('everything in its order: head, title, text, note of the annex, organ and day, annex, imprint', async () => {
    const text = plain(await bodyOf())
    const order = [
      '试政发〔2027〕8号',
      '2026年法治政府建设年度报告',
      '一、履行',
      '二、主要',
      '附件：数据说明',
      '2027年1月6日',
      '指标和定义',
      '抄送：区委依法治区办、区人大常委会办公室。',
      '2027年1月6日印发',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  it('the imprint stands at the foot of the last page, between rules of 0.35 mm, with one of 0.25 mm within', async () => {
    const xml = await bodyOf()
    const imprint = xml.slice(xml.lastIndexOf('<w:tbl>'))
    expect(imprint).toMatch(/<w:tblpPr[^>]*w:tblpYSpec="bottom"/)
    expect([...imprint.matchAll(/<w:(top|bottom) w:val="single"[^>]*w:sz="(\d)"/g)].map((m) => [m[1], m[2]])).toEqual([
      ['top', '8'],
      ['bottom', '6'],
      ['top', '6'],
      ['bottom', '8'],
    ])
    const draft = plain(await bodyOf({ on: undefined as never, mark: '送审稿' }))
    expect(draft).toContain('（送审稿）')
    expect(draft).not.toContain('印发')
  })

  it('the annex repeats its head and tears no row; each figure with definition, counts, cut-off, source and other readings', async () => {
    const xml = await bodyOf()
    const tables = xml.split('<w:tbl>').slice(1)
    expect(tables).toHaveLength(3)
    expect(tables.map((table) => table.split('<w:tblHeader/>').length - 1)).toEqual([1, 1, 0])
    expect(tables[0]!.split('<w:cantSplit/>').length - 1).toBe(96)
    const row = plain(tables[0]!.split('<w:tr>')[2]!)
    for (const words of [
      '指标0（2026）',
      '占多少？',
      '56.0%',
      '（51/91）',
      '按受理后办结计：59.3%（51/86）',
      '全部办结案件',
      '以结案之日为准',
      '截至2027-01-05',
      '行政复议',
    ])
      expect(row).toContain(words)
    expect(plain(tables[1]!)).toContain('59.3%区法院年报按受理后办结计')
  })

  it('page numbers between dashes, odd right and even left, in half-width 宋体 of size 4', async () => {
    const parts = await partsOf()
    const footers = [...parts].filter(([name]) => /^word\/footer\d/.test(name)).map(([, text]) => text)
    expect(parts.get('word/settings.xml')).toContain('evenAndOddHeaders')
    expect(footers.map((text) => /<w:jc w:val="(\w+)"/.exec(text)?.[1]).toSorted()).toEqual(['left', 'right'])
    for (const text of footers) {
      expect(plain(text)).toMatch(/^— .*PAGE.* —$/)
      expect(text).toContain('<w:sz w:val="28"/>')
      expect(text).toContain('宋体')
    }
  })
})
