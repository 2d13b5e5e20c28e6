import { AlignmentType, Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx'
import { describe, expect, test } from 'vitest'
import { everyItem } from './align.ts'
import type { PolicyDocument, Table as ReadTable } from './document.ts'
import { findCommitments } from './find-commitments.ts'
import { limits } from './limits.ts'
import { readDocument } from './read-document.ts'
import { inventedPlan } from './testing/invented-plan.ts'
import { type PdfBox, type PdfLine, smallPdf } from './testing/small-pdf.ts'
import { smallZip } from './testing/small-zip.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
async function opened(bytes: Uint8Array, name = 'file'): Promise<PolicyDocument> {
  const read = await readDocument(bytes, { name })
  if (!read.ok) throw new Error(read.refusal.en)
  return read.document
}
const refused = async (bytes: Uint8Array) => {
  const read = await readDocument(bytes, { name: 'file' })
  return read.ok ? 'read' : read.refusal.code
}
const tables = (d: PolicyDocument): readonly ReadTable[] => d.blocks.filter((b) => b.kind === 'table')
const titles = (d: PolicyDocument) => everyItem(findCommitments(d).tree).map((i) => `${i.number}${i.title}`)

describe('plain text', () => {
  test('offsets are those of the file', async () => {
    const d = await opened(utf8(inventedPlan), 'plan.txt')
    expect(d.text).toBe(inventedPlan)
    expect(d.format).toBe('txt')
    for (const b of d.blocks) expect(d.text.slice(b.start, b.end).trim()).toBe(d.text.slice(b.start, b.end))
  })
  test('a mark at the start is no character, and GB18030 is recognised', async () => {
    expect((await opened(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('一、目标')]))).text).toBe('一、目标')
    // 一、目标 in GB18030.
    expect((await opened(new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2, 0xc4, 0xbf, 0xb1, 0xea]))).text).toBe('一、目标')
    expect((await opened(new Uint8Array([0xff, 0xfe, 0x00, 0x4e, 0x01, 0x30]))).text).toBe('一、')
  })
})

describe('html', () => {
  test('paragraphs, entities, merged cells; scripts and page heads are left out', async () => {
    const d = await opened(
      utf8(
        '<!doctype html><head><title>网页</title><style>p{}</style></head><body><script>var a="<p>no</p>"</script><p>一、目&#26631;</p><p>做好&nbsp;目标。<br>继续。</p><table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr><tr><td rowspan=2>1</td><td rowspan="2">建窗口</td><td>区政务办</td></tr><tr><td>区司法局</td></tr></table></body>',
      ),
    )
    expect(d.format).toBe('html')
    expect(d.text).not.toMatch(/var a|网页/)
    expect(d.text.split('\n').slice(0, 3)).toEqual(['一、目标', '做好\u00a0目标。', '继续。'])
    const [table] = tables(d)
    expect(table!.grid.map((r) => r.map((c) => c.text))).toEqual([
      ['序号', '任务', '牵头单位'],
      ['1', '建窗口', '区政务办'],
      ['1', '建窗口', '区司法局'],
    ])
    expect(table!.grid[1]![0]).toBe(table!.grid[2]![0])
    for (const cell of table!.grid.flat()) expect(d.text.slice(cell.start, cell.end)).toBe(cell.text)
  })
})

const docxFile = async (): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        numbering: {
          config: [
            {
              reference: 'plan',
              levels: [
                { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: AlignmentType.START },
                { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）', alignment: AlignmentType.START },
                { level: 2, format: LevelFormat.DECIMAL, text: '%3.', alignment: AlignmentType.START },
              ],
            },
          ],
        },
        sections: [
          {
            children: [
              new Paragraph('云溪区便民服务实施方案'),
              new Paragraph({ text: '目标', numbering: { reference: 'plan', level: 0 } }),
              new Paragraph('做好目标。'),
              new Paragraph({ text: '任务', numbering: { reference: 'plan', level: 0 } }),
              new Paragraph({ text: '建窗口。到2024年建成12个窗口。', numbering: { reference: 'plan', level: 1 } }),
              new Paragraph({ text: '选址。选好地址。', numbering: { reference: 'plan', level: 2 } }),
              new Paragraph({ text: '育队伍。培训人员。', numbering: { reference: 'plan', level: 1 } }),
              new Table({
                rows: [
                  new TableRow({ children: ['任务', '牵头单位'].map((t) => new TableCell({ children: [new Paragraph(t)] })) }),
                  new TableRow({
                    children: [
                      new TableCell({ verticalMerge: VerticalMergeType.RESTART, children: [new Paragraph('建窗口')] }),
                      new TableCell({ children: [new Paragraph('区政务办')] }),
                    ],
                  }),
                  new TableRow({
                    children: [
                      new TableCell({ verticalMerge: VerticalMergeType.CONTINUE, children: [new Paragraph('')] }),
                      new TableCell({ children: [new Paragraph('区财政局')] }),
                    ],
                  }),
                ],
              }),
            ],
          },
        ],
      }),
    ),
  )

