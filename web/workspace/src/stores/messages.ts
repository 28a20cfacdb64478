/** The conversations that are open here: their messages, legs, and what is being sent. */
import { shallowReactive, shallowRef, triggerRef } from 'vue'
import type { ShallowRef } from 'vue'
import { Problem } from '@shared/api/http'
import type { Content, Leg, Message, UploadedFile } from '@shared/api/model'
import * as api from '@/api/conversations'
import { conversations } from './conversations'
import { customers } from './customers'
import { adoptDraft } from './drafts'
import { Entities } from './entities'
import { forgetHeld, receiveHeld } from './held'

/** As many opened conversations are kept, so that going back is instant. */
const MOST_THREADS = 8

export interface Thread {
  id: number
  state: 'loading' | 'ready' | 'failed'
  problem: Problem | null
  legs: Leg[]
  /** Cursor to older messages; null: all are here. */
  next: string | null
  /** Messages said before this moment (ms) aren't here. */
  floor: number
}

/** A message on its way to the server; it stays here until the server has it. */
export interface Pending {
  key: string
  conversationId: number
  legId: number | null
  content: Content
  files: UploadedFile[]
  startedAt: string
  problem: Problem | null
}

export const messages = new Entities<Message>()
const threads = new Map<number, ShallowRef<Thread>>()
export const pending = shallowReactive(new Map<string, Pending>())

export function thread(id: number): ShallowRef<Thread> {
  let found = threads.get(id)
  if (!found) {
    found = shallowRef<Thread>({
      id,
      state: 'loading',
      problem: null,
      legs: [],
      next: null,
      floor: -Infinity,
    })
    threads.set(id, found)
    for (const [old] of threads) {
      if (threads.size <= MOST_THREADS) break
      if (old !== id) forget(old)
    }
  }
  return found
}

function forget(id: number): void {
  threads.delete(id)
  messages.keepOnly((message) => message.conversation_id !== id)
}

/** The messages of a conversation, oldest first. */
export function messagesOf(id: number): Message[] {
  const list: Message[] = []
  for (const message of messages.byId.values()) {
    if (message.conversation_id === id) list.push(message)
  }
  return list.sort((a, b) => Date.parse(a.said_at) - Date.parse(b.said_at) || a.id - b.id)
}

/**
 * Loads a conversation. Answers the id of the one that was really opened: a merged conversation
 * leads to the one it is part of now.
 */
export async function openThread(id: number): Promise<number> {
  const here = thread(id)
  try {
    const page = await api.conversation(id)
    conversations.upsert([page.conversation])
    customers.upsert([page.customer])
    const fresh = new Set(page.messages.items.map((message) => message.id))
    const edge = edgeOf(page.messages.items, page.messages.next)
    messages.keepOnly(
      (message) =>
        message.conversation_id !== page.conversation.id ||
        fresh.has(message.id) ||
        Date.parse(message.said_at) < edge,
    )
    messages.upsert(page.messages.items)
    const target = page.conversation.id === id ? here : thread(page.conversation.id)
    const deeper = target.value.state === 'ready' && target.value.floor < edge
    target.value = {
      id: page.conversation.id,
      state: 'ready',
      problem: null,
      legs: page.legs,
      next: deeper ? target.value.next : page.messages.next,
      floor: deeper ? target.value.floor : edge,
    }
    adoptDraft(page.conversation.id, page.draft)
    receiveHeld(page.conversation.id, page.held)
    if (page.conversation.id !== id) forget(id)
    return page.conversation.id
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // What was loaded stays readable when the server can't be reached.
    if (here.value.state !== 'ready' || error.status === 404 || error.status === 403) {
      here.value = { ...here.value, state: 'failed', problem: error }
    }
    return id
  }
}

export async function loadOlder(id: number): Promise<void> {
  const here = thread(id)
  const cursor = here.value.next
  if (!cursor) return
  const page = await api.olderMessages(id, cursor)
  if (here.value.next !== cursor) return
  messages.upsert(page.items)
  here.value = { ...here.value, next: page.next, floor: edgeOf(page.items, page.next) }
}

function edgeOf(items: Message[], cursor: string | null): number {
  const times = items.map((message) => Date.parse(message.said_at))
  return cursor && times.length ? Math.min(...times) : -Infinity
}

/** Loads every opened conversation again: changes may have been missed. */
export function reloadThreads(): void {
  for (const [id, here] of threads) if (here.value.state === 'ready') void openThread(id)
}

/** News from the stream: kept where the conversation is open here. */
export function receive(news: readonly Message[], legs: readonly Leg[] = []): void {
  for (const leg of legs) {
    const here = leg.conversation_id ? threads.get(leg.conversation_id) : undefined
    if (!here) continue
    const others = here.value.legs.filter((other) => other.id !== leg.id)
    here.value.legs = [...others, leg].sort((a, b) => a.id - b.id)
    triggerRef(here)
  }
  const incomplete = new Set<number>()
  for (const message of news) {
    const here = threads.get(message.conversation_id)
    if (messages.get(message.id)) messages.upsert([message])
    else if (here?.value.state === 'ready' && Date.parse(message.said_at) >= here.value.floor) {
      messages.upsert([message])
    }
    if (message.uid) pending.delete(message.uid)
    const known = here?.value.legs.some((leg) => leg.id === message.leg_id)
    if (here?.value.state === 'ready' && message.leg_id !== null && !known) {
      incomplete.add(message.conversation_id)
    }
  }
  for (const id of incomplete) void openThread(id)
}

/** Sends a reply, or keeps a note when `legId` is null. It shows at once; a failure shows too. */
export async function send(
  conversationId: number,
  legId: number | null,
  content: Content,
  files: UploadedFile[],
): Promise<void> {
  const item: Pending = {
    key: crypto.randomUUID(),
    conversationId,
    legId,
    content,
    files,
    startedAt: new Date().toISOString(),
    problem: null,
  }
  await attempt(item)
}

/** The same key again: if the server had it after all, it isn't sent twice. */
export const sendAgain = (item: Pending) => attempt({ ...item, problem: null })

async function attempt(item: Pending): Promise<void> {
  pending.set(item.key, item)
  const sent = {
    file_ids: item.files.map((file) => file.id),
    file_names: Object.fromEntries(item.files.map((file) => [file.id, file.name])),
    idempotency_key: item.key,
  }
  try {
    const message =
      item.legId === null
        ? await api.addNote(item.conversationId, { ...sent, text: item.content.text ?? '' })
        : await api.reply(item.conversationId, {
            ...sent,
            leg_id: item.legId,
            content: item.content,
          })
    messages.upsert([message])
    pending.delete(item.key)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    pending.set(item.key, { ...item, problem: error })
  }
}

export async function retry(messageId: number): Promise<void> {
  messages.upsert([await api.retryMessage(messageId)])
}

export function forgetMessages(): void {
  threads.clear()
  messages.clear()
  pending.clear()
  forgetHeld()
}
