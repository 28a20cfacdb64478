/** Conversations that an agent pinned, and those opened last: ids, in order. */
import { computed, shallowRef } from 'vue'
import type { Conversation } from '@shared/api/model'
import * as api from '@/api/inbox'
import { conversations, seen } from './conversations'

const MOST_RECENTS = 20

const pinnedIds = shallowRef<number[]>([])
const recentIds = shallowRef<number[]>([])
const of = (ids: number[]) =>
  ids.flatMap((id): Conversation[] => {
    const found = seen(id)
    return found && !found.merged_into ? [found] : []
  })
export const pinned = computed(() => of(pinnedIds.value))
export const recent = computed(() => of(recentIds.value))

/** They stay known, whatever the list shows. */
export function isAtHand(id: number): boolean {
  return pinnedIds.value.includes(id) || recentIds.value.includes(id)
}

export async function loadAtHand(): Promise<void> {
  const found = await api.atHand()
  conversations.upsert([...found.pinned, ...found.recent])
  pinnedIds.value = found.pinned.map((item) => item.id)
  recentIds.value = found.recent.map((item) => item.id)
}

export function noteOpened(id: number): void {
  recentIds.value = [id, ...recentIds.value.filter((item) => item !== id)].slice(0, MOST_RECENTS)
}

export function isPinned(id: number): boolean {
  return pinnedIds.value.includes(id)
}

/** Pins or unpins, at once; as it was when the server refuses, and the refusal comes through. */
export async function setPinned(id: number, on: boolean): Promise<void> {
  const before = pinnedIds.value
  pinnedIds.value = on
    ? [...before.filter((item) => item !== id), id]
    : before.filter((x) => x !== id)
  try {
    await (on ? api.pin(id) : api.unpin(id))
  } catch (error) {
    pinnedIds.value = before
    throw error
  }
}

export function forgetAtHand(): void {
  pinnedIds.value = recentIds.value = []
}
