import { resolve } from 'node:path'
import { MasterKeyUnfit, requireFolder, rotateKey } from '@fadu/store'
import { systemClock } from '../clock.ts'
import { installKey, keyInFile } from '../key-files.ts'
import { place } from '../place.ts'
import { masterKeyOf, type Settings } from '../settings.ts'
import { type Command, UsageError } from './command.ts'

export const rotateKeyCommand: Command = {
  name: 'rotate-key',
  about: '更换主密钥（先停止服务；中断后可再次运行） / a new master key (stop the server first; run again if interrupted)',
  usage:
    'rotate-key\n\n主密钥存于数据目录时，新密钥由本命令生成；由 FADU_MASTER_KEY 给出时，用 FADU_NEW_MASTER_KEY 给出新密钥。\nWith the key in the data folder, the command makes the new one; with FADU_MASTER_KEY, give the new one as FADU_NEW_MASTER_KEY.',
  run: async ({ settings, out }) => {
    const s = settings()
    if (s.FADU_MASTER_KEY && !s.FADU_NEW_MASTER_KEY)
      throw new UsageError('请用 FADU_NEW_MASTER_KEY 给出新密钥 / give the new key as FADU_NEW_MASTER_KEY')
    requireFolder(s.folder, !s.DATABASE_URL)
    const path = resolve(s.folder, 'master.key')
    const coming = `${path}.new`
    const to = s.FADU_MASTER_KEY ? Buffer.from(s.FADU_NEW_MASTER_KEY!, 'hex') : keyInFile(coming)
    const rewrapped = await rotated(s, to)
    out(`已重新包裹 / wrapped anew: ${rewrapped}`)
    if (s.FADU_MASTER_KEY) out('请把 FADU_MASTER_KEY 改为新密钥再启动 / put the new key in FADU_MASTER_KEY, then start')
    else {
      const kept = installKey(path, coming)
      out(`旧密钥 / the old key: ${kept}\n旧备份仍需要它；不再需要这些备份时请销毁 / backups made before need it; destroy it with them`)
    }
    return 0
  },
}

async function rotated(s: Settings, to: Buffer): Promise<number> {
  try {
    return await rotateKey(
      {
        ...(s.DATABASE_URL && { databaseUrl: s.DATABASE_URL }),
        folder: s.folder,
        workerUrl: place.embeddedWorker,
        migrationsFolder: place.migrations,
      },
      { district: s.FADU_DISTRICT, from: masterKeyOf(s), to, cipher: s.FADU_CIPHER, now: systemClock.now },
    )
  } catch (fault) {
    if (fault instanceof MasterKeyUnfit) throw new UsageError(fault.message)
    throw fault
  }
}
