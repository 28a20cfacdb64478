/** Which leg a reply should go by, and what is to be known of each. Pure. */
import type { Leg, LegChoice, Message } from '@shared/api/model'
import type { Key } from '@/i18n'

/** Can it be written on now: by any text, or only by a template? */
export type Reach = 'open' | 'template' | 'closed'

export function reach(leg: Leg, now = Date.now()): Reach {
  const template = leg.content_out.includes('template')
  if (!isOpen(leg, now)) return template ? 'template' : 'closed'
  return leg.can_reply ? 'open' : 'closed'
}

/** The window by the clock of this moment: it may close while the page is open. */
function isOpen(leg: Leg, now: number): boolean {
  if (!leg.window) return true
  if (!leg.window.open) return false
  return !leg.window.closes_at || Date.parse(leg.window.closes_at) > now
}

const RANK: Record<Reach, number> = { open: 0, template: 1, closed: 2 }

/**
 * The leg of the customer's last words; another only when nothing can be said there. To somebody else
 * than the customer goes only what an agent chooses to tell them.
 */
export function preselected(
  all: readonly Leg[],
  messages: readonly Message[],
  now = Date.now(),
): Leg | null {
  const theirs = all.filter((leg) => !leg.somebody_else)
  const legs = theirs.length ? theirs : all
  const ids = new Set(legs.map((leg) => leg.id))
  const answered = messages.findLast(
    (message) => message.direction === 'in' && message.leg_id !== null && ids.has(message.leg_id),
  )?.leg_id
  const last = legs.find((leg) => leg.id === answered)
  // A window that is closed but opens by a template is still where the customer is.
  if (last && reach(last, now) !== 'closed') return last
  const heard = (leg: Leg) => (leg.last_inbound_at ? Date.parse(leg.last_inbound_at) : 0)
  const best = [...legs].sort(
    (a, b) => RANK[reach(a, now)] - RANK[reach(b, now)] || heard(b) - heard(a) || b.id - a.id,
  )
  return best[0] ?? null
}

/** The next one that can be written on, in the order shown. */
export function following(legs: readonly Leg[], current: Leg | null, now = Date.now()): Leg | null {
  const usable = legs.filter((leg) => reach(leg, now) !== 'closed')
  const at = usable.findIndex((leg) => leg.id === current?.id)
  return usable[(at + 1) % usable.length] ?? null
}

/** Why it carries nothing, or only a template, in words of the screen; null: nothing stands in the way. */
export function whyNot(leg: Leg, now = Date.now()): Key | null {
  switch (leg.why_code) {
    case 'channel_removed':
      return 'leg.why.removed'
    case 'channel_paused':
      return 'leg.why.paused'
    case 'not_installed':
      return 'leg.why.notInstalled'
    case 'address_ended':
      return 'leg.why.addressEnded'
    case 'answers_used':
      return 'leg.why.answersUsed'
    case 'one_way':
      return 'leg.why.oneWay'
  }
  const now_ = reach(leg, now)
  if (now_ === 'template') return 'leg.why.template'
  return now_ === 'closed' && leg.window && !isOpen(leg, now) ? 'leg.why.window' : null
}

/** Worth knowing before writing: what it charges, how long a text may be. */
export function facts(leg: Leg): { key: Key; values?: Record<string, number> }[] {
  const found: { key: Key; values?: Record<string, number> }[] = []
  if (leg.pieces) found.push({ key: 'leg.pieces' })
  else if (leg.limits.text_characters)
    found.push({ key: 'leg.characters', values: { count: leg.limits.text_characters } })
  if (leg.content_out.includes('subject')) found.push({ key: 'leg.subject' })
  if (leg.cost === 'free') found.push({ key: 'leg.free' })
  else if (leg.cost === 'template') found.push({ key: 'leg.templateCosts' })
  else if (leg.cost === 'message') found.push({ key: 'leg.costs' })
  return found
}

/** How much of a kind of file it takes, in bytes; undefined: no limit. */
export function fileLimit(leg: Leg, kind: string): number | undefined {
  const limits = leg.limits.attachment_bytes ?? {}
  return limits[kind] ?? limits['*']
}

export function tooLarge(leg: Leg, file: { size_bytes: number; kind: string }): boolean {
  const limit = fileLimit(leg, file.kind)
  return limit !== undefined && file.size_bytes > limit
}

/** How layout of the words gets there: as it is, in the channel's own marks, or not at all. */
export function layout(leg: Leg): 'html' | 'marks' | 'plain' {
  if (leg.content_out.includes('html')) return 'html'
  return leg.markup ? 'marks' : 'plain'
}

const REASONS: Record<LegChoice['reasons'][number], Key> = {
  answered: 'best.answered',
  habit: 'best.habit',
  often: 'best.often',
  window: 'best.window',
  free: 'best.free',
  quick: 'best.quick',
}

/** What speaks for the best leg, in words of the screen: at most three. */
export function whyBest(choice: LegChoice): Key[] {
  return choice.reasons.slice(0, 3).map((reason) => REASONS[reason])
}
