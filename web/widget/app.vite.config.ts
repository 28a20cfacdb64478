import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The script of the page for apps (/widget/KEY/app), beside the widget itself. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../../onethread/web_dist/widget', import.meta.url)),
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: 'src/app.ts',
      formats: ['iife'],
      name: 'OnethreadAppPage',
      fileName: () => 'app.js',
    },
  },
})