describe('docx', () => {
  test('numbers that the word processor draws are read, merged cells reach down', async () => {
    const d = await opened(await docxFile())
    expect(d.format).toBe('docx')
    expect(titles(d)).toEqual(['一、目标', '二、任务', '（一）建窗口', '1.选址', '（二）育队伍'])
    expect(tables(d)[0]!.grid.map((r) => r.map((c) => c.text))).toEqual([
      ['任务', '牵头单位'],
      ['建窗口', '区政务办'],
      ['建窗口', '区财政局'],
    ])
  })
  test('deleted words are no text', async () => {
    const xml = '<w:document><w:body><w:p><w:r><w:t>一、目标</w:t></w:r><w:del><w:r><w:t>旧</w:t></w:r></w:del></w:p></w:body></w:document>'
    expect((await opened(smallZip({ 'word/document.xml': xml }))).text).toBe('一、目标\n')
  })
})

describe('xlsx and fields', () => {
  test('shared texts, merged ranges and blank rows', async () => {
    const d = await opened(
      smallZip({
        'xl/sharedStrings.xml': '<sst><si><t>任务</t></si><si><r><t>牵头</t></r><r><t>单位</t></r></si><si><t>建窗口</t></si></sst>',
        'xl/worksheets/sheet1.xml':
          '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="inlineStr"><is><t>区政务办</t></is></c></row><row r="4"><c r="A4"/><c r="B4" t="inlineStr"><is><t>区财政局</t></is></c></row></sheetData><mergeCells><mergeCell ref="A3:A4"/></mergeCells></worksheet>',
      }),
    )
    expect(d.format).toBe('xlsx')
    expect(tables(d)[0]!.grid.map((r) => r.map((c) => c.text))).toEqual([
      ['任务', '牵头单位'],
      ['建窗口', '区政务办'],
      ['建窗口', '区财政局'],
    ])
  })
  test('tab and comma separated files keep their offsets; prose with commas is text', async () => {
    const tsv = '序号\t任务\t牵头单位\n1\t建窗口\t区政务办\n1\t建窗口\t区财政局\n'
    const d = await opened(utf8(tsv))
    expect(d.format).toBe('tsv')
    for (const cell of tables(d)[0]!.grid.flat()) expect(tsv.slice(cell.start, cell.end)).toBe(cell.text)
    expect(tables(d)[0]!.grid[1]![1]).toBe(tables(d)[0]!.grid[2]![1])
    expect((await opened(utf8('序号,任务,单位\n1,"建窗口,设平台",区政务办\n2,育队伍,区司法局\n'))).format).toBe('csv')
    expect((await opened(utf8('一、目标,做好目标,再做任务\n二、任务,做好\n'))).format).toBe('txt')
  })
})

