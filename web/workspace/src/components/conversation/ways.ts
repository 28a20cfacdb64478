/** Ways to a place in the timeline: loads what is needed to get there, goes there, and marks it. */
import { nextTick, ref, type ComputedRef, type Ref } from 'vue'
import type { Mention, Message } from '@shared/api/model'
import { Problem } from '@shared/api/http'
import * as api from '@/api/conversations'
import { useAttempt, useNotify } from '@/components/shared/notify'
import { above, loadAbove, loadAboveTo } from '@/stores/matters'
import { loadBackTo, said, thread } from '@/stores/messages'
import { instant } from '@/stores/said'
import { firstUnread, type Row } from './timeline'

const MOST_AT_ONCE = 200

interface Place {
  toRow: (key: string, share?: number) => Promise<boolean>
  firstVisible: () => number
}

export function useWays(
  id: number,
  timeline: ComputedRef<Row[]>,
  messages: ComputedRef<readonly Message[]>,
  place: Place,
  state: { busy: Ref<boolean>; onlyLeg: Ref<number | null>; unreadFrom: Ref<number | null> },
  /** The message is in another conversation by now. */
  elsewhere: (message: Message) => Promise<unknown>,
) {
  const attempt = useAttempt()
  const notify = useNotify()
  const highlighted = ref<number | null>(null)
  const gone = ref(false)

  async function working(work: () => Promise<unknown>): Promise<boolean> {
    state.busy.value = true
    try {
      return await attempt(work)
    } finally {
      state.busy.value = false
    }
  }

  async function show(messageId: number, focus = false): Promise<void> {
    state.onlyLeg.value = null
    await nextTick()
    if (!(await place.toRow(`message-${messageId}`))) return
    highlighted.value = messageId
    if (focus) focusMessage(messageId)
  }

  async function toMention(mention: Mention): Promise<void> {
    await working(async () => {
      const moment = instant(mention.said_at)
      if (mention.conversation_id === id) return loadBackTo(id, moment)
      await loadBackTo(id, -Infinity)
      return loadAboveTo(id, mention.conversation_id, moment)
    })
    await show(mention.message_id)
  }

  async function toFirst(): Promise<void> {
    await working(() => loadBackTo(id, -Infinity))
    const first = messages.value[0]
    if (first) await show(first.id, true)
  }

  async function toUnread(): Promise<void> {
    const read = thread(id).value.readUntil
    if (read) await working(() => loadBackTo(id, instant(read)))
    state.unreadFrom.value = firstUnread(messages.value, read) ?? state.unreadFrom.value
    await nextTick()
    await place.toRow('unread')
  }

  async function toSwitch(): Promise<void> {
    const switches = timeline.value.flatMap((row, index) =>
      row.kind === 'switch' && !row.first ? [{ key: row.key, index }] : [],
    )
    const visible = place.firstVisible()
    const next = switches.find((row) => row.index > visible + 1) ?? switches[0]
    if (next) await place.toRow(next.key, 0.1)
  }

  /** A day as `2026-11-24`, in the agent's time. */
  async function toDate(wanted: string): Promise<void> {
    const start = new Date(`${wanted}T00:00:00`).getTime()
    const moment = (row: Row) =>
      row.kind === 'message' ? Date.parse(row.message.said_at) : -Infinity
    const oldest = () => timeline.value.find((row) => row.kind === 'message')
    state.onlyLeg.value = null
    await working(async () => {
      await loadBackTo(id, start * 1000)
      if (thread(id).value.next !== null) return
      for (let top = oldest(); !top || moment(top) >= start; top = oldest()) {
        if (above(id).value.next === null) return
        await loadAbove(id, MOST_AT_ONCE)
      }
    })
    const found = timeline.value.find((row) => moment(row) >= start)
    const last = messages.value.at(-1)
    if (found?.kind === 'message') await show(found.message.id, true)
    else if (last) await show(last.id, true)
  }

  /** A link to a message: opens at it, wherever it is by now. */
  async function toLinked(messageId: number): Promise<void> {
    gone.value = false
    try {
      const message = said.get(messageId) ?? (await api.message(messageId))
      if (message.conversation_id !== id) {
        await elsewhere(message)
        return
      }
      await loadBackTo(id, instant(message.said_at))
      await show(messageId, true)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.status === 404) gone.value = true
      else notify.failed(error)
    }
  }

  return { highlighted, gone, toMention, toFirst, toUnread, toSwitch, toDate, toLinked }
}

export function focusMessage(messageId: number): void {
  const article = document.querySelector<HTMLElement>(`article[data-message="${messageId}"]`)
  article?.focus({ preventScroll: true })
}
