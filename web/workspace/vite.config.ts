import { fileURLToPath } from 'node:url'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { early } from './early.ts'
import { icons } from './icons.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
// Where `npm run dev` finds the API; `onethread serve` listens there by default.
const server = process.env.ONETHREAD_DEV_SERVER ?? 'http://127.0.0.1:8300'

export default defineConfig({
  root: here('.'),
  cacheDir: here('../node_modules/.vite/workspace'),
  plugins: [
    vue(),
    early(),
    icons(),
    ui({
      ui: {
        colors: { primary: 'teal', neutral: 'zinc' },
        // A long description is neither pressed together nor beneath the button that closes.
        modal: { slots: { header: 'shrink-0 pe-12 sm:pe-14', footer: 'shrink-0' } },
        // Beneath the pointer, see style.css.
        button: {
          compoundVariants: ['primary', 'error'].map((color) => {
            return { color, variant: 'solid', class: `filled-${color}` }
          }),
        },
      },
      autoImport: { dts: false },
      components: { dts: here('./src/components.d.ts') },
      // Every icon is put in the bundle: none is ever fetched from another host.
      icon: { clientBundle: { scan: { globInclude: ['**/*.{vue,ts}'] } } },
      // Ours is in stores/appearance.ts.
      colorMode: false,
    }),
  ],
  resolve: { alias: { '@': here('./src'), '@shared': here('../shared') } },
  build: {
    outDir: here('../../onethread/web_dist/workspace'),
    emptyOutDir: true,
    // For budget.ts: what is loaded because of what.
    manifest: true,
    target: 'es2022',
    // Small files stay files: a strict Content-Security-Policy needs no `data:` for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // The first screen in one file: each more would be a request, and a turn of the whole way.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
      '/hooks': server,
    },
  },
})
