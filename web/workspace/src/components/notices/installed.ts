/** The service worker: kept up to date without ever holding back what is new. */
import { ref } from 'vue'

/** A newer version waits for this page to make room. */
export const newer = ref(false)
let waiting: ServiceWorker | null = null
const HOUR_MS = 3_600_000

function offer(worker: ServiceWorker | null): void {
  // The first one that ever came replaces nothing.
  if (!worker || !navigator.serviceWorker.controller) return
  waiting = worker
  newer.value = true
}

/** Registers it, and looks for a newer one by the hour and when the page is looked at again. */
export async function install(open: (address: string) => void): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  let registration: ServiceWorkerRegistration
  try {
    registration = await navigator.serviceWorker.register('/sw.js')
  } catch {
    // Private windows and odd proxies: everything works without, but for push.
    return
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') offer(coming)
    })
  })
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<unknown>) => {
    const said = event.data as { type?: string; url?: string } | null
    // Only a place in this workspace.
    if (said?.type === 'open' && /^\/(?![/\\])/.test(said.url ?? '')) open(said.url ?? '/')
  })
  // By now the page stands: time for what is opened later.
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'keep' }))
  const look = () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => {})
  }
  setInterval(look, HOUR_MS)
  document.addEventListener('visibilitychange', look)
}

/** Makes room for the newer version and shows it. */
export function update(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  })
  waiting?.postMessage({ type: 'activate' })
}
