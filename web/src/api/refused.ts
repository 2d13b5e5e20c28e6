import type { ProblemView } from '@fadu/contract'

/** The server answered, and the answer was no: a refusal, a conflict or a fault, always as problem details. */
export class Refused extends Error {
  readonly problem: ProblemView
  constructor(problem: ProblemView) {
    super(`${problem.status} ${problem.code}`)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** No answer at all: no network, or the server is not running. Whether the request arrived is not known. */
export class Unreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('No answer from the server', options)
    this.name = 'Unreachable'
  }
}

/** Somebody else changed the case after this page was read. */
export const isConflict = (error: unknown): error is Refused =>
  error instanceof Refused && (error.problem.status === 412 || error.problem.status === 409) && error.problem.version !== undefined
export const isMissing = (error: unknown): boolean => error instanceof Refused && error.problem.status === 404
export const isSignedOut = (error: unknown): boolean => error instanceof Refused && error.problem.status === 401
/** The case may be read by this post once it has said what for. */
export const needsPurpose = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'purpose-needed'
/** The password was right, and a one-time code is asked as well. */
export const isCodeNeeded = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'code-needed'
