/**
 * Whether the first screen is there. What it can do without (menus, notices, what is at hand) is loaded
 * and put in place only then, so that the first answer to a hand doesn't wait for it.
 */
import { shallowRef } from 'vue'

/** A page that says nothing is there by then. */
const LATEST_MS = 3000

export const settled = shallowRef(false)
/** What opens above the page: menus, panels, hints. */
export const popups = shallowRef<typeof import('./popups')>()

let tell: () => void = () => {}
const told = new Promise<void>((resolve) => (tell = resolve))

/** Resolves once the first screen is there and the page has nothing better to do. */
export function whenSettled(): Promise<void> {
  return told
}

export async function loadPopups(): Promise<void> {
  popups.value ??= await import('./popups')
}

/** The first screen is there; may be called again. */
export function settle(): void {
  if (settled.value || begun) return
  begun = true
  // After the frame that shows it.
  requestAnimationFrame(() => setTimeout(() => idle(() => void finish())))
}
let begun = false

async function finish(): Promise<void> {
  // A part that can't be had now is asked for again when it is wanted.
  await loadPopups().catch(() => {})
  settled.value = true
  tell()
}

function idle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 500 })
  else setTimeout(run, 50)
}

/** At the latest so long after the frame of the pages is there. */
export function settleInTime(): void {
  setTimeout(settle, LATEST_MS)
}
