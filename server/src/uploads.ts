import { words } from '@fadu/procedure'
import { fileTypeFromBuffer } from 'file-type'
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

/**
 * The real type of an upload, from its content and never from what the sender says.
 * @throws Problem 415 naming what the file pretends to be and what it is
 */
export async function sniffedType(name: string, content: Buffer): Promise<string> {
  const extension = name.toLowerCase().split('.').at(-1) ?? ''
  const allowed = accepted[extension]
  const list = acceptedExtensions.join('、')
  if (!allowed)
    throw refusal(
      `不接受“.${extension}”文件；可以提交：${list}`,
      `Files “.${extension}” are not accepted; these are: ${acceptedExtensions.join(', ')}`,
    )
  if (content.length === 0) throw refusal('文件是空的', 'The file is empty')
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

const refusal = (zh: string, en: string) =>
  new Problem(415, 'file-type', words(zh, en), { detail: words('其他填写的内容已保留。', 'Everything else you filled in is kept.') })

function isText(content: Buffer): boolean {
  if (content.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}

/** A name that is safe to keep and to send back: no path, no control characters, at most 120 characters. */
export const safeName = (name: string): string => [...name.replace(/^.*[\\/]/, '').replace(/\p{Cc}/gu, '')].slice(-120).join('') || 'file'
