import { crc32 } from 'node:zlib'

interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'
const main = `${office}/spreadsheetml/2006/main`
const relations = `${office}/package/2006/relationships`
const document = `${office}/officeDocument/2006/relationships`
const type = (part: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`

const columnName = (n: number): string => (n < 26 ? '' : columnName(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26))

const sheetXml = ({ rows }: Sheet): string =>
  `${head}<worksheet xmlns="${main}"><cols><col min="1" max="60" width="22" customWidth="1"/></cols><sheetData>${rows
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row
          .map((text, x) => `<c r="${columnName(x)}${y + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`)
          .join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

/** Names of sheets may not hold these, nor be longer than 31. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** A workbook (xlsx) of plain text cells: nothing in it is a formula. */
export function workbook(sheets: readonly Sheet[]): Buffer {
  const each = (write: (sheet: Sheet, n: number) => string): string => sheets.map((sheet, i) => write(sheet, i + 1)).join('')
  return archive([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type('sheet.main')}"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type('worksheet')}"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${document}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${document}"><sheets>${each(({ name }, n) => `<sheet name="${escaped(sheetName(name))}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${relations}">${each((_, n) => `<Relationship Id="r${n}" Type="${document}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ],
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)] as const),
  ])
}

/** A zip archive of parts as they are: a table without rows is not worth packing. */
function archive(parts: readonly (readonly [name: string, text: string])[]): Buffer {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, text] of parts) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)]
    const common = Buffer.alloc(26)
    // Version 2.0, names in UTF-8, stored, the first day the format knows: the same table is the same bytes.
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([mark(0x04034b50), common, title, content])
    const entry = Buffer.concat([mark(0x02014b50), Buffer.from([20, 0]), common, Buffer.alloc(14), title])
    entry.writeUInt32LE(at, 42)
    bodies.push(local)
    list.push(entry)
    at += local.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, directory, mark(0x06054b50), end])
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
