/** Keys that act at once. Not while typing, not behind a dialog. */
import { onBeforeUnmount, onMounted } from 'vue'

/** By `event.key`: "j", "/", "?". */
export type Shortcuts = Record<string, () => void>

const active: Shortcuts[] = []

export function typesInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

function onKeydown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (typesInto(event.target)) return
  if (document.querySelector('[role="dialog"][data-state="open"], [role="menu"]')) return
  // The one mounted last comes first: what lies on top answers.
  const found = active.findLast((shortcuts) => event.key in shortcuts)?.[event.key]
  if (!found) return
  event.preventDefault()
  found()
}

export function useShortcuts(shortcuts: Shortcuts): void {
  onMounted(() => {
    if (!active.length) window.addEventListener('keydown', onKeydown)
    active.push(shortcuts)
  })
  onBeforeUnmount(() => {
    active.splice(active.indexOf(shortcuts), 1)
    if (!active.length) window.removeEventListener('keydown', onKeydown)
  })
}

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')
export const SEND_KEYS = isMac ? ['⌘', '↵'] : ['Ctrl', '↵']
