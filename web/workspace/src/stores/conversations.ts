/** Conversations as lists show them, and what an agent does to one: at once, and undone if refused. */
import { computed, shallowReactive, shallowRef, toRaw } from 'vue'
import { Problem } from '@shared/api/http'
import type { Conversation, Status } from '@shared/api/model'
import * as act from '@/api/conversations'
import * as api from '@/api/inbox'
import { now } from '@/format/times'
import { channels, loadChannels } from './channels'
import { Entities } from './entities'
import { sortOf } from './preferences'
import { loadViews, savedViews } from './savedViews'
import { myId } from './session'
import { belongs, compare, place, seenOf, shown, type Looker, type Place, type Seen } from './views'

/** More than this and those that no list shows are forgotten. */
const MOST_KNOWN = 3000
/** And so many beside a list that is longer: it isn't looked through at all news. */
const MOST_BESIDE = 1000

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

/** All of them, watched as a whole: to watch each of ten thousand would cost more than to look anew. */
function* allSeen(): Generator<Conversation> {
  const changing = unconfirmed.size ? toRaw(unconfirmed) : null
  if (!conversations.byId.size) return
  for (const conversation of toRaw(conversations.byId).values()) {
    yield changing?.has(conversation.id) ? (seen(conversation.id) ?? conversation) : conversation
  }
}

// The list on screen ---------------------------------------------------------------------------

/** A view's name, or the id of a saved one. */
export const view = shallowRef('mine')
const next = shallowRef<string | null>(null)
const floor = shallowRef<Place | null>(null)
export const listState = shallowRef<'loading' | 'ready' | 'failed' | 'gone'>('loading')
export const hasMore = computed(() => next.value !== null)
/** What the list holds and in which order: the view's, in the order that this agent likes. */
export const looked = computed<Seen | undefined>(() => {
  const found = seenOf(view.value, savedViews.value)
  const sort = sortOf(view.value)
  return found && { conditions: found.conditions, sort: sort ?? found.sort }
})
const looker = computed<Looker>(() => ({
  myId: myId.value,
  now: looked.value?.conditions.waiting_minutes == null ? 0 : now.value,
  brandOf: (id) => channels.value.find((channel) => channel.id === id)?.brand_id ?? null,
}))
export const list = computed(() =>
  looked.value ? shown(allSeen(), looked.value, looker.value, floor.value) : [],
)

/** Who scrolls on wants much. */
const MORE = 100
let loadingMore: Promise<void> | null = null
let loads = 0

/** Shows a view: from its first page, so that what is shown is what the server has. */
export async function showView(wanted: string): Promise<void> {
  if (wanted !== view.value || listState.value === 'failed') listState.value = 'loading'
  view.value = wanted
  const load = ++loads
  try {
    if (!looked.value) await loadViews()
    const about = looked.value
    if (about?.conditions.brand_ids?.length && !channels.value.length) await loadChannels()
    if (load !== loads) return
    if (!about) {
      listState.value = 'gone'
      return
    }
    const page = await api.page(wanted, null, about.sort)
    if (load !== loads) return
    // What the view showed before but no longer has was changed while nobody told us.
    const fresh = new Set(page.items.map((item) => item.id))
    const edge = edgeOf(page.items, about, page.next)
    conversations.keepOnly(
      (item) =>
        fresh.has(item.id) ||
        !belongs(item, about.conditions, looker.value) ||
        (edge !== null && compare(place(item, about), edge) > 0),
    )
    conversations.upsert(page.items)
    next.value = page.next
    floor.value = edge
    listState.value = 'ready'
  } catch (error) {
    if (load === loads) {
      listState.value = error instanceof Problem && error.status === 404 ? 'gone' : 'failed'
    }
  }
}

export function loadMore(): Promise<void> {
  const cursor = next.value
  const about = looked.value
  if (!cursor || !about) return Promise.resolve()
  loadingMore ??= (async () => {
    const [wanted, load] = [view.value, loads]
    try {
      const page = await api.page(wanted, cursor, about.sort, MORE)
      if (load !== loads) return
      conversations.upsert(page.items)
      floor.value = edgeOf(page.items, about, page.next)
      next.value = page.next
    } finally {
      loadingMore = null
    }
  })()
  return loadingMore
}

