import { words } from '@fadu/procedure'
import { fileTypeFromBuffer } from 'file-type'
import { type ArchiveFault, archiveFault } from './archive.ts'
import { Problem } from './problems.ts'

/** What may be uploaded: extension → the types its content may really have. What is not listed is refused. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  webp: ['image/webp'],
  heic: ['image/heic', 'image/heif'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  mp3: ['audio/mpeg'],
  m4a: ['audio/x-m4a', 'audio/mp4'],
  wav: ['audio/wav'],
  amr: ['audio/amr'],
  mp4: ['video/mp4'],
  txt: ['text/plain'],
}

export const acceptedExtensions = Object.keys(accepted)

/** Pages of the web that an office has a document in: taken for reading only, kept and handed out as plain text, never as a page. */
const pages: readonly string[] = ['html', 'htm']

/** Files of older programs, and what to do with them. */
const older: Readonly<Record<string, string>> = { doc: 'docx', wps: 'docx', xls: 'xlsx', et: 'xlsx', rtf: 'docx' }

interface Taking {
  /** Pages of the web are taken as well. */
  readonly pages?: boolean
}

/**
 * The real type of an upload, from its content and never from what the sender says.
 * @throws Problem 415 naming what the file pretends to be and what it is
 */
export async function sniffedType(name: string, content: Buffer, taking: Taking = {}): Promise<string> {
  const extension = name.toLowerCase().split('.').at(-1) ?? ''
  if (taking.pages && pages.includes(extension)) return pageType(content)
  const newer = older[extension]
  if (newer)
    throw refusal(
      `“.${extension}”是旧版格式，无法识别其内容；请用 WPS 或者 Word 打开，另存为 ${newer} 后再提交`,
      `“.${extension}” is an old format that is not read; open it in WPS or Word, save it as ${newer} and send again`,
    )
  const allowed = accepted[extension]
  const list = acceptedExtensions.join('、')
  if (!allowed)
    throw refusal(
      `不接受“.${extension}”文件；可以提交：${list}`,
      `Files “.${extension}” are not accepted; these are: ${acceptedExtensions.join(', ')}`,
    )
  if (content.length === 0) throw refusal('文件是空的', 'The file is empty')
  if (extension === 'docx' || extension === 'xlsx') await mustBeHarmless(content)
  const found = await fileTypeFromBuffer(content)
  if (extension === 'txt') {
    if (found || !isText(content)) throw refusal('文件内容不是文本', 'The content is not text')
    return 'text/plain'
  }
  if (!found || !allowed.includes(found.mime)) {
    throw refusal(
      `文件名是“.${extension}”，内容却${found ? `是 ${found.mime}` : '无法识别'}，未予接收`,
      `The name says “.${extension}”, the content ${found ? `is ${found.mime}` : 'cannot be recognised'}; it was not taken`,
    )
  }
  return found.mime
}

const archiveFaults: Readonly<Record<ArchiveFault, readonly [string, string]>> = {
  broken: ['文件已损坏或者结构不正常，未予接收', 'The file is damaged or oddly built; it was not taken'],
  encrypted: ['文件设有密码，请去掉密码后再提交', 'The file is protected by a password; remove it and send again'],
  'too-large': ['文件解压后过大，未予接收', 'The file is too large once unpacked; it was not taken'],
  'too-many': ['文件内部条目过多，未予接收', 'The file holds too many parts; it was not taken'],
  nested: ['文件中嵌有压缩包，请取出后分别提交', 'There is an archive inside the file; take it out and send it separately'],
  active: ['文件中含有宏或者程序，请另存为不含宏的文件再提交', 'The file holds macros or programs; save it without them and send again'],
  names: ['文件内部条目名称不正常，未予接收', 'Parts of the file have names they should not have; it was not taken'],
}

/** Office files are archives; one with a password is none, but the container older office programs wrote. */
async function mustBeHarmless(content: Buffer): Promise<void> {
  const container = content.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  const archive = content.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))
  const fault = container ? 'encrypted' : archive ? await archiveFault(content) : undefined
  if (fault) throw refusal(...archiveFaults[fault])
}

const refusal = (zh: string, en: string) =>
  new Problem(415, 'file-type', words(zh, en), { detail: words('其他填写的内容已保留。', 'Everything else you filled in is kept.') })

/** A page as what it is handed out as. @throws Problem 415 where the content is no text */
async function pageType(content: Buffer): Promise<string> {
  if (content.length === 0) throw refusal('文件是空的', 'The file is empty')
  const found = await fileTypeFromBuffer(content)
  // Written as XML a page is recognised as such; pages of offices are often in GB18030.
  if ((found && found.mime !== 'application/xml') || content.includes(0)) throw refusal('文件内容不是网页', 'The content is no web page')
  return 'text/plain'
}

function isText(content: Buffer): boolean {
  if (content.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}

/**
 * A name that is safe to keep and to send back: no path, no control or invisible characters (one that turns the reading order round
 * shows “gnp.exe” as “exe.png”), nothing a file system would not take, at most 120 characters.
 */
export const safeName = (name: string): string =>
  [
    ...name
      .replace(/^.*[\\/]/s, '')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
      .normalize('NFC')
      .replace(/^[.\s]+|[.\s]+$/g, ''),
  ]
    .slice(-120)
    .join('') || 'file'

/** The name under which a file is handed out: its ending tells what its content is, whatever the name says. */
export function namedAsItIs(name: string, type: string): string {
  const fits = accepted[name.toLowerCase().split('.').at(-1) ?? '']?.includes(type) ?? false
  const ending = acceptedExtensions.find((extension) => accepted[extension]!.includes(type))
  return fits || !ending ? name : `${name}.${ending}`
}

/** Always a download, never shown; the name in the form of RFC 8187, with a plain one for programs that do not read that. */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
