/** What came before a conversation: the customer's earlier matters, loaded upwards as they are read. */
import { shallowRef, type ShallowRef } from 'vue'
import type { Conversation, Leg } from '@shared/api/model'
import * as api from '@/api/conversations'
import { conversations, seen } from './conversations'
import { edgeOf, openIds, said, shownAbove, tidy } from './messages'
import { saidAt } from './said'

const LARGE_PAGE = 200
const MOST_PAGES = 20

export interface Above {
  /** Earlier matters, the first of them first; of the topmost there may be more. */
  ids: readonly number[]
  legs: readonly Leg[]
  /** Cursor upwards; undefined: nothing was loaded yet; null: all is here. */
  next: string | null | undefined
}

const NOTHING: Above = { ids: [], legs: [], next: undefined }
const aboves = new Map<number, ShallowRef<Above>>()
let epoch = 0

/** What is loaded above an opened conversation. */
export function above(id: number): ShallowRef<Above> {
  let found = aboves.get(id)
  if (!found) aboves.set(id, (found = shallowRef(NOTHING)))
  return found
}

/** Earlier matters that are still the customer's own, with their summaries. */
export function mattersAbove(id: number): Conversation[] {
  const customer = seen(id)?.customer.id
  return above(id).value.ids.flatMap((matter) => {
    const known = seen(matter)
    return known && !known.merged_into && known.customer.id === customer ? [known] : []
  })
}

export async function loadAbove(id: number, limit?: number): Promise<void> {
  const here = above(id)
  const cursor = here.value.next
  if (cursor === null) return
  const at = epoch
  const page = await api.earlier(id, cursor ?? null, limit)
  if (here.value.next !== cursor || at !== epoch) return
  take(id, here.value, page)
}

function take(id: number, from: Above, page: Awaited<ReturnType<typeof api.earlier>>): void {
  conversations.upsert(page.conversations)
  const ids = [...new Set(page.items.map((message) => message.conversation_id))]
  const known = new Set(from.legs.map((leg) => leg.id))
  // Of the topmost matter there may be more; of those below it all is here now.
  for (const matter of [...from.ids, ...ids]) shownAbove.set(matter, -Infinity)
  const top = ids[0]
  if (top !== undefined && page.next) {
    const own = page.items.filter((message) => message.conversation_id === top)
    shownAbove.set(top, edgeOf(own, page.next))
  }
  said.upsert(page.items)
  above(id).value = {
    ids: [...ids.filter((matter) => !from.ids.includes(matter)), ...from.ids],
    legs: [...page.legs.filter((leg) => !known.has(leg.id)), ...from.legs],
    next: page.next,
  }
}

/** Loads upwards until a matter is here down to a moment (microseconds). */
export async function loadAboveTo(id: number, matter: number, moment: number): Promise<void> {
  while (above(id).value.next !== null && (shownAbove.get(matter) ?? Infinity) > moment) {
    await loadAbove(id, LARGE_PAGE)
  }
}

/** Loads what is above every opened conversation again, as far up as it was. */
export async function reloadAboves(): Promise<void> {
  forgetClosed()
  const open = new Set(openIds())
  await Promise.all([...aboves].map(([id, here]) => (open.has(id) ? again(id, here) : undefined)))
}

async function again(id: number, here: ShallowRef<Above>): Promise<void> {
  const before = here.value
  if (before.next === undefined) return
  const top = before.ids[0]
  const oldest = top === undefined ? undefined : said.of(top)[0]
  const pages: Awaited<ReturnType<typeof api.earlier>>[] = []
  let cursor: string | null = null
  do {
    const page = await api.earlier(id, cursor, LARGE_PAGE)
    pages.push(page)
    cursor = page.next
    // As far as it was, or until the end when that is gone.
    if (page.items.some((message) => message.id === oldest?.id)) break
  } while (cursor && pages.length < MOST_PAGES)
  if (here.value !== before) return
  const fresh = new Set(pages.flatMap((page) => page.items.map((message) => message.id)))
  const edge = oldest ? saidAt(oldest) : -Infinity
  const open = new Set(openIds())
  for (const matter of before.ids) {
    // What is opened by itself has been loaded by itself.
    if (open.has(matter)) continue
    said.keepOnly(matter, (message) => fresh.has(message.id) || saidAt(message) < edge)
  }
  here.value = NOTHING
  for (const page of pages) take(id, here.value, page)
}

/** Lets go of what was above conversations that aren't open any more. */
export function forgetClosed(): void {
  const open = new Set(openIds())
  for (const id of aboves.keys()) if (!open.has(id)) aboves.delete(id)
  const used = new Set([...aboves.values()].flatMap((here) => [...here.value.ids]))
  for (const id of shownAbove.keys()) if (!used.has(id)) shownAbove.delete(id)
  tidy()
}

export function forgetMatters(): void {
  epoch += 1
  aboves.clear()
  shownAbove.clear()
}
