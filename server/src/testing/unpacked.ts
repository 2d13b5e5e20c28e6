import { inflateRawSync } from 'node:zlib'

/** The text parts of an office file by their names. */
export async function unpacked(content: Buffer): Promise<ReadonlyMap<string, string>> {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const parts = new Map<string, string>()
  let at = content.readUInt32LE(end + 16)
  for (let n = content.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size, name, extra, comment] = [10, 20, 28, 30, 32].map((offset) =>
      offset === 20 ? content.readUInt32LE(at + offset) : content.readUInt16LE(at + offset),
    ) as [number, number, number, number, number]
    const local = content.readUInt32LE(at + 42)
    const from = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
    const packed = content.subarray(from, from + size)
    parts.set(content.toString('utf8', at + 46, at + 46 + name), (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return parts
}
