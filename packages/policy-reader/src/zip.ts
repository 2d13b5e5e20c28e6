import { inflateRawSync } from 'node:zlib'
import { Unreadable } from './document.ts'
import { limits } from './limits.ts'

interface Entry {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** The files of a zip archive, unpacked one at a time and never beyond the limit, whatever its directory claims. */
export interface Archive {
  readonly names: readonly string[]
  readonly read: (name: string) => Uint8Array | undefined
}

const damaged = (): Unreadable =>
  new Unreadable('damaged', '文件已损坏，压缩包目录无法读取', 'the file is damaged: its archive directory cannot be read')
const bomb = (): Unreadable =>
  new Unreadable(
    'unpacks-too-large',
    `解压后超过 ${limits.unpackedMiB} MiB，未予读取`,
    `it unpacks to more than ${limits.unpackedMiB} MiB and was not read`,
  )

function directoryOf(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = -1
  for (let i = bytes.length - 22; i >= Math.max(0, bytes.length - 65_557); i--)
    if (view.getUint32(i, true) === 0x06054b50) {
      end = i
      break
    }
  if (end < 0) throw damaged()
  const total = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let i = 0; i < total; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function unpack(bytes: Uint8Array, entry: Entry, room: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.flags & 1) throw new Unreadable('encrypted', '文件已加密，请先去除密码', 'the file is encrypted; remove the password first')
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw damaged()
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw damaged()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) })
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bomb()
    throw damaged()
  }
}

/** Opens a zip archive. @throws Unreadable when it is damaged, encrypted, or unpacks to too much */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = directoryOf(bytes)
  if (entries.length > limits.archiveEntries || entries.reduce((n, e) => n + e.size, 0) > limits.unpackedMiB * 1024 * 1024) throw bomb()
  let room = limits.unpackedMiB * 1024 * 1024
  return {
    names: entries.map((e) => e.name),
    read: (name) => {
      const entry = entries.find((e) => e.name === name)
      if (!entry) return undefined
      const content = unpack(bytes, entry, room)
      room -= content.length
      return content
    },
  }
}
