import type { ProblemView } from '@fadu/contract'
import { type Refusal, type Words, words } from '@fadu/procedure'
import { CursorInvalid, databaseAway, FileTooLarge, NotStorable } from '@fadu/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CaseUnknown } from './open-case.ts'
import { citedRefusal } from './present/cited.ts'

/** An answer other than the one asked for: refusal, conflict, absence or a limit of ours. Routes throw it; nowhere else is a status decided. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: Words
  readonly more: Partial<Pick<ProblemView, 'detail' | 'refusals' | 'version'>>
  constructor(status: number, code: string, title: Words, more: Problem['more'] = {}) {
    super(`${code}: ${title.en}`)
    this.status = status
    this.code = code
    this.title = title
    this.more = more
  }
}

const kept = words('填写的内容已保留，可以改正后再提交。', 'What you filled in is kept; mend it and send again.')

/** The law or the form says no: 422 with every reason. */
export const refused = (refusals: readonly Refusal[]): Problem =>
  new Problem(422, 'refused', words('现在不能办理', 'This cannot be done now'), { refusals: refusals.map(citedRefusal), detail: kept })
export const conflict = (version: number): Problem =>
  new Problem(409, 'conflict', words('案件在此期间已有新的记录', 'Somebody recorded something in the meantime'), {
    version,
    detail: words('已保留填写内容。请查看新的记录后再提交。', 'What you filled in is kept. Look at the new entries and send again.'),
  })
export const absent = (): Problem => new Problem(404, 'absent', words('没有找到', 'Not found'))
export const signedOut = (): Problem =>
  new Problem(401, 'signed-out', words('登录已失效，请重新登录', 'Your session has ended; sign in again'), { detail: kept })
export const forbidden = (): Problem => new Problem(403, 'forbidden', words('当前岗位无权查看或者办理', 'This post may not see or do this'))

/**
 * Maps whatever was thrown to problem details (RFC 9457). A fault of ours says so, keeps its cause to the log, and names the request.
 * @returns what was answered
 */
export function answerProblem(fault: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
  const problem = asProblem(fault)
  if (problem.status >= 500) request.log.error({ err: fault }, 'fault')
  const body: ProblemView = {
    type: `urn:fadu:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    code: problem.code,
    request: request.id,
    ...problem.more,
  }
  reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
  return problem
}

function asProblem(fault: unknown): Problem {
  if (fault instanceof Problem) return fault
  if (fault instanceof CaseUnknown) return absent()
  if (fault instanceof CursorInvalid)
    return new Problem(
      400,
      'cursor-invalid',
      words('翻页标记无效，请从第一页开始', 'The page mark is not valid; start from the first page'),
    )
  if (fault instanceof FileTooLarge)
    return new Problem(413, 'file-too-large', words('文件超过大小上限', 'The file is too large'), { detail: kept })
  if (fault instanceof NotStorable)
    return new Problem(400, 'text-not-storable', words('内容含有不能保存的字符', 'The text contains characters that cannot be kept'), {
      detail: kept,
    })
  return ofRequest(fault as Thrown)
}

/** What the framework and the database throw, by their codes. */
interface Thrown {
  readonly statusCode?: number
  readonly code?: string
  readonly message?: string
  readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[]
}

/** No room or no database: not the sender's doing, and gone when somebody has seen to the machine. */
function ofMachine(known: Thrown): Problem | undefined {
  if (known.code === 'ENOSPC' || known.code === 'EDQUOT' || known.code === 'EFBIG')
    return new Problem(
      507,
      'disk-full',
      words('存储空间不足，文件没有保存', 'There is no room left to keep the file; nothing of it was kept'),
      {
        detail: words(
          '填写的内容已保留，请稍后再提交，并告知管理人员。',
          'What you filled in is kept; send again later, and tell the administrators.',
        ),
      },
    )
  if (databaseAway(known))
    return new Problem(
      503,
      'database-away',
      words('数据库暂时不可用，请稍后再试', 'The database cannot be reached for the moment; try again shortly'),
      {
        detail: kept,
      },
    )
  return undefined
}

function ofRequest(known: Thrown): Problem {
  if (known.validation) {
    const refusals = known.validation.map((v) => ({
      code: 'request-invalid',
      text: words(`请求格式不正确：${v.instancePath} ${v.message ?? ''}`, `The request is malformed: ${v.instancePath} ${v.message ?? ''}`),
      field: v.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    }))
    return new Problem(400, 'request-invalid', words('请求格式不正确', 'The request is malformed'), { refusals })
  }
  // Text the database cannot hold, in a search or a name: the sender's fault, not ours.
  if (known.code === '22021' || known.code === '22P05')
    return new Problem(400, 'text-not-storable', words('内容含有不能保存的字符', 'The text contains characters that cannot be kept'), {
      detail: kept,
    })
  const machine = ofMachine(known)
  if (machine) return machine
  if (known.statusCode === 429)
    return new Problem(429, 'too-many', words('操作过于频繁，请稍后再试', 'Too many requests; try again a little later'), { detail: kept })
  if (known.statusCode === 413)
    return new Problem(413, 'file-too-large', words('文件超过大小上限', 'The file is too large'), { detail: kept })
  if (known.statusCode && known.statusCode >= 400 && known.statusCode < 500)
    return new Problem(
      known.statusCode,
      known.code?.toLowerCase() ?? 'request-invalid',
      words('请求格式不正确', 'The request is malformed'),
    )
  return new Problem(500, 'fault', words('系统出现故障，请稍后再试', 'Something went wrong on our side; try again later'), {
    detail: words(
      '填写的内容已保留在本机。可以把编号告诉管理人员。',
      'What you filled in is kept on this device. You may give the administrators the request number.',
    ),
  })
}
