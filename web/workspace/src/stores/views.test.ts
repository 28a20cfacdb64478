import { describe, expect, it } from 'vitest'
import type { Conditions, Conversation, Sort, View } from '@shared/api/model'
import { aConversation } from '@/testing/fixtures'
import { Entities } from './entities'
import { belongs, BUILT_IN, orderOf, place, seenOf, shown, sortsFor, VIEWS } from './views'

const ME = 1
const NOW = Date.parse('2026-11-24T12:00:00Z')
const LOOKER = { myId: ME, now: NOW, brandOf: (id: number) => (id === 2 ? 5 : null) }

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
    const conversation = aConversation(given)
    expect(
      VIEWS.filter((view) => belongs(conversation, BUILT_IN[view].conditions, LOOKER)),
    ).toEqual(views)
  })
})

describe('a condition', () => {
  const cases: [Conditions, Partial<Conversation>, boolean][] = [
    [{ assignees: ['me', 'nobody'] }, {}, true],
    [{ assignees: ['me', 7] }, { assignee: { id: 7, name: 'Bea' } }, true],
    [{ assignees: ['me', 7] }, { assignee: { id: 8, name: 'Cas' } }, false],
    [{ team_ids: [3] }, { team: { id: 3, name: 'Repairs' } }, true],
    [{ team_ids: [3] }, {}, false],
    [{ tag_ids: [1, 2] }, { tags: [{ id: 2, name: 'leak', colour: '' }] }, true],
    [{ tag_ids: [1] }, { tags: [{ id: 2, name: 'leak', colour: '' }] }, false],
    [{ channel_ids: [2] }, {}, true],
    [{ channel_ids: [9] }, {}, false],
    [{ brand_ids: [5] }, {}, true],
    [{ brand_ids: [6] }, {}, false],
    [{ languages: ['nl', 'fr'] }, {}, true],
    [{ languages: ['de'] }, {}, false],
    [{ unread: true }, { unread: true }, true],
    [{ unread: true }, {}, false],
    [{ failed: true }, { failed_count: 2 }, true],
    [{ failed: true }, {}, false],
    [{ waiting_minutes: 60 }, { waiting_since: '2026-11-24T11:00:00Z' }, true],
    [{ waiting_minutes: 61 }, { waiting_since: '2026-11-24T11:00:00Z' }, false],
    [{ waiting_minutes: 0 }, { waiting_since: null }, false],
    [{ text: ' leaking  BOILER ' }, {}, true],
    [
      { text: 'yilmaz' },
      { customer: { id: 1, display_name: 'Fatima Yílmaz', language: null } },
      true,
    ],
    [{ text: 'roof' }, {}, false],
    [{ status: ['snoozed', 'open'] }, {}, true],
    [{ unread: true, assignees: ['nobody'] }, { unread: false }, false],
  ]
  it.each(cases)('%j holds %j: %s', (conditions, given, expected) => {
    expect(belongs(aConversation(given), conditions, LOOKER)).toBe(expected)
  })
})

describe('an order', () => {
  const cases: [Conditions, Sort, string, boolean][] = [
    [{}, 'newest', 'last_message_at', true],
    [{}, 'oldest', 'last_message_at', false],
    [{}, 'waiting', 'waiting_since', false],
    [{}, 'snooze', 'last_message_at', true],
    [{ status: ['snoozed'] }, 'snooze', 'snoozed_until', false],
    [{ status: ['resolved'] }, 'newest', 'resolved_at', true],
    [{ status: ['resolved'] }, 'waiting', 'resolved_at', true],
  ]
  it.each(cases)('of %j by %s', (conditions, sort, by, latestFirst) => {
    expect(orderOf({ conditions, sort })).toEqual({ by, latestFirst })
  })

  it('is offered where it can be meant', () => {
    expect(sortsFor({})).toEqual(['newest', 'oldest', 'waiting'])
    expect(sortsFor({ status: ['snoozed'] })).toEqual(['newest', 'oldest', 'snooze'])
    expect(sortsFor({ status: ['resolved'] })).toEqual(['newest', 'oldest'])
  })

  it('by waiting puts those who wait for nothing last', () => {
    const waits = (id: number, since: string | null) => aConversation({ id, waiting_since: since })
    const list = shown(
      [waits(1, null), waits(2, '2026-11-24T11:00:00Z'), waits(3, '2026-11-24T09:00:00Z')],
      { conditions: {}, sort: 'waiting' },
      LOOKER,
      null,
    )
    expect(list.map((item) => item.id)).toEqual([3, 2, 1])
  })
})

describe('a list', () => {
  const at = (id: number, minute: number, given: Partial<Conversation> = {}) =>
    aConversation({
      id,
      last_message_at: `2026-11-24T10:${String(minute).padStart(2, '0')}:00Z`,
      ...given,
    })
  const ALL = BUILT_IN.all

  it('has the latest first, and the newer of two at the same moment', () => {
    const list = shown([at(1, 5), at(2, 9), at(3, 9)], ALL, LOOKER, null)
    expect(list.map((item) => item.id)).toEqual([3, 2, 1])
  })

  it('shows nothing beyond what was loaded, where others may be missing', () => {
    const known = [at(1, 1), at(2, 5), at(3, 5), at(4, 9)]
    const floor = place(at(3, 5), ALL)
    expect(shown(known, ALL, LOOKER, floor).map((item) => item.id)).toEqual([4, 3])
  })

  it('of snoozed ones begins with the one that wakes first', () => {
    const snoozed = (id: number, until: string) =>
      at(id, 0, { status: 'snoozed', snoozed_until: until })
    const list = shown(
      [snoozed(1, '2026-12-02T09:00:00Z'), snoozed(2, '2026-12-01T09:00:00Z')],
      BUILT_IN.snoozed,
      LOOKER,
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
    const views = [
      ALL,
      BUILT_IN.mine,
      { conditions: { status: ['resolved' as const] }, sort: 'oldest' as const },
    ]
    for (const view of views) {
      for (const order of [events, [...events].reverse(), [...events, ...events]]) {
        const store = new Entities<Conversation>()
        store.upsert(snapshot)
        for (const event of order) store.upsert([event])
        const ids = (known: Iterable<Conversation>) =>
          shown(known, view, LOOKER, null).map((item) => item.id)
        const expected = view.conditions.status ? [3] : ids(fresh)
        expect(ids(store.byId.values())).toEqual(expected)
      }
    }
  })

  it('is that of a saved view by its id, once that is known', () => {
    const saved = {
      id: 12,
      name: 'Urgent',
      shared: false,
      mine: true,
      owner_name: 'Me',
      conditions: { unread: true },
      sort: 'oldest' as const,
      updated_at: '2026-11-24T10:00:00Z',
    }
    expect(seenOf('12', [saved])?.conditions).toEqual({ unread: true })
    expect(seenOf('13', [saved])).toBeUndefined()
    expect(seenOf('mine', [])).toBe(BUILT_IN.mine)
  })
})
