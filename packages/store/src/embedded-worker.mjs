// The embedded database: PGlite behind a unix socket. Runs in a thread of its own, because it would stop the event loop of the
// server, and once as a process, to set up a new folder. Plain JavaScript with few imports: it runs from source and beside a bundle alike.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const port = parentPort ?? {
  on: (event, listen) => process.on(event, listen),
  postMessage: (text) => process.send(text),
  close: () => process.disconnect(),
}
const { folder, socket } = workerData ?? JSON.parse(process.argv[2])
if (!parentPort) process.on('disconnect', () => process.exit())

// The default of 128 MB for shared buffers is touched whole at start, and costs the process 150 MB; 32 MB are plenty for trying.
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB', '-c', 'max_connections=10', '-c', 'wal_buffers=1MB']
const db = await PGlite.create({ dataDir: folder, extensions: { btree_gin }, startParams })
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 2 })
await server.start()

port.on('message', async (message) => {
  if (message !== 'stop') return
  await server.stop()
  await db.close()
  if (parentPort) port.postMessage('stopped')
  port.close()
})
port.postMessage('ready')
