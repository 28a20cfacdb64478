/** What was said, by conversation and in order: the newest version of each message. */
import { shallowRef, type ShallowRef } from 'vue'
import type { Message } from '@shared/api/model'

const NONE: readonly Message[] = []

/** A moment of the server in microseconds, as precise as it was written. */
export function instant(iso: string): number {
  const fraction = /\.(\d+)/.exec(iso)?.[1] ?? ''
  const beyond = Number(fraction.slice(3, 6).padEnd(3, '0')) || 0
  return Date.parse(iso) * 1000 + beyond
}

const instants = new WeakMap<Message, number>()
export function saidAt(message: Message): number {
  let known = instants.get(message)
  if (known === undefined) instants.set(message, (known = instant(message.said_at)))
  return known
}

function before(a: Message, b: Message): boolean {
  const difference = saidAt(a) - saidAt(b)
  return difference < 0 || (difference === 0 && a.id < b.id)
}

export class Said {
  private readonly byId = new Map<number, Message>()
  private readonly lists = new Map<number, ShallowRef<readonly Message[]>>()

  get(id: number): Message | undefined {
    return this.byId.get(id)
  }

  /** The messages of a conversation, oldest first. */
  of(conversationId: number): readonly Message[] {
    return this.list(conversationId).value
  }

  /** Takes what is at least as new as what is known; late and doubled news changes nothing. */
  upsert(messages: readonly Message[]): void {
    const changed = new Map<number, Message[]>()
    const listOf = (id: number) => {
      let list = changed.get(id)
      if (!list) changed.set(id, (list = [...this.list(id).value]))
      return list
    }
    for (const message of messages) {
      const known = this.byId.get(message.id)
      if (known && known.version > message.version) continue
      if (known) take(listOf(known.conversation_id), known)
      this.byId.set(message.id, message)
      put(listOf(message.conversation_id), message)
    }
    for (const [id, list] of changed) this.list(id).value = list
  }

  /** Of one conversation forgets everything for which `keep` says no. */
  keepOnly(conversationId: number, keep: (message: Message) => boolean): void {
    const list = this.list(conversationId)
    const kept = list.value.filter(keep)
    if (kept.length === list.value.length) return
    for (const message of list.value) if (!keep(message)) this.byId.delete(message.id)
    list.value = kept
  }

  /** Forgets all conversations but these. */
  keepConversations(keep: ReadonlySet<number>): void {
    for (const [id, list] of this.lists) {
      if (keep.has(id)) continue
      for (const message of list.value) this.byId.delete(message.id)
      this.lists.delete(id)
    }
  }

  clear(): void {
    for (const list of this.lists.values()) list.value = NONE
    this.lists.clear()
    this.byId.clear()
  }

  private list(id: number): ShallowRef<readonly Message[]> {
    let found = this.lists.get(id)
    if (!found) this.lists.set(id, (found = shallowRef(NONE)))
    return found
  }
}

/** Where in an ordered list a message is, or would be. */
function indexOf(list: readonly Message[], message: Message): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(list[middle] as Message, message)) low = middle + 1
    else high = middle
  }
  return low
}

function put(list: Message[], message: Message): void {
  list.splice(indexOf(list, message), 0, message)
}

function take(list: Message[], message: Message): void {
  const at = indexOf(list, message)
  if (list[at]?.id === message.id) list.splice(at, 1)
}
