import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, install, nodeFlags, root } from './prepare.mjs'

install()
await build()
const server = spawn(process.execPath, [...nodeFlags, join(root, 'dist/server/fadu.js'), 'start'], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
