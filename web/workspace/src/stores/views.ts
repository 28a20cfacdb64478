/** Which conversations a view shows, and in which order. Pure; the same rules as the server's. */
import type { Conditions, Conversation, SavedView, Sort, Status, View } from '@shared/api/model'

export const VIEWS: readonly View[] = ['mine', 'unassigned', 'all', 'snoozed', 'resolved']
export const SORTS: readonly Sort[] = ['newest', 'oldest', 'waiting', 'snooze']

/** What a view holds, in which order. */
export interface Seen {
  readonly conditions: Conditions
  readonly sort: Sort
}

/** Who looks, when, and which channels are of which brand. */
export interface Looker {
  myId: number
  now: number
  brandOf: (channelId: number) => number | null
}

export const BUILT_IN: Readonly<Record<View, Seen>> = {
  mine: { conditions: { assignees: ['me'] }, sort: 'newest' },
  unassigned: { conditions: { assignees: ['nobody'] }, sort: 'newest' },
  all: { conditions: {}, sort: 'newest' },
  snoozed: { conditions: { status: ['snoozed'] }, sort: 'snooze' },
  resolved: { conditions: { status: ['resolved'] }, sort: 'newest' },
}

const ACTIVE: readonly Status[] = ['open', 'waiting']

export function isView(text: unknown): text is View {
  return VIEWS.includes(text as View)
}

/** A view by its name, or a saved one by its id; undefined when there is none (yet). */
export function seenOf(key: string, saved: readonly SavedView[]): Seen | undefined {
  return isView(key) ? BUILT_IN[key] : saved.find((view) => String(view.id) === key)
}

/** Sorts that can be meant for what a view holds. */
export function sortsFor(conditions: Conditions): Sort[] {
  const status = conditions.status ?? []
  return SORTS.filter((sort) => {
    if (sort === 'snooze') return status.length === 1 && status[0] === 'snoozed'
    return sort !== 'waiting' || !status.some((each) => each === 'resolved' || each === 'snoozed')
  })
}

/** Lower case, without accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export function belongs(
  conversation: Conversation,
  conditions: Conditions,
  looker: Looker,
): boolean {
  if (conversation.merged_into) return false
  const status = conditions.status?.length ? conditions.status : ACTIVE
  if (!status.includes(conversation.status)) return false
  const {
    assignees = [],
    team_ids = [],
    tag_ids = [],
    channel_ids = [],
    brand_ids = [],
    languages = [],
  } = conditions
  if (assignees.length && !assignees.some((who) => owns(conversation, who, looker.myId)))
    return false
  if (team_ids.length && !team_ids.includes(conversation.team?.id ?? 0)) return false
  if (tag_ids.length && !conversation.tags.some((tag) => tag_ids.includes(tag.id))) return false
  const { channels } = conversation
  if (channel_ids.length && !channels.some(({ id }) => channel_ids.includes(id))) return false
  if (brand_ids.length && !channels.some(({ id }) => brand_ids.includes(looker.brandOf(id) ?? 0))) {
    return false
  }
  if (languages.length && !languages.includes(conversation.customer.language ?? '')) return false
  if (conditions.unread && !conversation.unread) return false
  if (conditions.failed && !conversation.failed_count) return false
  if (conditions.waiting_minutes != null) {
    const since = conversation.waiting_since
    if (!since || looker.now - Date.parse(since) < conditions.waiting_minutes * 60_000) return false
  }
  if (!conditions.text?.trim()) return true
  const words = fold(conditions.text.trim().split(/\s+/).join(' '))
  return [conversation.subject, conversation.preview, conversation.customer.display_name].some(
    (text) => fold(text).includes(words),
  )
}

function owns(conversation: Conversation, who: 'me' | 'nobody' | number, myId: number): boolean {
  const owner = conversation.assignee?.id ?? null
  return who === 'nobody' ? owner === null : owner === (who === 'me' ? myId : who)
}

interface Order {
  by: Moment
  latestFirst: boolean
}
type Moment = 'last_message_at' | 'resolved_at' | 'snoozed_until' | 'waiting_since'

/** The moment that a view is ordered by, and whether the latest comes first. */
export function orderOf({ conditions, sort }: Seen): Order {
  const status = new Set(conditions.status ?? [])
  const only = (one: Status) => status.size === 1 && status.has(one)
  if (sort === 'snooze' && only('snoozed')) return { by: 'snoozed_until', latestFirst: false }
  if (sort === 'waiting' && !status.has('resolved')) {
    return { by: 'waiting_since', latestFirst: false }
  }
  return {
    by: only('resolved') ? 'resolved_at' : 'last_message_at',
    latestFirst: sort !== 'oldest',
  }
}

/** Where a conversation stands in a view: smaller comes first, of equal moments by id. */
export interface Place {
  at: number
  id: number
}

export function place(conversation: Conversation, seen: Seen): Place {
  return placeBy(conversation, orderOf(seen))
}

function placeBy(conversation: Conversation, { by, latestFirst }: Order): Place {
  const at = conversation[by]
  // Whoever doesn't wait comes after all who do.
  const ms = at ? msOf(at) : by === 'waiting_since' ? Number.MAX_SAFE_INTEGER : 0
  return latestFirst ? { at: -ms, id: -conversation.id } : { at: ms, id: conversation.id }
}

/** The same moments are asked for again and again: parsed once. */
const parsed = new Map<string, number>()
function msOf(iso: string): number {
  let ms = parsed.get(iso)
  if (ms === undefined) {
    if (parsed.size > MOST_PARSED) parsed.clear()
    parsed.set(iso, (ms = Date.parse(iso)))
  }
  return ms
}
const MOST_PARSED = 50_000

export function compare(a: Place, b: Place): number {
  return a.at - b.at || a.id - b.id
}

/**
 * What a view shows of the conversations known. `floor` is the place of the last one that was
 * loaded, or null when all were: beyond it there may be others that aren't known, so nothing is
 * shown there until it is loaded.
 */
export function shown(
  known: Iterable<Conversation>,
  seen: Seen,
  looker: Looker,
  floor: Place | null,
): Conversation[] {
  const list: { place: Place; conversation: Conversation }[] = []
  const order = orderOf(seen)
  for (const conversation of known) {
    if (!belongs(conversation, seen.conditions, looker)) continue
    const where = placeBy(conversation, order)
    if (floor !== null && compare(where, floor) > 0) continue
    list.push({ place: where, conversation })
  }
  return list.sort((a, b) => compare(a.place, b.place)).map((item) => item.conversation)
}
