/** Second thoughts about what was sent. Deleting waits a few seconds, so that it can be called off. */
import { shallowReactive } from 'vue'
import { Problem } from '@shared/api/http'
import * as api from '@/api/conversations'
import { said } from './messages'

const DELETE_AFTER_MS = 6000

const waiting = shallowReactive(new Map<number, ReturnType<typeof setTimeout>>())

export const isLeaving = (messageId: number) => waiting.has(messageId)

/** Gives a sent message other words. `was`: what it said when the agent began. */
export async function changeWords(
  messageId: number,
  content: { text: string; html?: string },
  was: string,
): Promise<void> {
  said.upsert([await api.changeMessage(messageId, { content, was })])
}

/** Deletes it in a few seconds, unless it is kept. `going`: it can't be kept any more; `failed`: it was
 * refused. */
export function deleteSoon(
  messageId: number,
  failed: (problem: Problem) => void = () => {},
  going: () => void = () => {},
): void {
  keep(messageId)
  const go = () => {
    waiting.delete(messageId)
    going()
    api.deleteMessage(messageId).then(
      (message) => said.upsert([message]),
      (error: unknown) => {
        if (error instanceof Problem) failed(error)
        else throw error
      },
    )
  }
  waiting.set(messageId, setTimeout(go, DELETE_AFTER_MS))
}

/** It stays after all. */
export function keep(messageId: number): void {
  clearTimeout(waiting.get(messageId))
  waiting.delete(messageId)
}

/** The page is being closed: what was to be deleted is. */
export function deleteNow(): void {
  for (const [messageId, timer] of waiting) {
    clearTimeout(timer)
    void api.deleteMessage(messageId, true).catch(() => {})
  }
  waiting.clear()
}
