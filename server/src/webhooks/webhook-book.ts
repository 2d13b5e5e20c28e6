import { webhookRegister } from '@fadu/catalogue'
import type { Day } from '@fadu/legal-time'
import { isRegister, type NewEvent, type RecordedEvent, registerPrefix } from '@fadu/procedure'
import { everyRegisterEntry, type Job, type Store } from '@fadu/store'
import { KeptToday } from '../kept-today.ts'

export interface Webhook {
  /** The entry of the register: its case. */
  readonly entry: string
  readonly id: string
  readonly url: string
  readonly procedures: readonly string[]
  readonly events: readonly string[]
}

/** Who is to be told of what, as the register says today; kept in memory, so that a house that tells nobody pays nothing. */
export class WebhookBook {
  readonly #kept: KeptToday<readonly Webhook[]>

  constructor(store: Store, today: () => Day) {
    this.#kept = new KeptToday(today, (on) => readWebhooks(store, on))
  }

  changed(procedure: string): void {
    if (procedure === `${registerPrefix}${webhookRegister}`) this.forget()
  }

  forget(): void {
    this.#kept.forget()
  }

  current(): Promise<readonly Webhook[]> {
    return this.#kept.current()
  }

  /** Those that want to hear of one of these events. Entries of registers are told to nobody. */
  async hearing(procedure: string, events: readonly Pick<NewEvent, 'type'>[]): Promise<readonly Webhook[]> {
    if (isRegister(procedure)) return []
    return (await this.current()).filter((hook) => events.some((event) => wants(hook, procedure, event.type)))
  }
}

const readWebhooks = async (store: Store, on: Day): Promise<readonly Webhook[]> =>
  (await everyRegisterEntry(store, { register: webhookRegister, on })).map((row) => ({
    ...(row.body as unknown as Omit<Webhook, 'entry'>),
    entry: row.case_id,
  }))

const wants = ({ procedures, events }: Webhook, procedure: string, type: string): boolean =>
  (procedures.length === 0 || procedures.includes(procedure)) && (events.length === 0 || events.includes(type))

export interface Delivery {
  readonly webhook: string
  readonly case: string
  readonly seq: number
}

/** A job for each entry somebody wants to hear of, in the append's own transaction: nothing recorded goes untold, nothing undone is told. */
export const deliveryJobs = (
  hooks: readonly Webhook[],
  procedure: string,
  caseId: string,
  recorded: readonly RecordedEvent[],
): readonly Job[] =>
  hooks.flatMap((hook) =>
    recorded
      .filter((event) => wants(hook, procedure, event.type))
      .map(
        (event): Job => ({
          name: 'deliver-webhook',
          once: `${hook.entry}:${caseId}:${event.seq}`,
          payload: { webhook: hook.entry, case: caseId, seq: event.seq } satisfies Delivery,
          retries: 8,
        }),
      ),
  )
