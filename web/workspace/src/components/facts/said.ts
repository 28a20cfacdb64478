/** When and by which channel a fact was said, in words. */
import type { KnownFact } from '@shared/api/model'
import { ago, date } from '@/format/times'
import { channels } from '@/stores/channels'
import { thread } from '@/stores/messages'

export function channelOf(fact: KnownFact): { connector: string; name: string } | undefined {
  if (fact.channel_id == null) return undefined
  return (
    thread(fact.conversation_id).value.legs.find((leg) => leg.channel.id === fact.channel_id)
      ?.channel ?? channels.value.find((channel) => channel.id === fact.channel_id)
  )
}

export const saidAgo = (fact: KnownFact): string => ago(fact.said_at)

/** What is known, in words that stay true: a day said as "today" or "Monday" is told by its date. */
export function lasting(fact: KnownFact): string {
  const words = fact.kind === 'date' && !/\d/.test(fact.shown)
  return words && /^\d{4}-\d\d-\d\d$/.test(fact.value) ? date(`${fact.value}T12:00`) : fact.shown
}
