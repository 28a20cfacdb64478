/** Who else looks at or types in a conversation, and whether its customer is typing. Never kept. */
import { shallowReactive } from 'vue'
import type { Looking } from '@/realtime/stream'
import { myId } from './session'

/** Typing is news for so long; a lost "stopped typing" must not last. */
const TYPING_MS = 8000

const looking = shallowReactive(new Map<number, Looking[]>())
const typing = shallowReactive(new Map<number, ReturnType<typeof setTimeout>>())

export function othersAt(conversationId: number): Looking[] {
  return (looking.get(conversationId) ?? []).filter((agent) => agent.id !== myId.value)
}

export function customerTypes(conversationId: number): boolean {
  return typing.has(conversationId)
}

export function receivePresence(conversationId: number, agents: Looking[]): void {
  if (agents.length) looking.set(conversationId, agents)
  else looking.delete(conversationId)
}

export function receiveTyping(conversationId: number, on: boolean): void {
  const timer = typing.get(conversationId)
  if (timer) clearTimeout(timer)
  typing.delete(conversationId)
  if (on) {
    typing.set(
      conversationId,
      setTimeout(() => typing.delete(conversationId), TYPING_MS),
    )
  }
}

export function forgetPresence(): void {
  looking.clear()
  for (const timer of typing.values()) clearTimeout(timer)
  typing.clear()
}
