import { el } from './dom'
import { icon } from './icons'
import { linkify } from './linkify'
import type { Attachment, Content, Message } from './protocol'
import { fill, type Texts } from './texts'

export function size(bytes: number | undefined): string {
  if (!bytes) return ''
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

type Enlarge = (address: string, name: string) => void

function attachment(
  file: Attachment,
  address: string | undefined,
  texts: Texts,
  enlarge: Enlarge,
): HTMLElement {
  const name = file.name ?? 'file'
  if (address && file.kind === 'image') {
    const button = el('button', {
      class: 'picture',
      type: 'button',
      title: fill(texts.openPicture, { name }),
      onclick: () => enlarge(address, file.caption ?? name),
    })
    button.append(el('img', { src: address, alt: file.caption ?? name, loading: 'lazy' }))
    return button
  }
  if (address && (file.kind === 'audio' || file.kind === 'voice')) {
    return el('audio', {
      src: address,
      controls: true,
      preload: 'metadata',
      'aria-label': file.kind === 'voice' ? texts.voice : name,
    })
  }
  if (address && file.kind === 'video') {
    return el('video', { src: address, controls: true, preload: 'metadata', 'aria-label': name })
  }
  const shown = file.kind === 'voice' ? texts.voice : name
  const inside = [icon('file'), el('span', {}, shown), el('small', {}, size(file.size_bytes))]
  const link = el(
    'a',
    { class: 'file', href: address, target: '_blank', rel: 'noopener' },
    ...inside,
  )
  link.querySelector('svg')?.setAttribute('width', '20')
  return link
}

function rating(score: number, best: number, texts: Texts): HTMLElement {
  const label = fill(texts.rated, { n: score, of: best })
  const shown = el('div', { class: 'rated', role: 'img', 'aria-label': label })
  if (best === 2) {
    shown.classList.add('thumb')
    shown.append(icon(score === 2 ? 'up' : 'down'))
  } else
    for (let star = 1; star <= best; star++) {
      const one = icon('star')
      if (star <= score) one.classList.add('on')
      shown.append(one)
    }
  return shown
}

/** What a message says: text, then files. */
export function contentOf(
  content: Content,
  urls: Record<string, string>,
  origin: string,
  texts: Texts,
  enlarge: Enlarge,
): Node[] {
  const nodes: Node[] = []
  if (content.rating) nodes.push(rating(content.rating.score, content.rating.best, texts))
  const text = content.text ?? content.pressed?.label ?? ''
  if (text) nodes.push(el('div', { class: 'bubble', dir: 'auto' }, ...linkify(text)))
  for (const file of content.attachments ?? []) {
    const path = file.file_id ? urls[file.file_id] : undefined
    nodes.push(attachment(file, path ? origin + path : undefined, texts, enlarge))
  }
  return nodes
}

/** A message in the log. Its author is said to screen readers each time, shown when it changes. */
export function messageItem(
  message: Message,
  texts: Texts,
  origin: string,
  showAuthor: boolean,
  enlarge: Enlarge,
): HTMLElement {
  const author = message.mine ? texts.you : (message.author_name ?? texts.agent)
  const item = el('div', { class: message.mine ? 'item mine' : 'item' })
  item.append(el('span', { class: showAuthor && !message.mine ? 'who' : 'hidden' }, author))
  if (message.deleted) item.append(el('div', { class: 'bubble gone' }, texts.deleted))
  else item.append(...contentOf(message.content, message.urls ?? {}, origin, texts, enlarge))
  return item
}
