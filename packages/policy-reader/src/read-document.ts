import { delimitedDocument, looksDelimited } from './delimited.ts'
import { type DocumentReading, type PolicyDocument, Unreadable } from './document.ts'
import { limits } from './limits.ts'
import { decodeText, plainDocument } from './plain-text.ts'

export interface Source {
  /** The file's name, for the reading to carry; the format is told by the content. */
  readonly name: string
  readonly mediaType?: string
}

const startsWith = (bytes: Uint8Array, ...wanted: readonly number[]): boolean => wanted.every((b, i) => bytes[i] === b)
const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

async function packed(bytes: Uint8Array, name: string): Promise<PolicyDocument> {
  const { openArchive } = await import('./zip.ts')
  const { names } = openArchive(bytes)
  if (names.includes('word/document.xml')) return (await import('./docx-document.ts')).docxDocument(name, bytes)
  if (names.some((n) => n.startsWith('xl/'))) return (await import('./xlsx-document.ts')).xlsxDocument(name, bytes)
  throw new Unreadable('not-recognised', '这是压缩包，不是 docx 或 xlsx 文件', 'this is an archive, not a docx or xlsx file')
}

const charsetOf = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(ascii(bytes, 0, 4096))?.[1]?.toLowerCase()

function textOf(bytes: Uint8Array): string {
  const charset = charsetOf(bytes)
  return charset && /^(?:gb2312|gbk|gb18030)$/.test(charset) ? new TextDecoder('gb18030').decode(bytes) : decodeText(bytes)
}

const looksHtml = (text: string): boolean => {
  const head = text.slice(0, 20_000)
  return (
    /^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html)/i.test(head) ||
    (/^\s*</.test(head) && (head.match(/<\/?(?:p|div|table|tr|td|span|br|body|head|meta|h[1-6]|tbody)\b[^>]*>/gi)?.length ?? 0) >= 2)
  )
}

async function written(bytes: Uint8Array, name: string): Promise<PolicyDocument> {
  const text = textOf(bytes)
  if (text.includes('\u0000'))
    throw new Unreadable(
      'not-recognised',
      '不是可识别的文件格式（应为 txt、html、docx、pdf、xlsx、tsv、csv）',
      'the format is not recognised (wanted: txt, html, docx, pdf, xlsx, tsv, csv)',
    )
  if (text.length > limits.textCharacters)
    throw new Unreadable('too-large', `超过 ${limits.textCharacters} 个字符`, `it has more than ${limits.textCharacters} characters`)
  if (/^\s*\{\\rtf/.test(text))
    throw new Unreadable('old-office-format', '这是 RTF 文件，请另存为 docx', 'this is an RTF file; save it as docx')
  if (looksHtml(text)) return (await import('./html-document.ts')).htmlDocument(name, text)
  if (looksDelimited(text, '\t')) return delimitedDocument(name, text, '\t')
  if (looksDelimited(text, ',')) return delimitedDocument(name, text, ',')
  return plainDocument(name, text)
}

async function read(bytes: Uint8Array, { name }: Source): Promise<PolicyDocument> {
  if (bytes.length === 0) throw new Unreadable('empty', '文件是空的', 'the file is empty')
  if (bytes.length > limits.fileMiB * 1024 * 1024)
    throw new Unreadable('too-large', `文件超过 ${limits.fileMiB} MiB`, `the file is larger than ${limits.fileMiB} MiB`)
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return packed(bytes, name)
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return (await import('./pdf-document.ts')).pdfDocument(name, bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw oldOffice(bytes)
  const binary = [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x52, 0x61, 0x72, 0x21],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x1f, 0x8b],
    [0x7f, 0x45, 0x4c, 0x46],
  ]
  if (binary.some((b) => startsWith(bytes, ...b)))
    throw new Unreadable(
      'not-recognised',
      '这是图片、压缩包或程序，不是文件正文',
      'this is a picture, an archive or a program, not a document',
    )
  return written(bytes, name)
}

/** A locked docx is kept inside the old container, under a stream of its own. */
function oldOffice(bytes: Uint8Array): Unreadable {
  const utf16 = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0])
  const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(utf16))
  return locked
    ? new Unreadable('encrypted', '文件已加密，请先去除密码', 'the file is encrypted; remove the password first')
    : new Unreadable(
        'old-office-format',
        '这是旧版 doc/xls/wps 文件，请另存为 docx 或 xlsx',
        'this is an old doc/xls/wps file; save it as docx or xlsx',
      )
}

/** Reads a file's bytes into text with stable places, or says in words why it cannot. It never throws on what a file holds. */
export async function readDocument(bytes: Uint8Array, source: Source): Promise<DocumentReading> {
  try {
    const document = await read(bytes, source)
    if (document.text.trim() === '') throw new Unreadable('empty', '文件里没有文字', 'the file holds no text')
    return { ok: true, document }
  } catch (fault) {
    if (fault instanceof Unreadable) return { ok: false, refusal: fault.refusal }
    return { ok: false, refusal: { code: 'damaged', zh: '文件已损坏，无法读取', en: 'the file is damaged and cannot be read' } }
  }
}
