/** Replies that wait to go, by conversation: to be taken back, or until their time. */
import { shallowReactive } from 'vue'
import type { Held } from '@shared/api/model'
import * as api from '@/api/conversations'
import { putBack } from './drafts'

const waiting = shallowReactive(new Map<number, Held[]>())

/** The next to go first. */
export function heldOf(conversationId: number): Held[] {
  return waiting.get(conversationId) ?? []
}

/** Everything that waits in a conversation now. */
export function receiveHeld(conversationId: number, items: Held[] | undefined): void {
  waiting.set(conversationId, items ?? [])
}

/** One that was made or changed here; an older state of it that is on its way is overtaken. */
export function put(held: Held): void {
  const others = heldOf(held.conversation_id).filter((item) => item.id !== held.id)
  const items = [...others, held]
  items.sort((a, b) => Date.parse(a.send_at) - Date.parse(b.send_at) || a.id - b.id)
  waiting.set(held.conversation_id, items)
}

function gone(held: Held): void {
  waiting.set(
    held.conversation_id,
    heldOf(held.conversation_id).filter((item) => item.id !== held.id),
  )
}

/** It doesn't go: what was written is in the composer again. */
export async function takeBack(held: Held): Promise<void> {
  const draft = await api.takeBack(held.id)
  gone(held)
  putBack(held.conversation_id, draft)
}

export async function sendNow(held: Held): Promise<void> {
  await api.sendHeld(held.id)
  gone(held)
}

export async function drop(held: Held): Promise<void> {
  await api.dropHeld(held.id)
  gone(held)
}

export async function change(
  held: Held,
  to: { send_at?: string; if_customer_writes?: Held['if_customer_writes'] },
): Promise<void> {
  put(await api.changeHeld(held.id, to))
}

export function forgetHeld(): void {
  waiting.clear()
}
