/** For every test: icons and words from this disk, and no request leaves. */
import lucide from '@iconify-json/lucide/icons.json'
import { beforeEach } from 'vitest'
import { LANGUAGES, loadWords, setLanguage, type Language } from '@/i18n'
import { addIcon } from '@/icons'

for (const [name, drawing] of Object.entries(lucide.icons))
  addIcon(`lucide-${name}`, { ...lucide, ...drawing })
await Promise.all((Object.keys(LANGUAGES) as Language[]).map(loadWords))
setLanguage('en')

beforeEach(() => {
  globalThis.fetch = (address) =>
    Promise.reject(new Error(`unexpected request: ${String(address)}`))
})
