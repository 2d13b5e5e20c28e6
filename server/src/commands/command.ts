import type { Settings } from '../settings.ts'

/** What a command is given; it prints through `out` and reports trouble by throwing {@link UsageError} or returning a non-zero code. */
export interface CommandContext {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
  readonly settings: () => Settings
  readonly out: (line: string) => void
  readonly input: () => AsyncIterable<string>
}

export interface Command {
  readonly name: string
  /** One line in the list of commands. */
  readonly about: string
  readonly usage: string
  readonly options?: Readonly<Record<string, string>>
  readonly run: (context: CommandContext) => Promise<number>
}

export class UsageError extends Error {}

/** Of commands that can work in several threads at once. */
export const threadsOption = {
  '--threads': '并行线程数；不填按设置 FADU_THREADS / how many threads work on it; the setting FADU_THREADS when absent',
}

/** How many threads were wished for, if any number was. @throws UsageError */
export function threadsWished({ threads }: CommandContext['options']): number | undefined {
  if (threads === undefined) return undefined
  const n = Number(threads)
  if (threads === true || !Number.isInteger(n) || n < 1 || n > 64)
    throw new UsageError('--threads：1 至 64 的整数 / a whole number from 1 to 64')
  return n
}
