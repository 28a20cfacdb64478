/** Whether a placement is sure, and that a person found it right. */
import type { Message, Placement } from '@shared/api/model'
import { confirmPlacement } from '@/api/facts'
import { receive } from '@/stores/messages'

/** Below this an agent is asked to look (LOW_CONFIDENCE of the server's rules). */
export const SURE = 0.8

export function isUnsure(placement: Placement | null | undefined): boolean {
  if (!placement || placement.corrected || placement.confirmed) return false
  return (placement.confidence ?? 1) < SURE
}

/** The latest message of which it is not sure that it belongs here. */
export function latestUnsure(messages: readonly Message[]): Message | null {
  return (
    messages.findLast(
      (message) => message.direction === 'in' && !message.deleted && isUnsure(message.placement),
    ) ?? null
  )
}

export async function confirm(message: Message): Promise<void> {
  receive([(await confirmPlacement(message.id)) as Message])
}
