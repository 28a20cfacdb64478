import type { Device } from './protocol'

/** What an app or a site handed over: a device's token, or a browser's push subscription (also as its
 * JSON). Null for anything else, which ends the notifications. */
export function deviceOf(given: unknown): Device | null {
  if (typeof given === 'string') return given ? { token: given } : null
  if (typeof given !== 'object' || given === null) return null
  const plain: unknown =
    'toJSON' in given && typeof given.toJSON === 'function' ? given.toJSON() : given
  const { endpoint, keys } = plain as { endpoint?: unknown; keys?: Record<string, unknown> }
  if (typeof endpoint !== 'string' || !keys) return null
  const { p256dh, auth } = keys
  if (typeof p256dh !== 'string' || typeof auth !== 'string') return null
  return { token: endpoint, keys: { p256dh, auth } }
}
