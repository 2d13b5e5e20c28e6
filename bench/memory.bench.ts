// What a connection costs the server in memory: keep-alive connections that have asked for a list and wait, and live screens. Resident
// megabytes after a collection, the server on a PostgreSQL of its own; the database's connections do not grow with those of people.
import { connect, type Socket } from 'node:net'
import pg from 'pg'
import { freshDatabase, openPostgresForBench, startFadu } from './county.ts'
import { benchPosts, signIn } from './matters.ts'

const many = Number(process.env.FADU_BENCH_CONNECTIONS ?? 2000)

/** Opens connections that send one request and stay. */
const staying = (port: number, path: string, cookie: string): Promise<readonly Socket[]> =>
  Promise.all(
    Array.from(
      { length: many },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: bench\r\ncookie: ${cookie}\r\n\r\n`))
          socket.once('data', (chunk) => {
            if (String(chunk).startsWith('HTTP/1.1 200')) resolve(socket)
            else reject(new Error(`${path}: ${String(chunk).slice(0, 60)}`))
          })
          socket.once('error', reject)
        }),
    ),
  )

const cluster = await openPostgresForBench()
const url = await freshDatabase(cluster, 'bench_memory')
const fadu = await startFadu(url)
const client = new pg.Client({ connectionString: url })
await client.connect()
try {
  const cookie = (await signIn(fadu.port, benchPosts))['centre-lead']!
  const settle = () => new Promise((resolve) => setTimeout(resolve, 3000))
  const databaseConnections = async () =>
    (await client.query<{ n: number }>('select count(*)::integer as n from pg_stat_activity where datname = current_database()')).rows[0]!.n
  // Once and gone again, so that what the work itself leaves behind is not counted.
  for (const socket of await staying(fadu.port, '/api/worklist?state=open', cookie)) socket.destroy()
  await settle()
  for (const [name, path] of [
    ['a connection that waits', '/api/worklist?state=open'],
    ['a live screen', '/api/live'],
  ] as const) {
    const [before, held] = [fadu.memory(), await databaseConnections()]
    const sockets = await staying(fadu.port, path, cookie)
    await settle()
    const more = fadu.memory() - before
    console.log(
      `${name}: ${((more * 1024) / many).toFixed(0)} KB each at ${many} (${before.toFixed(0)} MB before, ${(before + more).toFixed(0)} MB with them);` +
        ` connections of the database ${held} before, ${await databaseConnections()} with them`,
    )
    for (const socket of sockets) socket.destroy()
    await settle()
  }
} finally {
  await client.end()
  await fadu.stop()
  cluster.stop()
}
