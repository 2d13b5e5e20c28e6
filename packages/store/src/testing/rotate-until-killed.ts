import { rotateKey } from '../store.ts'

/** A process that changes the master key one value at a time and says so after each, until it is killed. Arguments: folder, address, keys in hex. */
const [folder, databaseUrl, from, to] = process.argv.slice(2) as [string, string, string, string]
await rotateKey(
  { folder, ...(databaseUrl && { databaseUrl }) },
  {
    district: '990101',
    from: Buffer.from(from, 'hex'),
    to: Buffer.from(to, 'hex'),
    cipher: 'aes-256-gcm',
    now: () => '2026-03-03T01:00:00.000Z' as never,
    batch: 1,
    progress: (rewrapped) => process.send?.(rewrapped),
  },
)
process.disconnect?.()
