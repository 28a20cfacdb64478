/**
 * The service worker: pushes, and the files of this version of the workspace kept at hand.
 *
 * It answers from what it keeps only for files whose name holds their content. Everything that can be
 * stale (the API, the page itself) comes from the server; without it, a page says so in words.
 */
/** By the build: the name of this version, and its files. */
declare const __VERSION__: string
declare const __FILES__: string[]

// TypeScript knows workers in general only.
const worker = self as unknown as ServiceWorkerGlobalScope
const KEPT = `onethread-${__VERSION__}`
const OFFLINE = ['/offline.html', '/offline.js', '/icon.svg']

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(OFFLINE)))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('onethread-') && name !== KEPT) await caches.delete(name)
      }
      await worker.registration.navigationPreload?.enable()
    })(),
  )
})

worker.addEventListener('message', (event) => {
  const said = event.data as { type?: string } | null
  if (said?.type === 'activate') event.waitUntil(worker.skipWaiting())
  // When the page has nothing else to do: a part that is opened later is there at once, and still
  // there when the server has a newer version.
  if (said?.type === 'keep') event.waitUntil(keepAll())
})

async function keepAll(): Promise<void> {
  const kept = await caches.open(KEPT)
  for (const file of __FILES__) {
    if (await kept.match(file)) continue
    const answer = await fetch(file)
    if (answer.ok) await kept.put(file, answer)
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (address.pathname.startsWith('/assets/')) event.respondWith(file(event))
  else if (OFFLINE.includes(address.pathname)) event.respondWith(standIn(request))
})

async function page(event: FetchEvent): Promise<Response> {
  try {
    return ((await event.preloadResponse) as Response | undefined) ?? (await fetch(event.request))
  } catch {
    return (await caches.match('/offline.html')) ?? Response.error()
  }
}

/** What the page without a connection is made of; with one, as the server has it. */
async function standIn(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(request)) ?? Response.error()
  }
}

async function file(event: FetchEvent): Promise<Response> {
  const kept = await caches.match(event.request)
  if (kept) return kept
  const answer = await fetch(event.request)
  if (answer.ok) {
    const copy = answer.clone()
    event.waitUntil(caches.open(KEPT).then((cache) => cache.put(event.request, copy)))
  }
  return answer
}

// Push ------------------------------------------------------------------------------------------

/** What the server says, encrypted on its way. */
interface Pushed {
  title: string
  body: string
  url: string
  unread: number
  lang: string
  test?: boolean
}

worker.addEventListener('push', (event) => {
  const said = event.data?.json() as Pushed | undefined
  if (said) event.waitUntil(show(said))
})

async function show(said: Pushed): Promise<void> {
  if (!said.test && 'setAppBadge' in worker.navigator) {
    await worker.navigator.setAppBadge(said.unread).catch(() => {})
  }
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // Who looks at the workspace is told there.
  if (!said.test && windows.some((each) => each.visibilityState === 'visible')) return
  await worker.registration.showNotification(said.title, {
    body: said.body,
    lang: said.lang,
    // A newer one takes the place of the one before: it tells of everything that is unread.
    tag: said.test ? 'test' : 'onethread',
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: { url: said.url },
    ...{ renotify: true },
  })
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data as { url: string }
  event.waitUntil(open(url))
})

async function open(url: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const best = windows.find((each) => each.visibilityState === 'visible') ?? windows[0]
  if (!best) {
    await worker.clients.openWindow(url)
    return
  }
  best.postMessage({ type: 'open', url })
  await best.focus().catch(() => null)
}

/** The browser made the subscription anew: tell the server, or this device hears nothing any more. */
worker.addEventListener('pushsubscriptionchange', (event) => {
  const change = event as ExtendableEvent & { oldSubscription?: PushSubscription }
  const options = change.oldSubscription?.options
  if (!options) return
  event.waitUntil(
    worker.registration.pushManager.subscribe(options).then((made) => {
      const { endpoint, keys } = made.toJSON()
      return fetch('/api/notifications/push/devices', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Onethread': '1' },
        body: JSON.stringify({ endpoint, p256dh: keys?.p256dh, auth: keys?.auth, name: '' }),
      })
    }),
  )
})
