// Opens an embedded store on a folder, waits, and prints the megabytes of memory the process then has.
import { testStore } from './story.ts'

const store = await testStore({ engine: 'embedded', folder: process.argv[2], remove: async () => {} })
await new Promise((resolve) => setTimeout(resolve, 1500))
console.log(Math.round(process.memoryUsage().rss / 1e6))
await store.close()
