/** Which leg a reply should go by. Pure. */
import type { Leg, Message } from '@shared/api/model'

/** Can it be written on now: by any text, or only by a template? */
export type Reach = 'open' | 'template' | 'closed'

export function reach(leg: Leg): Reach {
  const template = leg.content_out.includes('template')
  if (leg.window && !leg.window.open) return template ? 'template' : 'closed'
  return leg.can_reply ? 'open' : 'closed'
}

const RANK: Record<Reach, number> = { open: 0, template: 1, closed: 2 }

/** The leg of the customer's last words; another only when nothing can be said there. */
export function preselected(legs: readonly Leg[], messages: readonly Message[]): Leg | null {
  const answered = messages.findLast((message) => message.direction === 'in')?.leg_id
  const last = legs.find((leg) => leg.id === answered)
  // A window that is closed but opens by a template is still where the customer is.
  if (last && reach(last) !== 'closed') return last
  const heard = (leg: Leg) => (leg.last_inbound_at ? Date.parse(leg.last_inbound_at) : 0)
  const best = [...legs].sort(
    (a, b) => RANK[reach(a)] - RANK[reach(b)] || heard(b) - heard(a) || b.id - a.id,
  )
  return best[0] ?? null
}

export function tooLarge(leg: Leg, file: { size_bytes: number; kind: string }): boolean {
  const limits = leg.limits.attachment_bytes ?? {}
  const limit = limits[file.kind] ?? limits['*']
  return limit !== undefined && file.size_bytes > limit
}
