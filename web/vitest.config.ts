import { fileURLToPath } from 'node:url'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { icons } from './workspace/icons.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue(), icons(), ui({ autoImport: { dts: false }, components: { dts: false } })],
  resolve: { alias: { '@': here('./workspace/src'), '@shared': here('./shared') } },
  test: {
    environment: 'happy-dom',
    environmentOptions: {
      happyDOM: {
        settings: { disableIframePageLoading: true, handleDisabledFileLoadingAsSuccess: true },
      },
    },
    setupFiles: here('./workspace/src/testing/setup.ts'),
    include: ['{workspace,widget,shared}/**/*.test.ts'],
    passWithNoTests: true,
    restoreMocks: true,
  },
})
