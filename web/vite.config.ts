import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** In development and preview the two pages answer for every address below them, as the server does. */
const pages: Plugin = {
  name: 'fadu-pages',
  configureServer: (server) => {
    server.middlewares.use((request, _answer, next) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      const page = /^\/work(\/|$)/.test(path) ? '/workbench.html' : '/portal.html'
      if (!/^\/(api|health|@|src|node_modules)/.test(path) && !/\.\w+$/.test(path)) request.url = page
      next()
    })
  },
}

export default defineConfig({
  root: here('.'),
  appType: 'mpa',
  plugins: [react(), pages],
  server: { proxy: { '/api': process.env.FADU_SERVER ?? 'http://127.0.0.1:8080' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows neither inline script nor data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { portal: here('portal.html'), workbench: here('workbench.html') } },
  },
})
