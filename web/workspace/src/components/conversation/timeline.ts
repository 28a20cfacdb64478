/** From messages to what is shown: days, switches of channel, and who goes on speaking. Pure. */
import type { Leg, Message } from '@shared/api/model'
import { sameDay } from '@/format/times'

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'switch'; key: string; leg: Leg; first: boolean }
  | {
      kind: 'message'
      key: string
      message: Message
      leg: Leg | null
      follows: boolean
      ends: boolean
    }

/** One who says more within this time goes on speaking: no new heading. */
const SAME_BREATH_MS = 5 * 60_000

export function rows(messages: readonly Message[], legs: readonly Leg[], complete: boolean): Row[] {
  const byId = new Map(legs.map((leg) => [leg.id, leg]))
  const out: Row[] = []
  let legId: number | null = null
  let before: Message | null = null
  for (const message of messages) {
    if (!before || !sameDay(before.said_at, message.said_at)) {
      out.push({
        kind: 'day',
        key: `day-${message.said_at.slice(0, 10)}-${message.id}`,
        at: message.said_at,
      })
      before = null
    }
    const leg = message.leg_id === null ? null : (byId.get(message.leg_id) ?? null)
    if (leg && leg.id !== legId) {
      // The first leg is named when it is known to be the first; a later one always.
      if (legId !== null || complete) {
        out.push({ kind: 'switch', key: `leg-${message.id}`, leg, first: legId === null })
      }
      legId = leg.id
      before = null
    }
    const last = out.at(-1)
    if (last?.kind === 'message' && before && sameBreath(before, message)) last.ends = false
    out.push({
      kind: 'message',
      key: `message-${message.id}`,
      message,
      leg,
      follows: before !== null && sameBreath(before, message),
      ends: true,
    })
    before = message
  }
  return out
}

function sameBreath(a: Message, b: Message): boolean {
  return (
    a.direction === b.direction &&
    a.direction !== 'event' &&
    a.leg_id === b.leg_id &&
    a.author?.agent_id === b.author?.agent_id &&
    !b.content.subject &&
    Date.parse(b.said_at) - Date.parse(a.said_at) < SAME_BREATH_MS
  )
}
