/** Push on this browser: whether it can, whether it is on, and turning it on and off. */
import * as api from '@/api/notices'
import { Problem } from '@shared/api/http'

/**
 * `insecure`: only over https; `install`: on an iPhone only from the home screen; `denied`: the
 * browser was told to say no; `off`/`on`: as chosen.
 */
export type PushState = 'unsupported' | 'insecure' | 'install' | 'denied' | 'off' | 'on'

/** Who turned it on here: somebody else who signs in must choose for themselves. */
const CHOSEN_BY = 'onethread.push.agent'

export function base64url(raw: ArrayBuffer | null): string {
  return btoa(String.fromCharCode(...new Uint8Array(raw ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) =>
    each.charCodeAt(0),
  )
}

/** Enough of a browser's name to know it again. */
export function browserName(agent: string): string {
  // Most call themselves Chrome and Safari too.
  const found = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((each) =>
    agent.includes(`${each}/`),
  )
  const name = { Edg: 'Edge', OPR: 'Opera' }[found ?? ''] ?? found
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(agent)?.[0] ?? ''
  return [name, system].filter(Boolean).join(' · ')
}

/** What stands in the way, before anybody is asked; null when nothing does. */
function obstacle(): PushState | null {
  if (!isSecureContext) return 'insecure'
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
    return Notification.permission === 'denied' ? 'denied' : null
  }
  return /iPhone|iPad/.test(navigator.userAgent) ? 'install' : 'unsupported'
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

function chosenBy(): number {
  return Number(localStorage.getItem(CHOSEN_BY) ?? 0)
}

export async function pushState(agentId: number): Promise<PushState> {
  const found = obstacle()
  if (found) return found
  return chosenBy() === agentId && (await subscription()) ? 'on' : 'off'
}

function told(made: PushSubscription) {
  return api.addDevice({
    endpoint: made.endpoint,
    p256dh: base64url(made.getKey('p256dh')),
    auth: base64url(made.getKey('auth')),
    name: browserName(navigator.userAgent),
  })
}

/**
 * Asks the person, then the browser, then tells the server. To be called by a click. The state after
 * it; fails with a Problem or the browser's own error.
 */
export async function turnOn(agentId: number): Promise<PushState> {
  const found = obstacle()
  if (found) return found
  if ((await Notification.requestPermission()) !== 'granted') return obstacle() ?? 'off'
  const { public_key } = await api.push()
  await told(await subscribe(public_key))
  localStorage.setItem(CHOSEN_BY, String(agentId))
  return 'on'
}

async function subscribe(publicKey: string): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.ready
  const before = await registration.pushManager.getSubscription()
  // Made for another server key than today's it is of no use any more.
  if (before && base64url(before.options.applicationServerKey) !== publicKey) {
    await before.unsubscribe()
  }
  return registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: fromBase64url(publicKey),
  })
}

export async function turnOff(): Promise<void> {
  localStorage.removeItem(CHOSEN_BY)
  await (await subscription())?.unsubscribe()
}

/** After signing in again: the same browser for the same person goes on as it was. */
export async function renew(agentId: number): Promise<void> {
  if (obstacle() || Notification.permission !== 'granted' || chosenBy() !== agentId) return
  if (!(await subscription())) return
  const { public_key } = await api.push()
  await told(await subscribe(public_key))
}

/** In words of the browser when it was the browser that refused. */
export function reason(error: unknown): string | null {
  return error instanceof Problem || !(error instanceof Error) ? null : error.message
}