function edgeOf(items: Conversation[], of: Seen, cursor: string | null): Place | null {
  const last = items.at(-1)
  return cursor && last ? place(last, of) : null
}

/** News from the stream. */
export function receive(news: readonly Conversation[]): void {
  conversations.upsert(news)
  const { size } = conversations.byId
  if (size > MOST_KNOWN && size > list.value.length + MOST_BESIDE) {
    const visible = new Set(list.value.map((item) => item.id))
    conversations.keepOnly((item) => visible.has(item.id) || kept(item.id))
  }
}

/** What stays known although no list shows it. */
let kept: (id: number) => boolean = () => false
export function alsoKeep(which: (id: number) => boolean): void {
  kept = which
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
  change(id, { assignee }, () => act.assign(id, assignee?.id ?? null))

export const giveToTeam = (id: number, team: { id: number; name: string } | null) =>
  change(id, { team }, () => act.giveToTeam(id, team?.id ?? null))

/** Puts a tag on, or takes it off. */
export function putTag(
  conversation: Conversation,
  tag: { id: number; name: string; colour: string },
  on: boolean,
) {
  const { id, name, colour } = tag
  const others = conversation.tags.filter((each) => each.id !== id)
  return change(conversation.id, { tags: on ? [...others, { id, name, colour }] : others }, () =>
    act.putTags(conversation.id, on ? [id] : [], on ? [] : [id]),
  )
}

export const setStatus = (id: number, status: Status, snoozedUntil: string | null = null) =>
  change(
    id,
    {
      status,
      snoozed_until: snoozedUntil,
      resolved_at: status === 'resolved' ? new Date().toISOString() : null,
    },
    () => act.setStatus(id, status, snoozedUntil),
  )

export const setSubject = (id: number, subject: string) =>
  change(id, { subject }, () => act.setSubject(id, subject))

export async function markRead(id: number): Promise<void> {
  const known = conversations.get(id)
  if (!known?.unread) return
  await change(id, { unread: false }, () => act.markRead(id))
  const now = conversations.get(id)
  // Nothing new came meanwhile: the server's own news of it may come later, or never.
  if (now && now.last_message_at === known.last_message_at) {
    conversations.byId.set(id, { ...now, unread: false })
  }
}

/** New again, on all of the agent's devices. */
export async function markUnread(id: number): Promise<void> {
  await change(id, { unread: true }, () => api.markUnread(id))
  const now = conversations.get(id)
  if (now?.last_inbound_at) conversations.byId.set(id, { ...now, unread: true })
}

/** Shows a change of many at once; what the server did not do is shown as it was. */
export async function changeMany<T extends { refused: { conversation_id: number }[] }>(
  ids: readonly number[],
  changes: (conversation: Conversation) => Change,
  call: () => Promise<T>,
): Promise<T> {
  const made = new Map<number, Change>()
  for (const id of ids) {
    const known = seen(id)
    if (known) made.set(id, changes(known))
  }
  for (const [id, one] of made) unconfirmed.set(id, [...(unconfirmed.get(id) ?? []), one])
  try {
    const answer = await call()
    const refused = new Set(answer.refused.map((item) => item.conversation_id))
    // Until the stream brings the new versions, what was done shows as done.
    for (const [id, one] of made) {
      const known = conversations.get(id)
      if (known && !refused.has(id)) conversations.byId.set(id, { ...known, ...one })
    }
    return answer
  } finally {
    for (const [id, one] of made) {
      const left = (unconfirmed.get(id) ?? []).filter((item) => item !== one)
      if (left.length) unconfirmed.set(id, left)
      else unconfirmed.delete(id)
    }
  }
}

export function forgetConversations(): void {
  conversations.clear()
  next.value = floor.value = null
  listState.value = 'loading'
}
