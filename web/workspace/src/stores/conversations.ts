/** Conversations as lists show them, and what an agent does to one: at once, and undone if refused. */
import { computed, shallowReactive, shallowRef } from 'vue'
import type { Conversation, Status, View } from '@shared/api/model'
import * as api from '@/api/conversations'
import { Entities } from './entities'
import { myId } from './session'
import { belongs, place, shown } from './views'

/** More than this and those that no list shows are forgotten. */
const MOST_KNOWN = 3000

export const conversations = new Entities<Conversation>()

type Change = Partial<Conversation>
/** Changes made here that the server has not confirmed yet, oldest first. */
const unconfirmed = shallowReactive(new Map<number, readonly Change[]>())

/** A conversation as the agent should see it: with the changes under way. */
export function seen(id: number): Conversation | undefined {
  const known = conversations.get(id)
  const changes = unconfirmed.get(id)
  return known && changes ? Object.assign({}, known, ...changes) : known
}

function* allSeen(): Generator<Conversation> {
  for (const conversation of conversations.byId.values()) {
    yield unconfirmed.has(conversation.id) ? (seen(conversation.id) ?? conversation) : conversation
  }
}

// The list on screen ---------------------------------------------------------------------------

export const view = shallowRef<View>('mine')
const next = shallowRef<string | null>(null)
const floor = shallowRef<number | null>(null)
export const listState = shallowRef<'loading' | 'ready' | 'failed'>('loading')
export const hasMore = computed(() => next.value !== null)
export const list = computed(() => shown(allSeen(), view.value, myId.value, floor.value))

let loadingMore: Promise<void> | null = null
let loads = 0

/** Shows a view: from its first page, so that what is shown is what the server has. */
export async function showView(wanted: View): Promise<void> {
  if (wanted !== view.value || listState.value === 'failed') listState.value = 'loading'
  view.value = wanted
  const load = ++loads
  try {
    const page = await api.inbox(wanted)
    if (load !== loads) return
    // What the view showed before but no longer has was changed while nobody told us.
    const fresh = new Set(page.items.map((item) => item.id))
    const edge = edgeOf(page.items, wanted, page.next)
    conversations.keepOnly(
      (item) =>
        fresh.has(item.id) ||
        !belongs(item, wanted, myId.value) ||
        (edge !== null && place(item, wanted) > edge),
    )
    conversations.upsert(page.items)
    next.value = page.next
    floor.value = edge
    listState.value = 'ready'
  } catch {
    if (load === loads) listState.value = 'failed'
  }
}

export function loadMore(): Promise<void> {
  const cursor = next.value
  if (!cursor) return Promise.resolve()
  loadingMore ??= (async () => {
    const [wanted, load] = [view.value, loads]
    try {
      const page = await api.inbox(wanted, cursor)
      if (load !== loads) return
      conversations.upsert(page.items)
      floor.value = edgeOf(page.items, wanted, page.next)
      next.value = page.next
    } finally {
      loadingMore = null
    }
  })()
  return loadingMore
}

function edgeOf(items: Conversation[], of: View, cursor: string | null): number | null {
  const last = items.at(-1)
  return cursor && last ? place(last, of) : null
}

/** News from the stream. */
export function receive(news: readonly Conversation[]): void {
  conversations.upsert(news)
  if (conversations.byId.size > MOST_KNOWN) {
    const visible = new Set(list.value.map((item) => item.id))
    conversations.keepOnly((item) => visible.has(item.id))
  }
}

// What an agent does ---------------------------------------------------------------------------

/** Shows `change` at once; takes it back when `call` fails, and lets the failure through. */
async function change<T>(id: number, changes: Change, call: () => Promise<T>): Promise<T> {
  unconfirmed.set(id, [...(unconfirmed.get(id) ?? []), changes])
  try {
    const answer = await call()
    const confirmed = answer as Partial<Conversation> | undefined
    if (confirmed && typeof confirmed.version === 'number' && confirmed.id === id) {
      conversations.upsert([confirmed as Conversation])
    }
    return answer
  } finally {
    const left = (unconfirmed.get(id) ?? []).filter((item) => item !== changes)
    if (left.length) unconfirmed.set(id, left)
    else unconfirmed.delete(id)
  }
}

export const assign = (id: number, assignee: { id: number; name: string } | null) =>
  change(id, { assignee }, () => api.assign(id, assignee?.id ?? null))

export const setStatus = (id: number, status: Status, snoozedUntil: string | null = null) =>
  change(
    id,
    {
      status,
      snoozed_until: snoozedUntil,
      resolved_at: status === 'resolved' ? new Date().toISOString() : null,
    },
    () => api.setStatus(id, status, snoozedUntil),
  )

export const setSubject = (id: number, subject: string) =>
  change(id, { subject }, () => api.setSubject(id, subject))

export async function markRead(id: number): Promise<void> {
  const known = conversations.get(id)
  if (!known?.unread) return
  await change(id, { unread: false }, () => api.markRead(id))
  const now = conversations.get(id)
  // Nothing new came meanwhile: the server's own news of it may come later, or never.
  if (now && now.last_message_at === known.last_message_at) {
    conversations.byId.set(id, { ...now, unread: false })
  }
}

export function forgetConversations(): void {
  conversations.clear()
  next.value = floor.value = null
  listState.value = 'loading'
}
