/** For every test: icons from this disk, and no request leaves. */
import lucide from '@iconify-json/lucide/icons.json'
import { addCollection } from '@iconify/vue'
import { beforeEach } from 'vitest'

addCollection(lucide)

beforeEach(() => {
  globalThis.fetch = (address) =>
    Promise.reject(new Error(`unexpected request: ${String(address)}`))
})
