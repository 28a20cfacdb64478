/** For every test: icons and words from this disk, and no request leaves. */
import lucide from '@iconify-json/lucide/icons.json'
import { addCollection } from '@iconify/vue'
import { beforeEach } from 'vitest'
import { LANGUAGES, loadWords, setLanguage, type Language } from '@/i18n'

addCollection(lucide)
await Promise.all((Object.keys(LANGUAGES) as Language[]).map(loadWords))
setLanguage('en')

beforeEach(() => {
  globalThis.fetch = (address) =>
    Promise.reject(new Error(`unexpected request: ${String(address)}`))
})
