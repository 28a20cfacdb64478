import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': here('./workspace/src'), '@shared': here('./shared') } },
  test: {
    environment: 'happy-dom',
    include: ['{workspace,widget,shared}/**/*.test.ts'],
    passWithNoTests: true,
    restoreMocks: true,
  },
})
