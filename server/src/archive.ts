import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

/** What an office file may be as an archive; real ones stay far below. */
const mostEntries = 5000
const mostBytes = 200 * 1_048_576

/** Why an archive is not taken. */
export type ArchiveFault = 'broken' | 'encrypted' | 'too-large' | 'too-many' | 'nested' | 'active' | 'names'

interface Entry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly compressed: number
  readonly size: number
  readonly at: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
// Archives inside archives hide what is in them. Tables embedded in a text are usual and stay.
const archives = /\.(zip|jar|7z|rar|gz|tgz|tar|xz|bz2|cab|iso|apk|zst)$/i
const programs = /(^|\/)vbaproject\.bin$|\.(exe|dll|scr|com|bat|cmd|ps1|vbs|js|wsf|hta|lnk|msi)$/i
const inflated = promisify(inflateRaw)

/**
 * Looks through an office file before anybody opens it: by its list of contents, then by unpacking each part up to the size the list
 * tells and no byte further, for a list can lie.
 */
export async function archiveFault(content: Buffer): Promise<ArchiveFault | undefined> {
  const entries = entriesOf(content)
  if (typeof entries === 'string') return entries
  if (entries.some((entry) => entry.encrypted)) return 'encrypted'
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > mostBytes) return 'too-large'
  if (entries.some(({ name }) => /^[\\/]|^[a-z]:|(^|[\\/])\.\.([\\/]|$)|\p{Cc}|\p{Cf}/iu.test(name))) return 'names'
  if (entries.some(({ name }) => archives.test(name))) return 'nested'
  if (entries.some(({ name }) => programs.test(name))) return 'active'
  for (const entry of entries) if (!(await holds(content, entry))) return 'broken'
  return undefined
}

function entriesOf(content: Buffer): Entry[] | ArchiveFault {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > content.length || content.readUInt32LE(end) !== endMark) return 'broken'
  const [count, size, from] = [content.readUInt16LE(end + 10), content.readUInt32LE(end + 12), content.readUInt32LE(end + 16)]
  if (count > mostEntries) return 'too-many'
  // Nothing before the first part and nothing between list and end: a file that is two things at once is neither.
  if (from + size !== end || end + 22 + content.readUInt16LE(end + 20) !== content.length) return 'broken'
  const entries: Entry[] = []
  let at = from
  while (entries.length < count) {
    if (at + 46 > end || content.readUInt32LE(at) !== entryMark) return 'broken'
    const names = content.readUInt16LE(at + 28)
    entries.push({
      name: content.toString('utf8', at + 46, at + 46 + names),
      encrypted: (content.readUInt16LE(at + 8) & 1) === 1,
      method: content.readUInt16LE(at + 10),
      compressed: content.readUInt32LE(at + 20),
      size: content.readUInt32LE(at + 24),
      at: content.readUInt32LE(at + 42),
    })
    at += 46 + names + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32)
  }
  return at === end ? entries : 'broken'
}

/** Whether a part is as large as the list says. */
async function holds(content: Buffer, { at, method, compressed, size }: Entry): Promise<boolean> {
  if (at + 30 > content.length || content.readUInt32LE(at) !== localMark) return false
  const from = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28)
  const packed = content.subarray(from, from + compressed)
  if (packed.length !== compressed) return false
  if (method === 0) return compressed === size
  if (method !== 8) return false
  const plain = await inflated(packed, { maxOutputLength: Math.max(size, 1) }).catch(() => undefined)
  return plain?.length === size
}
