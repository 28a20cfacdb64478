/** The conversations that are open here: their messages, legs, and what is being sent. */
import { shallowReactive, shallowRef, triggerRef } from 'vue'
import type { ShallowRef } from 'vue'
import { Problem } from '@shared/api/http'
import type {
  Content,
  ConversationPage,
  DraftBody,
  Held,
  Leg,
  Message,
  UploadedFile,
} from '@shared/api/model'
import * as api from '@/api/conversations'
import { conversations } from './conversations'
import { customers } from './customers'
import { adoptDraft } from './drafts'
import * as held from './held'
import { Said, saidAt } from './said'
import { fileSends } from './sending'

/** As many opened conversations are kept, so that going back is instant. */
const MOST_THREADS = 8
/** Older messages come in pages of this when many are wanted. */
const LARGE_PAGE = 200
/** A conversation loaded anew is loaded as deep as it was, but no deeper than so many pages. */
const MOST_PAGES = 20

export interface Thread {
  id: number
  state: 'loading' | 'ready' | 'failed'
  problem: Problem | null
  legs: Leg[]
  /** Cursor to older messages; null: all are here. */
  next: string | null
  /** Messages said before this moment (microseconds) aren't here. */
  floor: number
  /** How far the agent had read when it was opened; null: never. */
  readUntil: string | null
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
  more: More
}

/** How something is sent. `seen`: the latest message before the agent, so that nobody answers
 * unknowingly. With `undoSeconds` or `sendAt` it waits on the server; `draft` is given back when it is
 * taken back. */
export interface More {
  mentions?: number[]
  html?: string
  seen?: number
  seenHeld?: number
  undoSeconds?: number
  sendAt?: string
  ifCustomerWrites?: Held['if_customer_writes']
  draft?: DraftBody
  /** Whether anyone may read it, where that can be chosen. */
  public?: boolean
}

export const said = new Said()
const threads = new Map<number, ShallowRef<Thread>>()
export const pending = shallowReactive(new Map<string, Pending>())
/** Conversations that are shown though not opened: above another. By id, from which moment on. */
export const shownAbove = new Map<number, number>()

/** News that came while a conversation was being loaded: the answer may be older than it. */
interface Load {
  number: number
  messages: Message[]
  legs: Leg[]
}
const loads = new Map<number, Set<Load>>()
const applied = new Map<number, number>()
let loadNumber = 0

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
      readUntil: null,
    })
    threads.set(id, found)
    for (const [old] of threads) {
      if (threads.size <= MOST_THREADS) break
      if (old !== id) threads.delete(old)
    }
    tidy()
  }
  return found
}

/** Forgets messages of conversations that nothing shows any more. */
export function tidy(): void {
  said.keepConversations(new Set([...threads.keys(), ...shownAbove.keys()]))
  for (const id of applied.keys()) if (!threads.has(id)) applied.delete(id)
}

/** Ids of the conversations that are kept open. */
export const openIds = (): number[] => [...threads.keys()]

/** The messages of a conversation, oldest first. */
export function messagesOf(id: number): readonly Message[] {
  return said.of(id)
}

/**
 * Loads a conversation. Answers the id of the one that was really opened: a merged conversation
 * leads to the one it is part of now. `deep`: as far back as it was loaded before, because what is
 * here may be out of date. Raises what isn't the server's answer.
 */
export async function openThread(id: number, deep = false): Promise<number> {
  const here = thread(id)
  // The one that is looked at is the last to be forgotten.
  threads.delete(id)
  threads.set(id, here)
  const load: Load = { number: ++loadNumber, messages: [], legs: [] }
  const under = loads.get(id) ?? new Set()
  loads.set(id, under.add(load))
  try {
    const page = await api.conversation(id)
    const pages = deep && here.value.state === 'ready' ? await deeper(page, here.value.floor) : page
    // An answer that was overtaken by a later one says nothing new.
    if ((applied.get(id) ?? 0) < load.number) {
      applied.set(id, load.number)
      apply(here, pages, load)
    }
    return page.conversation.id
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // What was loaded stays readable when the server can't be reached.
    if (here.value.state !== 'ready' || error.status === 404 || error.status === 403) {
      here.value = { ...here.value, state: 'failed', problem: error }
    }
    if (deep && error.status !== 404 && error.status !== 403) throw error
    return id
  } finally {
    under.delete(load)
    if (!under.size) loads.delete(id)
  }
}

/** The page with older ones above it, down to `floor`. */
async function deeper(page: ConversationPage, floor: number): Promise<ConversationPage> {
  let { items, next } = page.messages
  for (let count = 0; next && count < MOST_PAGES && edgeOf(items, next) > floor; count++) {
    const more = await api.olderMessages(page.conversation.id, next, LARGE_PAGE)
    items = [...more.items, ...items]
    next = more.next
  }
  return { ...page, messages: { items, next } }
}

