import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const dist = fileURLToPath(new URL('../../../onethread/web_dist/workspace/', import.meta.url))
// What the workspace's own build, just before this one, made.
const files = readdirSync(`${dist}assets`)
  .filter((name) => /\.(js|css)$|-latin-wght-normal.*\.woff2$/.test(name))
  .sort()
  .map((name) => `/assets/${name}`)
const version = createHash('sha256')
  .update([...files, readFileSync(`${dist}index.html`)].join('\n'))
  .digest('hex')
  .slice(0, 12)

/** The service worker, beside the page: the same name for each version, other content. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  define: { __VERSION__: JSON.stringify(version), __FILES__: JSON.stringify(files) },
  build: {
    outDir: dist,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'sw.ts', formats: ['iife'], name: 'OnethreadWorker', fileName: () => 'sw.js' },
  },
})
