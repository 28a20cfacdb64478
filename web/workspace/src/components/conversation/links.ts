/** Plain text in parts, so that addresses in it can be followed. Nothing is ever HTML. */
import type { ComputedRef, InjectionKey } from 'vue'

export interface TextPart {
  text: string
  href?: string
}

/** Words that are looked for: marked wherever they are shown. */
export const wordsToMark: InjectionKey<ComputedRef<string[]>> = Symbol('words to mark')

/** Text in parts of which every second one begins a word that is looked for. */
export function marked(text: string, words: readonly string[]): string[] {
  if (!words.length) return [text]
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${any})`, 'giu'))
}

const ADDRESS =
  /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+\.[^\s<>"']+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu
/** Belongs to the sentence around an address, not to the address. */
const AFTER = /[.,;:!?)\]}»”’]+$/u

export function withLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const found = match[0].replace(AFTER, '')
    if (match.index > at) parts.push({ text: text.slice(at, match.index) })
    parts.push({ text: found, href: hrefOf(found) })
    at = match.index + found.length
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}

function hrefOf(found: string): string {
  if (/^https?:/i.test(found)) return found
  return found.includes('@') && !found.startsWith('www.') ? `mailto:${found}` : `https://${found}`
}
