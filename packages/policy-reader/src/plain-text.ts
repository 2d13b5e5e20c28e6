import { type Block, type PolicyDocument, Unreadable } from './document.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Decodes text: UTF-8 with or without a mark, UTF-16 with a mark, else GB18030. The mark is no character of the text. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes)
    const strange = [...text.slice(0, 4000)].filter((c) => c === '\ufffd' || (c < ' ' && !'\t\r\n\f'.includes(c))).length
    if (strange > Math.max(4, Math.min(text.length, 4000) / 50))
      throw new Unreadable(
        'not-text',
        '文件内容不是可读的文本（既不是 UTF-8，也不是 GB18030）',
        'the content is no readable text, neither UTF-8 nor GB18030',
      )
    return text
  }
}

const space = /[\s\u00a0\u3000\ufeff]/

/** A line is a paragraph; the space around it is not part of it. */
export function plainBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  for (const line of text.split('\n')) {
    let [start, end] = [at, at + line.length]
    while (start < end && space.test(text[start]!)) start++
    while (end > start && space.test(text[end - 1]!)) end--
    if (end > start) blocks.push({ kind: 'paragraph', start, end })
    at += line.length + 1
  }
  return blocks
}

export const plainDocument = (name: string, text: string): PolicyDocument => ({ name, format: 'txt', text, blocks: plainBlocks(text) })
