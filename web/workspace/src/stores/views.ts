/** Which conversations a view shows, and in which order. Pure; the same rules as the server's. */
import type { Conversation, View } from '@shared/api/model'

export const VIEWS: readonly View[] = ['mine', 'unassigned', 'all', 'snoozed', 'resolved']

export function isView(text: unknown): text is View {
  return VIEWS.includes(text as View)
}

export function belongs(conversation: Conversation, view: View, myId: number): boolean {
  if (conversation.merged_into) return false
  const active = conversation.status === 'open' || conversation.status === 'waiting'
  switch (view) {
    case 'mine':
      return active && conversation.assignee?.id === myId
    case 'unassigned':
      return active && conversation.assignee === null
    case 'all':
      return active
    case 'snoozed':
      return conversation.status === 'snoozed'
    case 'resolved':
      return conversation.status === 'resolved'
  }
}

/** Where a conversation stands in a view: smaller comes first. Milliseconds. */
export function place(conversation: Conversation, view: View): number {
  if (view === 'snoozed') return Date.parse(conversation.snoozed_until ?? '') || 0
  if (view === 'resolved') return -(Date.parse(conversation.resolved_at ?? '') || 0)
  return -(Date.parse(conversation.last_message_at) || 0)
}

export function inOrder(a: Conversation, b: Conversation, view: View): number {
  const byTime = place(a, view) - place(b, view)
  if (byTime) return byTime
  return view === 'snoozed' ? a.id - b.id : b.id - a.id
}

/**
 * What a view shows of the conversations known. `floor` is the place of the last one that was
 * loaded, or null when all were: beyond it there may be others that aren't known, so nothing is
 * shown there until it is loaded.
 */
export function shown(
  known: Iterable<Conversation>,
  view: View,
  myId: number,
  floor: number | null,
): Conversation[] {
  const list: Conversation[] = []
  for (const conversation of known) {
    if (!belongs(conversation, view, myId)) continue
    if (floor !== null && place(conversation, view) > floor) continue
    list.push(conversation)
  }
  return list.sort((a, b) => inOrder(a, b, view))
}
