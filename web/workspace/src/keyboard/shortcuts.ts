/**
 * Keys that act at once. Not while typing, not behind a dialog; a sequence ("g i") has a second for
 * its next key. A screen reader in its reading mode keeps the keys for itself; in focus mode they act.
 */
import { computed, onBeforeUnmount, onMounted, shallowReactive, type ComputedRef } from 'vue'
import { ACTIONS, ACTION_IDS, actionOf, type ActionId } from './actions'

const SEQUENCE_MS = 1000

export interface Handler {
  run: () => void
  /** When it applies; always, if not given. */
  when?: () => boolean
}
type Given = Partial<Record<ActionId, Handler | (() => void)>>
interface Layer {
  handlers: Partial<Record<ActionId, Handler>>
  first: boolean
}

const layers = shallowReactive<Layer[]>([])

function handlerOf(id: ActionId): Handler | undefined {
  // What lies on top answers: what was mounted last, except that some come before all others.
  for (const first of [true, false]) {
    for (let index = layers.length - 1; index >= 0; index -= 1) {
      const layer = layers[index]
      const handler = layer?.first === first ? layer.handlers[id] : undefined
      if (handler && (handler.when?.() ?? true)) return handler
    }
  }
  return undefined
}

/** What can be done here and now, in the order of the registry. */
export const available: ComputedRef<ActionId[]> = computed(() =>
  ACTION_IDS.filter((id) => handlerOf(id)),
)

/** Does it; false when it doesn't apply here. */
export function run(id: ActionId): boolean {
  const handler = handlerOf(id)
  handler?.run()
  return !!handler
}

export function typesInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(target.type)) {
    return false
  }
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

let begun = ''
let begunAt = 0

function onKeydown(event: KeyboardEvent): void {
  if (event.altKey || event.isComposing || event.defaultPrevented) return
  if (['Shift', 'Control', 'Meta'].includes(event.key)) return
  const mod = event.ctrlKey || event.metaKey
  const key = mod ? `Mod+${event.key.toLowerCase()}` : event.key
  const sequence = begun && event.timeStamp - begunAt < SEQUENCE_MS ? `${begun} ${key}` : ''
  begun = ''
  let found = sequence ? actionOf(sequence) : undefined
  found ??= actionOf(key)
  if (!found) return
  const typing = typesInto(event.target)
  if (found === 'begun') {
    if (typing || blocked()) return
    begun = key
    begunAt = event.timeStamp
    return
  }
  if (typing && !ACTIONS[found].typing) return
  if (blocked() && !(ACTIONS[found].typing && !document.querySelector('[data-palette]'))) return
  if (run(found)) event.preventDefault()
}

/** Behind a dialog or a menu keys rest. */
function blocked(): boolean {
  return !!document.querySelector('[role="dialog"][data-state="open"], [role="menu"]')
}

function mount(layer: Layer): void {
  onMounted(() => {
    if (!layers.length) window.addEventListener('keydown', onKeydown)
    layers.push(layer)
  })
  onBeforeUnmount(() => {
    layers.splice(layers.indexOf(layer), 1)
    if (!layers.length) window.removeEventListener('keydown', onKeydown)
  })
}

/** What actions do while this component is there. `first`: before what was mounted later. */
export function useActions(given: Given, first = false): void {
  const handlers: Layer['handlers'] = {}
  for (const [id, handler] of Object.entries(given) as [ActionId, Handler | (() => void)][]) {
    handlers[id] = typeof handler === 'function' ? { run: handler } : handler
  }
  mount({ handlers, first })
}

/** The action of Alt and a letter, by where the letter is: with Alt a Mac makes another of it. */
export function altAction(event: KeyboardEvent): ActionId | undefined {
  if (!event.altKey || event.ctrlKey || event.metaKey) return undefined
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase()
  const found = letter ? actionOf(`Alt+${letter}`) : undefined
  return found === 'begun' ? undefined : found
}

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')
export const SEND_KEYS = isMac ? ['⌘', '↵'] : ['Ctrl', '↵']

const NAMES: Record<string, string> = {
  Escape: 'Esc',
  Mod: isMac ? '⌘' : 'Ctrl',
  Alt: isMac ? '⌥' : 'Alt',
}

/** Keys as they are written on a keyboard: "Mod+k" is Ctrl and K; "g i" is G, then I. */
export function keyCaps(keys: string): string[] {
  return keys
    .split(/[ +]/)
    .flatMap((part) => (/^[A-Z]$/.test(part) ? ['⇧', part] : [NAMES[part] ?? part]))
    .map((part) => (/^[a-z]$/.test(part) ? part.toUpperCase() : part))
}