describe('pdf', () => {
  const page = (number: number, lines: readonly string[]): readonly PdfLine[] => [
    { x: 220, y: 810, size: 9, text: '云溪区人民政府公报' },
    ...lines.map((text, i) => ({ x: text.startsWith('　') ? 118 : 90, y: 760 - i * 28, size: 14, text: text.replace(/^　/, '') })),
    { x: 280, y: 40, size: 10, text: `— ${number} —` },
  ]
  test('lines and pages are joined to paragraphs; page heads and numbers go', async () => {
    const d = await opened(
      smallPdf([
        page(1, [
          '　一、任务',
          '　（一）建窗口。各镇街都要建成方便群众办事的窗口，',
          '配齐人员，到二〇二四年全区建成十二个以上窗口，让全区',
        ]),
        page(2, ['群众在家门口就能办成事。', '　（二）育队伍。培训人员。']),
        page(3, ['　（三）强保障。保障经费。']),
      ]),
    )
    expect(d.format).toBe('pdf')
    expect(d.text.split('\n').filter(Boolean)).toEqual([
      '一、任务',
      '（一）建窗口。各镇街都要建成方便群众办事的窗口，配齐人员，到二〇二四年全区建成十二个以上窗口，让全区群众在家门口就能办成事。',
      '（二）育队伍。培训人员。',
      '（三）强保障。保障经费。',
    ])
    expect(titles(d)).toEqual(['一、任务', '（一）建窗口', '（二）育队伍', '（三）强保障'])
  })
  test('a table is read by its rules: merged cells, a row broken by a page', async () => {
    const at = (x: number, y: number, text: string): PdfLine => ({ x, y, size: 12, text })
    const column = (x: number, low: number, high: number): PdfBox => [x, low, 1, high - low]
    const row = (y: number, from = 50): PdfBox => [from, y, 451 - from, 1]
    const first = [50, 150, 300, 450].map((x) => column(x, 100, 700))
    const second = [50, 150, 300, 450].map((x) => column(x, 700, 780))
    const d = await opened(
      smallPdf(
        [
          [at(60, 740, '一、任务'), at(60, 680, '任务'), at(160, 680, '主要内容'), at(310, 680, '牵头单位')].concat([
            at(60, 600, '建窗口'),
            at(160, 630, '选址'),
            at(310, 630, '区政务办'),
            at(160, 560, '配人'),
            at(310, 560, '区财政局'),
            at(60, 480, '育队伍'),
            at(160, 480, '培训一百人，'),
            at(310, 480, '区司'),
          ]),
          [at(160, 760, '考核合格'), at(310, 760, '法局')],
        ],
        [
          [...first, row(700), row(660), row(600, 150), row(520)],
          [...second, row(700)],
        ],
      ),
    )
    expect(tables(d)).toHaveLength(1)
    expect(tables(d)[0]!.grid.map((r) => r.map((c) => c.text))).toEqual([
      ['任务', '主要内容', '牵头单位'],
      ['建窗口', '选址', '区政务办'],
      ['建窗口', '配人', '区财政局'],
      ['育队伍', '培训一百人，考核合格', '区司法局'],
    ])
    expect(d.text.startsWith('一、任务\n')).toBe(true)
  })
  test('radicals become the characters that are meant', async () => {
    const d = await opened(smallPdf([page(1, ['　⼀、任务', '　（⼆）便⺠服务。⽅便群众。'])]))
    expect(titles(d)).toEqual(['一、任务', '（二）便民服务'])
  })
  test('a scan has no text layer', async () => expect(await refused(smallPdf([[]]))).toBe('no-text-layer'))
})

describe('refusals', () => {
  test('each with words in both languages', async () => {
    const read = await readDocument(new Uint8Array(), { name: 'x' })
    expect(read).toEqual({ ok: false, refusal: { code: 'empty', zh: '文件是空的', en: 'the file is empty' } })
  })
  test.each([
    ['spaces only', utf8(' \n\t\n'), 'empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'not-recognised'],
    ['an archive of something else', smallZip({ 'a.txt': 'x' }), 'not-recognised'],
    ['half an archive', smallZip({ 'word/document.xml': '<w:t>x</w:t>' }).slice(0, 60), 'damaged'],
    ['a docx without a body', smallZip({ 'word/document.xml': '' }), 'damaged'],
    ['an old doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-office-format'],
    [
      'a locked docx',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0])]),
      'encrypted',
    ],
    ['half a PDF', utf8('%PDF-1.7\nnothing'), 'damaged'],
    ['zeros', new Uint8Array(100), 'not-recognised'],
    ['noise', new Uint8Array(Array.from({ length: 600 }, (_, i) => (i * 89) % 251 || 1)), 'not-text'],
  ])('%s', async (_, bytes, code) => expect(await refused(bytes)).toBe(code))
  test('an archive that unpacks to too much, whatever its directory claims', async () => {
    const much = new Uint8Array((limits.unpackedMiB + 1) * 1024 * 1024)
    expect(await refused(smallZip({ 'word/document.xml': 'x' }, much.length))).toBe('unpacks-too-large')
    expect(await refused(smallZip({ 'word/document.xml': much }, 1000))).toBe('unpacks-too-large')
  }, 60_000)
})
