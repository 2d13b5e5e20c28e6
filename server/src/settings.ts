import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { cipherNames, type Signer, signatureNames, signerOf } from '@fadu/store'
import { z } from 'zod'
import { keyInFile } from './key-files.ts'

/** 10.0.0.5, 10.0.0.0/24, fd00::/8. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.trim().split('/')
  const version = isIP(address)
  return version > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
}

/** `110101=东城区,110102=西城区`: codes of districts with the names they are shown under. */
const districtList = z
  .string()
  .refine((text) => text.split(',').every((one) => /^\s*\d{6}=[^=,]{1,60}$/.test(one)), { message: '110101=东城区,110102=西城区' })
  .transform((text) => text.split(',').map((one) => ({ code: one.trim().slice(0, 6), name: one.trim().slice(7) })))
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, { message: '代码重复 / a code stands twice' })

const port = z.coerce.number().int().min(0).max(65535)

/** Every setting, with what is wrong said in words. Settings come from the environment, and from the file FADU_SETTINGS names (JSON, same names). */
const schema = z.object({
  PORT: port.default(8080).describe('端口 / port to listen on'),
  HOST: z.string().min(1).default('127.0.0.1').describe('监听地址 / address to listen on'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15+ 地址；不填用内置数据库 / address of PostgreSQL 15+; embedded database when absent'),
  FADU_DATA: z.string().min(1).default('.fadu').describe('数据目录 / folder for files, keys and the embedded database'),
  FADU_MODE: z.enum(['demonstration', 'real']).default('demonstration').describe('demonstration 演示 / real 正式'),
  FADU_DISTRICT: z
    .string()
    .regex(/^\d{6}$/)
    .default('990101')
    .describe('行政区划代码（GB/T 2260）/ district code'),
  FADU_DISTRICT_NAME: z.string().min(1).max(60).optional().describe('本区名称 / name of the district'),
  FADU_OVERSEES: districtList
    .optional()
    .describe(
      '本级汇总查看的各地：区划代码=名称，逗号分隔，只读其指标合计 / districts whose sums are shown here (code=name, comma-separated); nothing else of them is read',
    ),
  FADU_DIGEST: z.enum(['sm3', 'sha256']).default('sm3').describe('摘要算法 / digest of the log'),
  FADU_CIPHER: z
    .enum(cipherNames)
    .default('aes-256-gcm')
    .describe('个人信息加密算法，两种可并存 / cipher of new personal values; values of both are read side by side'),
  FADU_SIGN: z
    .enum([...signatureNames, 'none'])
    .default('sm2')
    .describe('日封存的签名算法，密钥存于数据目录 / signature of the daily seals; its key is kept in the data folder'),
  FADU_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('主密钥 64 位十六进制；不填存于数据目录 / master key, 64 hex digits; kept in the data folder when absent'),
  FADU_NEW_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('更换主密钥时的新密钥，仅供 rotate-key / the new key, for rotate-key only'),
  FADU_UPLOAD_MEGABYTES: z.coerce.number().int().min(1).max(500).default(20).describe('单个文件上限（MB）/ largest upload'),
  FADU_PUBLIC_URL: z.url().optional().describe('对外地址；https 时会话仅走加密连接 / public address; https makes cookies secure'),
  FADU_OIDC_ISSUER: z.url().optional().describe('统一身份认证（OpenID Connect）的签发地址 / issuer of OpenID Connect sign-in'),
  FADU_OIDC_CLIENT: z.string().min(1).max(200).optional().describe('在统一身份认证登记的应用编号 / client identifier there'),
  FADU_OIDC_SECRET: z
    .string()
    .min(1)
    .max(400)
    .optional()
    .describe('应用密钥；仅用 PKCE 时不填 / client secret; absent for a public client with PKCE'),
  FADU_PROXY: z
    .string()
    .refine((text) => text === 'yes' || text === 'no' || text.split(',').every(isNetwork), { message: 'yes, no or addresses' })
    .default('no')
    .describe(
      '反向代理：no 没有；yes 在本机；否则为其地址或网段，逗号分隔。只采信它转来的客户端地址 / reverse proxy: no; yes on this machine; or its addresses or networks. Only its word for the client’s address is taken',
    ),
  FADU_WEBHOOK_NETWORKS: z
    .string()
    .refine((text) => text.split(',').every(isNetwork), { message: 'addresses or networks' })
    .optional()
    .describe(
      '允许消息推送的内网地址或网段，逗号分隔；不填则只推送到公网 https 地址 / networks inside to which webhooks may go; only public https addresses without it',
    ),
  FADU_SESSION_MINUTES: z.coerce.number().int().min(1).max(1440).default(60).describe('无操作退出时间（分钟）/ idle time before sign-out'),
  FADU_RATE: z.coerce.number().int().min(1).default(600).describe('每分钟每地址请求上限 / requests a minute from one address'),
  FADU_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe(
      '导入、重建视图和升级时并行的线程数；不填按处理器核心数，至多 8 / threads that import, rebuild and upgrade; as many as the machine runs at once when absent, 8 at most',
    ),
  FADU_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      '采集 /metrics 的令牌（Authorization: Bearer）；不填则只能在本机直接采集 / token for /metrics; without it only straight from this machine',
    ),
  FADU_TRACES: z
    .string()
    .min(1)
    .optional()
    .describe('启动时加载的 OpenTelemetry 模块（文件或者包名）/ module that registers an OpenTelemetry SDK, loaded at start'),
  FADU_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .optional()
    .describe('日志级别；正式运行默认 info，演示默认 warn / log level; info in real use, warn in a demonstration'),
})

