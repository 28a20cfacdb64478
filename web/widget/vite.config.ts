import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** A site pays for every byte of the widget on every page: the build fails above this. */
const LIMIT_BYTES = 30_000

function sizeLimit(): Plugin {
  return {
    name: 'widget-size',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        const size = gzipSync(file.code, { level: 9 }).length
        this.info(`${file.fileName}: ${size} bytes gzipped of at most ${LIMIT_BYTES}`)
        if (size > LIMIT_BYTES)
          this.error(`the widget is ${size} bytes gzipped: at most ${LIMIT_BYTES}`)
      }
    },
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  plugins: [sizeLimit()],
  build: {
    outDir: fileURLToPath(new URL('../../onethread/web_dist/widget', import.meta.url)),
    emptyOutDir: true,
    target: 'es2020',
    lib: {
      entry: 'src/main.ts',
      formats: ['iife'],
      name: 'OnethreadWidget',
      fileName: () => 'widget.js',
    },
  },
})
