import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

// The server as one file, so that it starts at once; dependencies stay where npm put them.
await build({
  configFile: false,
  root: here('server'),
  logLevel: 'warn',
  ssr: { noExternal: [/^@fadu\//] },
  build: {
    ssr: here('server/src/fadu.ts'),
    outDir: here('dist/server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'fadu.js', format: 'es', codeSplitting: false } },
  },
})
await build({ configFile: here('web/vite.config.ts'), root: here('web'), logLevel: 'warn' })
