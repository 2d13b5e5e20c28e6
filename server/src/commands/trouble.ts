import { databaseAway } from '@fadu/store'

/** What operating system, network and PostgreSQL say by a code. */
interface Coded {
  readonly code?: string
  readonly message?: string
  readonly path?: string
  readonly syscall?: string
  readonly address?: string
  readonly port?: number
  readonly cause?: unknown
}

const away =
  '数据库连接不上。请检查数据库是否运行、DATABASE_URL 是否正确；恢复后再次执行 / the database cannot be reached: see whether it runs and whether DATABASE_URL is right, then run the command again'
const full =
  '磁盘已满。已写入的内容有效；腾出空间后再次执行 / the disk is full. What was written stands; make room and run the command again'
const unlet = '数据库不接受这一用户或者密码，见 DATABASE_URL / the database does not accept this user or password; see DATABASE_URL'

/** By SQLSTATE, or the name of the system's error. */
const sentences: Readonly<Record<string, string>> = {
  '28000': unlet,
  '28P01': unlet,
  '3D000': '没有这个数据库，见 DATABASE_URL / there is no such database; see DATABASE_URL',
  '42501':
    '数据库用户没有所需的权限；表和函数应归该用户所有 / the database user lacks a privilege; tables and functions should belong to that user',
  '25006': '数据库只读：备用机尚未提升，或者设置为只读 / the database is read-only: a standby not yet promoted, or set so',
  '53300': '数据库的连接数已用完，见 max_connections / the database has no connection left; see max_connections',
  '53100': full,
  ENOSPC: full,
  EDQUOT: full,
  EACCES: '没有权限：该文件或者目录应归运行法度的系统用户 / no permission: it should belong to the system user that runs Fadu',
  EPERM: '没有权限：该文件或者目录应归运行法度的系统用户 / no permission: it should belong to the system user that runs Fadu',
  EROFS: '文件系统只读 / the file system is read-only',
  ENOENT: '没有这个文件或者目录 / there is no such file or folder',
  ENOTDIR: '路径中有一段不是目录 / a part of the path is no folder',
  EEXIST: '那里已有同名的文件 / there is a file of that name already',
  EISDIR: '这是目录，不是文件 / it is a folder and no file',
  EADDRINUSE: '端口已被占用，见 PORT / the port is in use; see PORT',
  EADDRNOTAVAIL: '本机没有这个监听地址，见 HOST / this machine does not have that address; see HOST',
}

/**
 * What a person at a terminal is told of a fault that comes from outside of the program: a database that is away, a full disk, a folder of
 * somebody else. Chinese first, then the words of whoever noticed it.
 * @returns `undefined` for a fault of the program itself, which is worth its place in it
 */
export function troubleOutside(fault: unknown): string | undefined {
  const { code = '', message = '', path, address, port, syscall, cause } = (fault ?? {}) as Coded
  const where = path ?? (port === undefined ? undefined : `${address ?? ''}:${port}`)
  // fetch keeps the reason below.
  if (message === 'fetch failed') return `地址连接不上 / the address cannot be reached: ${(cause as Coded | undefined)?.message ?? message}`
  const unreached = syscall === 'connect' || syscall === 'getaddrinfo'
  const sentence = unreached ? away : (sentences[code] ?? (databaseAway(fault) ? away : undefined))
  return sentence && `${sentence}${where ? `\n${where}` : ''}\n（${code || 'PostgreSQL'}：${message}）`
}
