import { parentPort, workerData } from 'node:worker_threads'
import { rebuildBatch } from '@fadu/store'
import { systemClock } from '../clock.ts'
import { type House, openHouse } from '../house.ts'
import { type ImportHand, importingHere } from '../import/import-group.ts'
import { place } from '../place.ts'
import type { Chore, FromThread, ThreadWish, ToThread } from './chores.ts'
import { placeOver } from './turns-over-port.ts'

// A thread that imports and rebuilds beside others, with a house of its own on the same database.
const { settings, imports } = workerData as ThreadWish
const port = parentPort!
const tell = (told: FromThread) => port.postMessage(told)

const house = await openHouse(settings, systemClock, { migrationsFolder: place.migrations, withQueue: imports, beside: true })
const importing = importingHere(house)
port.on('message', async (told: ToThread) => {
  if (told === 'close') {
    await house.close()
    process.exit(0)
  }
  const { n, chore } = told
  await answerOf(house, importing, chore).then(
    (answer) => tell({ n, answer }),
    ({ message, stack }: Error) => tell({ n, fault: { message, ...(stack && { stack }) } }),
  )
})
tell('ready')

async function answerOf(house: House, importing: ImportHand, chore: Chore) {
  if (chore.kind === 'rebuild') return rebuildBatch(house.store, chore.asked)
  const turn = placeOver(chore.asked.turns)
  try {
    return await importing(chore.asked.group, turn)
  } finally {
    chore.asked.turns.close()
  }
}
