/** From messages to what is shown: matters, days, switches of channel, who goes on speaking. Pure. */
import type { Conversation, Leg, Message } from '@shared/api/model'
import { sameDay } from '@/format/times'

export type Row =
  | { kind: 'matter'; key: string; conversation: Conversation; present: boolean }
  | { kind: 'day'; key: string; at: string }
  | { kind: 'switch'; key: string; leg: Leg; first: boolean; link?: string }
  | { kind: 'unread'; key: string }
  | { kind: 'brief'; key: string }
  | {
      kind: 'message'
      key: string
      message: Message
      leg: Leg | null
      /** Goes on from the one before it; another goes on from it. */
      follows: boolean
      ends: boolean
      /** Of an earlier matter. */
      earlier: boolean
    }

/** One who says more within this time goes on speaking: no new heading. */
const SAME_BREATH_MS = 5 * 60_000

export interface Options {
  /** The divider of what was not read goes above this message. */
  unreadFrom?: number | null
  /** Only what was said by this leg, and notes and events never. */
  onlyLeg?: number | null
  earlier?: boolean
}

/** The rows of one conversation. `complete`: its first message is among them. */
export function rows(
  messages: readonly Message[],
  legs: readonly Leg[],
  complete: boolean,
  { unreadFrom = null, onlyLeg = null, earlier = false }: Options = {},
): Row[] {
  const byId = new Map(legs.map((leg) => [leg.id, leg]))
  const out: Row[] = []
  let legId: number | null = null
  let before: Message | null = null
  let day: Message | null = null
  for (const message of messages) {
    if (onlyLeg !== null && message.leg_id !== onlyLeg) continue
    if (!day || !sameDay(day.said_at, message.said_at)) {
      out.push({
        kind: 'day',
        key: `day-${message.said_at.slice(0, 10)}-${message.id}`,
        at: message.said_at,
      })
      before = null
      day = message
    }
    const leg = message.leg_id === null ? null : (byId.get(message.leg_id) ?? null)
    if (leg && leg.id !== legId) {
      // The first leg is named when it is known to be the first; a later one always.
      if (legId !== null || complete) {
        const link = linkOf(message)
        out.push({
          kind: 'switch',
          key: `leg-${message.id}`,
          leg,
          first: legId === null,
          ...(link ? { link } : {}),
        })
      }
      legId = leg.id
      before = null
    }
    if (message.id === unreadFrom) {
      out.push({ kind: 'unread', key: 'unread' })
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
      earlier,
    })
    before = message
  }
  return out
}

/** A switch so early leaves nothing to tell. */
const WORTH_TELLING = 3

/** With the handover brief below the latest switch of channel or of owner. */
export function withBrief(given: readonly Row[]): Row[] {
  const at = given.findLastIndex(
    (row) =>
      (row.kind === 'switch' && !row.first) ||
      (row.kind === 'message' && changesOwner(row.message)),
  )
  const before = given
    .slice(0, Math.max(at, 0))
    .filter((row) => row.kind === 'message' && ['in', 'out'].includes(row.message.direction))
  if (before.length < WORTH_TELLING) return [...given]
  return [...given.slice(0, at + 1), { kind: 'brief', key: 'brief' }, ...given.slice(at + 1)]
}

function changesOwner(message: Message): boolean {
  const event = message.headers?.event as { kind?: string; agent_id?: number | null } | undefined
  return message.direction === 'event' && event?.kind === 'assigned' && !!event.agent_id
}

function sameBreath(a: Message, b: Message): boolean {
  return (
    a.direction === b.direction &&
    a.direction !== 'event' &&
    a.leg_id === b.leg_id &&
    !a.content.public === !b.content.public &&
    a.author?.agent_id === b.author?.agent_id &&
    !b.content.subject &&
    Date.parse(b.said_at) - Date.parse(a.said_at) < SAME_BREATH_MS
  )
}

/** The first message from the customer that came after the agent had last read. */
export function firstUnread(messages: readonly Message[], readUntil: string | null): number | null {
  if (readUntil === null) return null
  const read = Date.parse(readUntil)
  const found = messages.find(
    (message) => message.direction === 'in' && Date.parse(message.received_at) > read,
  )
  return found?.id ?? null
}

/**
 * How high a row is likely to be before it was measured, in pixels. A good guess keeps the scroll bar
 * calm; a bad one does no harm.
 */
export function likelyHeight(row: Row, width: number): number {
  switch (row.kind) {
    case 'matter':
      return 72
    case 'day':
      return 40
    case 'switch':
      return 44
    case 'brief':
      return 150
    case 'unread':
      return 36
    case 'message': {
      const { message } = row
      if (message.direction === 'event') return 26
      const { content } = message
      if (content.html) return 220
      const letters = Math.max(20, Math.min(width * 0.8, 640) / 7.2)
      const lines = (content.text ?? '')
        .slice(0, 6000)
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0)
      const shown = (content.attachments ?? []).slice(0, 12)
      const pictures = shown.filter((file) => file.kind === 'image').length
      const files =
        (shown.length - pictures) * 60 +
        (pictures > 2 ? Math.ceil(pictures / 4) * 105 : pictures * 250)
      return 24 + lines * 23 + files + (row.follows ? 4 : 38) + (row.ends ? 20 : 0)
    }
  }
}

/** When the link was given that the message came with, if it came so. */
function linkOf(message: Message): string | undefined {
  if (message.placement?.rule !== 'continued') return undefined
  const value = message.placement.evidence?.find((each) => each.kind === 'continue')?.value
  return typeof value === 'string' ? value : undefined
}
