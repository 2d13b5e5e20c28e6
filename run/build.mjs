import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** One program of the server as one file; dependencies stay where npm put them. */
const program = (source, file, emptyOutDir) =>
  build({
    configFile: false,
    root: here('server'),
    logLevel: 'warn',
    ssr: { noExternal: [/^@fadu\//] },
    build: {
      ssr: here(source),
      outDir: here('dist/server'),
      emptyOutDir,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rollupOptions: { output: { entryFileNames: file, format: 'es', codeSplitting: false } },
    },
  })

// The server, so that it starts at once, the thread in which it reads files of strangers, and those in which it imports and rebuilds.
await program('server/src/fadu.ts', 'fadu.js', true)
await program('server/src/reading/thread.ts', 'reading-thread.js', false)
await program('server/src/threads/thread.ts', 'working-thread.js', false)
await build({ configFile: here('web/vite.config.ts'), root: here('web'), logLevel: 'warn' })
