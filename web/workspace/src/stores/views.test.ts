import { describe, expect, it } from 'vitest'
import type { Conversation, View } from '@shared/api/model'
import { aConversation } from '@/testing/fixtures'
import { Entities } from './entities'
import { belongs, place, shown, VIEWS } from './views'

const ME = 1

describe('a conversation belongs', () => {
  const cases: [string, Partial<Conversation>, View[]][] = [
    ['open, mine', { assignee: { id: ME, name: 'Me' } }, ['mine', 'all']],
    ['waiting, nobody’s', { status: 'waiting' }, ['unassigned', 'all']],
    ['open, somebody else’s', { assignee: { id: 2, name: 'Bram' } }, ['all']],
    ['snoozed, mine', { status: 'snoozed', assignee: { id: ME, name: 'Me' } }, ['snoozed']],
    ['resolved', { status: 'resolved' }, ['resolved']],
    ['merged into another', { merged_into: 5 }, []],
  ]
  it.each(cases)('%s', (_, given, views) => {
    expect(VIEWS.filter((view) => belongs(aConversation(given), view, ME))).toEqual(views)
  })
})

describe('a list', () => {
  const at = (id: number, minute: number, given: Partial<Conversation> = {}) =>
    aConversation({
      id,
      last_message_at: `2026-11-24T10:${String(minute).padStart(2, '0')}:00Z`,
      ...given,
    })

  it('has the latest first, and the newer of two at the same moment', () => {
    const list = shown([at(1, 5), at(2, 9), at(3, 9)], 'all', ME, null)
    expect(list.map((item) => item.id)).toEqual([3, 2, 1])
  })

  it('shows nothing beyond what was loaded, where others may be missing', () => {
    const known = [at(1, 1), at(2, 5), at(3, 9)]
    const floor = place(at(2, 5), 'all')
    expect(shown(known, 'all', ME, floor).map((item) => item.id)).toEqual([3, 2])
  })

  it('of snoozed ones begins with the one that wakes first', () => {
    const snoozed = (id: number, until: string) =>
      at(id, 0, { status: 'snoozed', snoozed_until: until })
    const list = shown(
      [snoozed(1, '2026-12-02T09:00:00Z'), snoozed(2, '2026-12-01T09:00:00Z')],
      'snoozed',
      ME,
      null,
    )
    expect(list.map((item) => item.id)).toEqual([2, 1])
  })

  it('made of a snapshot and events equals a fresh snapshot, in whatever order they come', () => {
    const snapshot = [at(1, 1), at(2, 2), at(3, 3)]
    const events = [
      at(2, 7, { version: 2, status: 'waiting' }),
      at(3, 3, { version: 2, status: 'resolved', resolved_at: '2026-11-24T11:00:00Z' }),
      at(4, 8),
      at(2, 7, { version: 3, assignee: { id: ME, name: 'Me' } }),
    ]
    const fresh = [
      at(1, 1),
      at(2, 7, { version: 3, status: 'open', assignee: { id: ME, name: 'Me' } }),
      at(4, 8),
    ]
    for (const order of [events, [...events].reverse(), [...events, ...events]]) {
      const store = new Entities<Conversation>()
      store.upsert(snapshot)
      for (const event of order) store.upsert([event])
      const ids = (known: Iterable<Conversation>) => shown(known, 'all', ME, null).map((c) => c.id)
      expect(ids(store.byId.values())).toEqual(ids(fresh))
    }
  })
})
