import { beforeEach, describe, expect, it } from 'vitest'
import { aNotice, answering, refusal } from '@/testing/fixtures'
import * as store from './notices'

const page = (items: unknown[], next: string | null = null) => ({
  items,
  next,
  unread: items.length,
})
const shown = () => store.notices.value.map((each) => each.id)

beforeEach(() => store.forgetNotices())

describe('the list of notices', () => {
  it('follows the stream: what happens again comes first', async () => {
    answering({
      'GET /api/notifications': page([aNotice({ id: 2, turn: 20 }), aNotice({ id: 1, turn: 10 })]),
    })
    await store.load()
    store.receive({ unread: 2, items: [aNotice({ id: 1, turn: 30, count: 2 })], new: [1] })
    expect(shown()).toEqual([1, 2])
    // Told late: what is known already is newer.
    store.receive({ unread: 2, items: [aNotice({ id: 1, turn: 10, count: 1 })] })
    expect(store.notices.value[0]?.count).toBe(2)
  })

  it('leaves out what lies beyond the pages that were loaded', async () => {
    answering({ 'GET /api/notifications': page([aNotice({ id: 5, turn: 50 })], 'more') })
    await store.load()
    store.receive({ unread: 1, items: [aNotice({ id: 3, turn: 30, read: true })] })
    expect(shown()).toEqual([5])
    expect(store.hasMore.value).toBe(true)
  })

  it('tells of news once, and not of what was only read', () => {
    const told: number[] = []
    const stop = store.onNews((news) => told.push(...news.map((each) => each.id)))
    store.receive({
      unread: 1,
      items: [aNotice({ id: 4 }), aNotice({ id: 5, read: true })],
      new: [4],
    })
    store.receive({ unread: 0, items: [aNotice({ id: 4, read: true })], new: [] })
    stop()
    store.receive({ unread: 1, items: [aNotice({ id: 6 })], new: [6] })
    expect(told).toEqual([4])
    expect(store.unread.value).toBe(1)
  })

  it('after a time without a connection is loaded anew', async () => {
    answering({ 'GET /api/notifications': page([aNotice({ id: 1 })]) })
    await store.load()
    const seen = answering({ 'GET /api/notifications': page([aNotice({ id: 2, turn: 9 })]) })
    store.receive({ unread: 1 })
    await new Promise((resolve) => setTimeout(resolve))
    expect(seen).toHaveLength(1)
    expect(shown()).toEqual([2])
  })
})

describe('marking', () => {
  it('is seen at once, and taken back when the server refuses', async () => {
    answering({
      'GET /api/notifications': page([aNotice({ id: 1 })]),
      'PATCH /api/notifications/1': refusal(503, 'later'),
    })
    await store.load()
    const done = store.mark(1, true)
    expect(store.notices.value[0]?.read).toBe(true)
    expect(store.unread.value).toBe(0)
    await expect(done).rejects.toThrow('later')
    expect(store.notices.value[0]?.read).toBe(false)
    expect(store.unread.value).toBe(1)
  })

  it('all marks as far as was on screen', async () => {
    const seen = answering({
      'GET /api/notifications': page([aNotice({ id: 2, turn: 22 }), aNotice({ id: 1, turn: 11 })]),
      'POST /api/notifications/read': new Response(null, { status: 204 }),
    })
    await store.load()
    await store.markAll()
    expect(seen.at(-1)?.body).toEqual({ until_turn: 22 })
    expect(store.unread.value).toBe(0)
  })
})
