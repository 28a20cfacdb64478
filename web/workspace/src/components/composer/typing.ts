/** Tells colleagues (and a live channel) that the agent types: now and then, and when it ends. */
import { onBeforeUnmount } from 'vue'
import { stream } from '@/stores/live'

const EVERY_MS = 3000

export function useTyping(conversationId: () => number) {
  let toldAt = 0
  let quiet: ReturnType<typeof setTimeout> | undefined
  function stop(): void {
    clearTimeout(quiet)
    if (toldAt) stream.typing(conversationId(), false)
    toldAt = 0
  }
  function typing(): void {
    const now = Date.now()
    if (now - toldAt > EVERY_MS) {
      toldAt = now
      stream.typing(conversationId(), true)
    }
    clearTimeout(quiet)
    quiet = setTimeout(stop, EVERY_MS + 1000)
  }
  onBeforeUnmount(stop)
  return { typing, stop }
}
