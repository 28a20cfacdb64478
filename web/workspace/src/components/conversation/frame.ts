/**
 * The document in which a customer's HTML is shown: inside a sandboxed frame that runs no script,
 * with a policy of its own that loads nothing from elsewhere until the agent asks for it.
 */
import type { Attachment } from '@shared/api/model'

export interface FrameOptions {
  html: string
  attachments: readonly Attachment[]
  remoteImages: boolean
  dark: boolean
}

/** What gives a page colours, pictures or a layout of its own. */
const OWN_LOOK =
  '[style],[bgcolor],[color],[background],[class],style,img,table,font,center,svg,video,hr'

/** Only words, as most people write them: shown in our colours, dark at night. */
export function isPlainPage(html: string): boolean {
  return !new DOMParser().parseFromString(html, 'text/html').querySelector(OWN_LOOK)
}

export function frameDocument({ html, attachments, remoteImages, dark }: FrameOptions): string {
  const images = remoteImages ? "'self' data: blob: https: http:" : "'self' data: blob:"
  const policy = `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; font-src data:`
  // A mail is made for white paper; turning its colours around spoils more than it helps.
  const night = dark && isPlainPage(html)
  const white = dark && !night
  const [paper, ink, link, line, quoted] = night
    ? ['transparent', '#e4e4e7', '#2dd4bf', '#52525b', '#a1a1aa']
    : [white ? '#fff' : 'transparent', '#18181b', '#0f766e', '#d4d4d8', '#52525b']
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<base target="_blank">
<style>
html{background:${paper};color:${ink};color-scheme:${night ? 'dark' : 'light'}}
html{overflow-x:auto;overflow-y:hidden;scrollbar-width:thin}
body{margin:0;padding:${white ? '12px' : '0'};font:14px/1.55 "Inter Variable",system-ui,sans-serif;overflow-wrap:break-word}
img{max-width:100%;height:auto}pre{white-space:pre-wrap}
a{color:${link}}blockquote{margin:.5em 0;padding-left:1em;border-left:3px solid ${line};color:${quoted}}
p:first-child{margin-top:0}p:last-child{margin-bottom:0}
</style></head><body dir="auto">${prepared(html, attachments, remoteImages)}</body></html>`
}

/** Inline images by content id; remote images only where asked for. */
function prepared(html: string, attachments: readonly Attachment[], remoteImages: boolean): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const inline = new Map(
    attachments.flatMap((part) =>
      part.content_id && part.url ? [[part.content_id.replace(/^<|>$/g, ''), part.url]] : [],
    ),
  )
  for (const image of page.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? ''
    const kept = image.getAttribute('data-remote-src') ?? image.getAttribute('data-src')
    if (source.startsWith('cid:')) {
      const address = inline.get(decodeURIComponent(source.slice(4)))
      if (address) image.setAttribute('src', address)
      else image.removeAttribute('src')
    } else if (remoteImages && kept && /^https?:/i.test(kept)) {
      image.setAttribute('src', kept)
    } else if (!remoteImages && /^(https?:)?\/\//i.test(source)) {
      image.removeAttribute('src')
    }
  }
  for (const link of page.querySelectorAll('a')) {
    link.setAttribute('rel', 'noopener noreferrer nofollow')
    link.setAttribute('target', '_blank')
  }
  // Sanitised by the server already; this frame must not depend on that alone.
  for (const bad of page.querySelectorAll('script,iframe,object,embed,form,meta,base,link')) {
    bad.remove()
  }
  return page.body.innerHTML
}
