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
