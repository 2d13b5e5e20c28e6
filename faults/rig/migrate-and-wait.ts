import { migrate, openPostgres } from '../../packages/store/src/index.ts'

/** Brings a database up to a folder of migrations, as a start does. Arguments: address, folder. */
const [url, folder] = process.argv.slice(2) as [string, string]
const database = await openPostgres(url, '990101', 2)
await migrate(database, folder)
await database.close()
