import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The script of the page to try the chat on (/widget/KEY/try), beside the widget itself. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../../onethread/web_dist/widget', import.meta.url)),
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: 'src/try.ts',
      formats: ['iife'],
      name: 'OnethreadTry',
      fileName: () => 'try.js',
    },
  },
})