export type Settings = Readonly<z.output<typeof schema>> & {
  readonly districtName: string
  readonly folder: string
  readonly logLevel: string
}

export class SettingsError extends Error {}

export const settingNames = Object.entries(schema.shape).map(([name, field]) => ({
  name,
  about: field.description ?? '',
  /** What counts when nothing is set; empty where there is nothing then. */
  unset: String(field.safeParse(undefined).data ?? ''),
}))

/**
 * Reads and checks the settings.
 * @throws SettingsError naming every setting that is wrong, all at once, in both languages
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const file = environment.FADU_SETTINGS
  const fromFile = file ? readFile(file) : {}
  const names = Object.keys(schema.shape)
  const given = Object.fromEntries(
    names.map((name) => [name, environment[name] || fromFile[name]]).filter(([, value]) => value !== undefined),
  )
  const unknown = Object.keys(fromFile).filter((name) => !names.includes(name))
  const result = schema.safeParse(given)
  const faults = [
    ...(result.success
      ? []
      : result.error.issues.map(
          (issue) => `${issue.path.join('.')}: ${issue.message} (${schema.shape[issue.path[0] as 'PORT']?.description ?? ''})`,
        )),
    ...unknown.map((name) => `${name}: 没有这一设置 / no such setting`),
    ...(result.success ? combined(result.data) : []),
  ]
  if (faults.length > 0 || !result.success) throw new SettingsError(`设置有误 / settings are wrong:\n- ${faults.join('\n- ')}`)
  const settings = result.data
  return {
    ...settings,
    logLevel: settings.FADU_LOG ?? (settings.FADU_MODE === 'real' ? 'info' : 'warn'),
    districtName: settings.FADU_DISTRICT_NAME ?? (settings.FADU_MODE === 'demonstration' ? '示范区' : `行政区 ${settings.FADU_DISTRICT}`),
    folder: resolve(settings.FADU_DATA),
  }
}

/** Names of this very machine: nothing travels. */
export const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost']

function combined(s: z.output<typeof schema>): string[] {
  const { FADU_OIDC_ISSUER: issuer, FADU_OIDC_CLIENT: client } = s
  return [
    ...(s.FADU_MODE === 'demonstration' && !loopback.includes(s.HOST)
      ? ['HOST: 演示模式只能监听本机地址 / a demonstration listens on loopback only (127.0.0.1)']
      : []),
    ...(issuer && !(client && s.FADU_PUBLIC_URL)
      ? ['FADU_OIDC_ISSUER: 还需要 FADU_OIDC_CLIENT 和 FADU_PUBLIC_URL / needs FADU_OIDC_CLIENT and FADU_PUBLIC_URL as well']
      : []),
    ...(issuer?.startsWith('http:') && !loopback.includes(new URL(issuer).hostname)
      ? ['FADU_OIDC_ISSUER: 必须是 https 地址 / must be an https address']
      : []),
    ...(s.FADU_MODE === 'real' && !s.DATABASE_URL ? ['DATABASE_URL: 正式运行需要 PostgreSQL / real work needs PostgreSQL'] : []),
  ]
}

function readFile(path: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error('not an object')
    return Object.fromEntries(Object.entries(parsed).map(([k, v]) => [k, String(v)]))
  } catch (fault) {
    throw new SettingsError(`设置文件 ${path} 无法读取 / the settings file cannot be read: ${(fault as Error).message}`)
  }
}

/** Signs the daily seals with a key of its own for each suite, made at first start. Copy it apart from the backups: who has it can sign. */
export function signing({ FADU_SIGN: suite, folder }: Settings): { readonly signer?: Signer } {
  return suite === 'none' ? {} : { signer: signerOf(suite, keyInFile(resolve(folder, `signing-${suite}.key`))) }
}

/** The master key: from the setting, or a file that only the owner may read, made at first start. */
export function masterKeyOf(settings: Settings): Buffer {
  if (settings.FADU_MASTER_KEY) return Buffer.from(settings.FADU_MASTER_KEY, 'hex')
  return keyInFile(resolve(settings.folder, 'master.key'))
}
