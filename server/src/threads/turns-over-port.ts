import type { MessagePort } from 'node:worker_threads'
import type { LastNumbers, SeriesName } from '@fadu/store'
import type { Place } from '../import/number-turns.ts'

/** What the thread says of its group's numbers, and what it is told. */
type FromGroup = { readonly wanted: ReadonlyMap<SeriesName, number> } | { readonly taken: LastNumbers } | 'turn' | 'left'
type ToGroup = { readonly before: LastNumbers } | { readonly fault: string } | 'turn'

/** Lets a thread take the place of its group: answers what comes through the port. */
export function answerPlace(port: MessagePort, place: Place): void {
  const answer = (told: ToGroup) => port.postMessage(told)
  port.on('message', async (said: FromGroup) => {
    if (said === 'left') place.left()
    else if (said === 'turn') {
      await place.turn()
      answer('turn')
    } else if ('taken' in said) place.taken(said.taken)
    else
      await place.expect(said.wanted).then(
        (before) => answer({ before }),
        (fault: Error) => answer({ fault: fault.message }),
      )
  })
}

/** The place of a group, kept by whoever is at the other end of the port. */
export function placeOver(port: MessagePort): Place {
  const say = (said: FromGroup) => port.postMessage(said)
  const answered = () => new Promise<ToGroup>((resolve) => port.once('message', resolve))
  return {
    expect: async (wanted) => {
      say({ wanted })
      const told = await answered()
      if (told === 'turn' || 'fault' in told) throw new Error(told === 'turn' ? 'out of turn' : told.fault)
      return told.before
    },
    turn: async () => {
      say('turn')
      await answered()
    },
    taken: (last) => say({ taken: last }),
    left: () => say('left'),
  }
}