function apply(asked: ShallowRef<Thread>, page: ConversationPage, load: Load): void {
  const id = page.conversation.id
  conversations.upsert([page.conversation])
  customers.upsert([page.customer])
  const here = id === asked.value.id ? asked : thread(id)
  const came = load.messages.filter((message) => message.conversation_id === id)
  const known = new Set([...page.messages.items, ...came].map((message) => message.id))
  const edge = edgeOf(page.messages.items, page.messages.next)
  said.keepOnly(id, (message) => known.has(message.id) || saidAt(message) < edge)
  said.upsert(page.messages.items)
  said.upsert(came.filter((message) => saidAt(message) >= edge))
  const wasDeeper = here.value.state === 'ready' && here.value.floor < edge
  const legs = new Map(page.legs.map((leg) => [leg.id, leg]))
  for (const leg of load.legs) if (leg.conversation_id === id) legs.set(leg.id, leg)
  here.value = {
    id,
    state: 'ready',
    problem: null,
    legs: [...legs.values()].sort((a, b) => a.id - b.id),
    next: wasDeeper ? here.value.next : page.messages.next,
    floor: wasDeeper ? here.value.floor : edge,
    readUntil: page.read_until,
  }
  adoptDraft(id, page.draft)
  held.receiveHeld(id, page.held)
  if (id !== asked.value.id) {
    threads.delete(asked.value.id)
    tidy()
  }
}

export async function loadOlder(id: number, limit?: number): Promise<void> {
  const here = thread(id)
  const cursor = here.value.next
  if (!cursor) return
  const page = await api.olderMessages(id, cursor, limit)
  if (here.value.next !== cursor) return
  said.upsert(page.items)
  here.value = { ...here.value, next: page.next, floor: edgeOf(page.items, page.next) }
}

/** Loads older messages until what was said at `moment` (microseconds) is here. */
export async function loadBackTo(id: number, moment: number): Promise<void> {
  while (thread(id).value.next && thread(id).value.floor >= moment) await loadOlder(id, LARGE_PAGE)
}

export function edgeOf(items: readonly Message[], cursor: string | null): number {
  return cursor && items[0] ? Math.min(...items.map(saidAt)) : -Infinity
}

/** Loads every opened conversation again: changes may have been missed. Raises what hindered it. */
export async function reloadThreads(): Promise<void> {
  await Promise.all(
    [...threads].map(([id, here]) =>
      here.value.state === 'ready' ? openThread(id, true) : undefined,
    ),
  )
}

/** News from the stream: kept where the conversation is shown here. */
export function receive(news: readonly Message[], legs: readonly Leg[] = []): void {
  for (const leg of legs) {
    for (const load of loads.get(leg.conversation_id) ?? []) load.legs.push(leg)
    const here = threads.get(leg.conversation_id)
    if (!here) continue
    const others = here.value.legs.filter((other) => other.id !== leg.id)
    here.value.legs = [...others, leg].sort((a, b) => a.id - b.id)
    triggerRef(here)
  }
  const incomplete = new Set<number>()
  const kept: Message[] = []
  for (const message of news) {
    for (const load of loads.get(message.conversation_id) ?? []) load.messages.push(message)
    const here = threads.get(message.conversation_id)?.value
    const floor = Math.min(
      here?.state === 'ready' ? here.floor : Infinity,
      shownAbove.get(message.conversation_id) ?? Infinity,
    )
    if (said.get(message.id) || saidAt(message) >= floor) kept.push(message)
    if (message.uid) pending.delete(message.uid)
    const known = here?.legs.some((leg) => leg.id === message.leg_id)
    if (here?.state === 'ready' && message.leg_id !== null && !known) {
      incomplete.add(message.conversation_id)
    }
  }
  said.upsert(kept)
  for (const id of incomplete) void openThread(id)
}

/** Sends a reply, or keeps a note when `legId` is null. It shows at once; a failure shows too, and is
 * the answer. */
export async function send(
  conversationId: number,
  legId: number | null,
  content: Content,
  files: UploadedFile[],
  more: More = {},
  key: string = crypto.randomUUID(),
): Promise<Problem | null> {
  return attempt({
    key,
    conversationId,
    legId,
    content,
    files,
    startedAt: new Date().toISOString(),
    problem: null,
    more,
  })
}

/** The same key again: if the server had it after all, it isn't sent twice. */
export const sendAgain = (item: Pending) => attempt({ ...item, problem: null })

async function attempt(item: Pending): Promise<Problem | null> {
  pending.set(item.key, item)
  try {
    await deliver(item)
    pending.delete(item.key)
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // What happened meanwhile is told where it was written, not here.
    if (error.latest) pending.delete(item.key)
    else pending.set(item.key, { ...item, problem: error })
    return error
  }
}

async function deliver(item: Pending): Promise<void> {
  const { more } = item
  const sent = { ...fileSends(item.files), idempotency_key: item.key }
  if (item.legId === null) {
    const note = {
      text: item.content.text ?? '',
      html: more.html ?? null,
      mentions: more.mentions ?? [],
    }
    said.upsert([await api.addNote(item.conversationId, { ...sent, ...note })])
    return
  }
  const reply = {
    ...sent,
    leg_id: item.legId,
    content: item.content,
    seen_message_id: more.seen ?? null,
    seen_held_id: more.seenHeld ?? null,
    public: more.public ?? null,
  }
  if (more.undoSeconds === undefined && more.sendAt === undefined) {
    said.upsert([await api.reply(item.conversationId, reply)])
    return
  }
  held.put(
    await api.hold(item.conversationId, {
      ...reply,
      undo_seconds: more.undoSeconds ?? null,
      send_at: more.sendAt ?? null,
      if_customer_writes: more.ifCustomerWrites ?? 'ask',
      draft: more.draft ? { ...more.draft } : null,
    }),
  )
}

export async function retry(messageId: number): Promise<void> {
  said.upsert([await api.retryMessage(messageId)])
}

export function forgetMessages(): void {
  threads.clear()
  shownAbove.clear()
  applied.clear()
  said.clear()
  pending.clear()
  held.forgetHeld()
}
