import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, install, root } from './prepare.mjs'

// Standard output belongs to the command: what is prepared is prepared silently.
install(true)
await build(true)
process.argv.splice(1, 1, join(root, 'dist/server/fadu.js'))
await import(pathToFileURL(join(root, 'dist/server/fadu.js')).href)
