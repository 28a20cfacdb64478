/** Puts early.js into the page, with the addresses of the words; and asks early for the letters. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { minifySync, type HtmlTagDescriptor, type Plugin } from 'vite'

const script = readFileSync(fileURLToPath(new URL('./early.js', import.meta.url)), 'utf8')

export function early(): Plugin {
  return {
    name: 'onethread-early',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.values(bundle ?? {})
        const words = Object.fromEntries(
          files.flatMap((file) => {
            const name =
              file.type === 'chunk' && /\/i18n\/(\w\w)\.ts$/.exec(file.facadeModuleId ?? '')
            return name ? [[name[1] ?? '', `/${file.fileName}`]] : []
          }),
        )
        const letters = files.find((file) =>
          /inter-latin-wght-normal.*\.woff2$/.test(file.fileName),
        )
        const tags: HtmlTagDescriptor[] = [
          {
            tag: 'script',
            children: minifySync('early.js', script.replace('__WORDS__', JSON.stringify(words)))
              .code,
          },
        ]
        if (letters) {
          const href = `/${letters.fileName}`
          tags.push({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href },
          })
        }
        return tags.map((tag) => ({ ...tag, injectTo: 'head-prepend' as const }))
      },
    },
  }
}
