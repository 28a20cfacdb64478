/** Which snippets and colleagues what was typed may mean. Pure. */
import type { AgentName, Snippet } from '@shared/api/model'

/** Letters as they are compared: without case and accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Those whose shortcut begins so come first, then those that have it in the shortcut, the title, the
 * text; among equals the one used most. */
export function matching(snippets: readonly Snippet[], words: string): Snippet[] {
  const wanted = folded(words)
  const rank = (snippet: Snippet): number => {
    const shortcut = folded(snippet.shortcut)
    if (shortcut.startsWith(wanted)) return 0
    if (shortcut.includes(wanted)) return 1
    if (folded(snippet.title).includes(wanted)) return 2
    if (wanted.length > 2 && folded(Object.values(snippet.texts).join(' ')).includes(wanted))
      return 3
    return 4
  }
  return snippets
    .map((snippet) => ({ snippet, rank: rank(snippet) }))
    .filter((item) => item.rank < 4)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.snippet.used_count - a.snippet.used_count ||
        a.snippet.shortcut.localeCompare(b.snippet.shortcut),
    )
    .map((item) => item.snippet)
}

/** Colleagues one of whose names begins so. */
export function matchingNames<T extends AgentName>(agents: readonly T[], words: string): T[] {
  const wanted = folded(words)
  return agents.filter(({ name }) => {
    const own = folded(name)
    return own.startsWith(wanted) || own.split(/\s+/).some((part) => part.startsWith(wanted))
  })
}

const VARIABLE = /\{\{\s*([a-z][a-z0-9_.]{0,80})\s*(?:\|[^{}|]{0,200})?\}\}/g

/** Variables that were not filled in: a customer must not read them. */
export function unfilled(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((found) => found[1] ?? ''))]
}
