/** What the agent is told of: how much is unread, and what of it was loaded, latest first. */
import { computed, ref, shallowReactive, shallowRef } from 'vue'
import type { Notice } from '@shared/api/model'
import * as api from '@/api/notices'
import type { Notices } from '@/realtime/stream'

export const unread = ref(0)
export const onlyUnread = ref(false)
export const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle')
const byId = shallowReactive(new Map<number, Notice>())
/** Where the loaded part of the list ends: everything later than this is known. */
const next = shallowRef<string | null>(null)
let end = -Infinity
let asked = 0

export const hasMore = computed(() => next.value !== null)
export const notices = computed(() =>
  [...byId.values()]
    .filter((each) => each.turn >= end && !(onlyUnread.value && each.read))
    .sort((a, b) => b.turn - a.turn),
)

const listeners = new Set<(news: Notice[]) => void>()
/** Calls back with what just happened, once for each of it; returns how to stop. */
export function onNews(callback: (news: Notice[]) => void): () => void {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

function keep(items: readonly Notice[]): void {
  for (const each of items) {
    const known = byId.get(each.id)
    if (!known || each.turn >= known.turn) byId.set(each.id, each)
  }
}

export function receive(news: Notices): void {
  unread.value = news.unread
  if (!news.items) {
    // After a while without a connection only the number is told.
    if (state.value === 'ready') void load()
    return
  }
  if (state.value === 'ready') keep(news.items)
  const fresh = news.items.filter((each) => news.new?.includes(each.id) && !each.read)
  if (fresh.length) for (const tell of listeners) tell(fresh)
}

/** The first page anew. */
export async function load(): Promise<void> {
  const turn = ++asked
  if (state.value !== 'ready') state.value = 'loading'
  try {
    const page = await api.notices(onlyUnread.value)
    if (turn !== asked) return
    byId.clear()
    settle(page)
    state.value = 'ready'
  } catch {
    if (turn === asked) state.value = 'failed'
  }
}

export async function loadMore(): Promise<void> {
  if (!next.value) return
  const turn = asked
  const page = await api.notices(onlyUnread.value, next.value)
  if (turn === asked) settle(page)
}

function settle(page: { items: Notice[]; next: string | null; unread: number }): void {
  keep(page.items)
  unread.value = page.unread
  next.value = page.next
  end = page.next === null ? -Infinity : (page.items.at(-1)?.turn ?? -Infinity)
}

export async function show(only: boolean): Promise<void> {
  if (onlyUnread.value === only && state.value === 'ready') return
  onlyUnread.value = only
  state.value = 'loading'
  await load()
}

function put(notice: Notice, read: boolean): void {
  if (notice.read === read) return
  byId.set(notice.id, { ...notice, read })
  unread.value = Math.max(0, unread.value + (read ? -1 : 1))
}

/** Marks one, at once on the screen; puts it back when the server refuses. */
export async function mark(id: number, read: boolean): Promise<void> {
  const before = byId.get(id)
  if (before) put(before, read)
  try {
    await api.mark(id, read)
  } catch (error) {
    const now = byId.get(id)
    if (before && now) put(now, before.read)
    throw error
  }
}

/** Marks all that can be seen or lies below it; what comes in meanwhile stays. */
export async function markAll(): Promise<void> {
  const latest = Math.max(...[...byId.values()].map((each) => each.turn))
  if (!Number.isFinite(latest)) return
  const before = [...byId.values()].filter((each) => !each.read)
  const count = unread.value
  for (const each of before) byId.set(each.id, { ...each, read: true })
  unread.value = 0
  try {
    await api.markRead({ until_turn: latest })
  } catch (error) {
    for (const each of before) byId.set(each.id, each)
    unread.value = count
    throw error
  }
}

export function forgetNotices(): void {
  asked += 1
  byId.clear()
  next.value = null
  end = -Infinity
  unread.value = 0
  onlyUnread.value = false
  state.value = 'idle'
}
