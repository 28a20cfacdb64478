import { beforeEach, describe, expect, it } from 'vitest'
import { aConversation, answering, refusal } from '@/testing/fixtures'
import * as store from './conversations'
import { session } from './session'

const ME = { id: 1, name: 'Ada' }

beforeEach(() => {
  store.forgetConversations()
  session.value = {
    agent: {
      ...ME,
      email: 'ada@example.org',
      role: 'agent',
      role_name: null,
      language: 'en',
      settings: {},
    },
    organisation: { name: 'De Linde', language: 'en', region: 'NL' },
    permissions: [],
    position: '1.1',
    session_id: 'b6a1',
  }
})

async function load(...items: ReturnType<typeof aConversation>[]) {
  const seen = answering({ 'GET /api/inbox/unassigned': { items, next: null, position: '1.1' } })
  await store.showView('unassigned')
  return seen
}

describe('what an agent does', () => {
  it('shows at once and stays when the server agrees', async () => {
    await load(aConversation())
    answering({ 'POST /api/conversations/1/assign': aConversation({ version: 2, assignee: ME }) })
    const working = store.assign(1, ME)
    expect(store.list.value).toEqual([])
    expect(store.seen(1)?.assignee).toEqual(ME)
    await working
    expect(store.seen(1)).toMatchObject({ version: 2, assignee: ME })
  })

  it('is taken back when the server refuses, and the refusal comes through', async () => {
    await load(aConversation())
    answering({ 'POST /api/conversations/1/status': refusal(409, 'a colleague was first') })
    const working = store.setStatus(1, 'resolved')
    expect(store.seen(1)?.status).toBe('resolved')
    await expect(working).rejects.toThrow('a colleague was first')
    expect(store.seen(1)?.status).toBe('open')
    expect(store.list.value.map((item) => item.id)).toEqual([1])
  })

  it('of two things under way takes back only the one that failed', async () => {
    await load(aConversation())
    answering({
      'POST /api/conversations/1/assign': refusal(422, 'no such agent'),
      'PATCH /api/conversations/1': aConversation({ version: 2, subject: 'Boiler' }),
    })
    await Promise.allSettled([store.assign(1, ME), store.setSubject(1, 'Boiler')])
    expect(store.seen(1)).toMatchObject({ subject: 'Boiler', assignee: null })
  })
})

describe('a view', () => {
  it('loaded anew forgets what left it while nobody told us', async () => {
    await load(aConversation({ id: 1 }), aConversation({ id: 2 }))
    await load(aConversation({ id: 2 }))
    expect(store.list.value.map((item) => item.id)).toEqual([2])
  })

  it('says that it failed, and keeps what it had', async () => {
    await load(aConversation())
    answering({ 'GET /api/inbox/unassigned': new Error('no network') })
    await store.showView('unassigned')
    expect(store.listState.value).toBe('failed')
    expect(store.list.value).toHaveLength(1)
  })

  it('grows with what comes by the stream', async () => {
    await load(aConversation({ id: 1 }))
    store.receive([aConversation({ id: 2, last_message_at: '2026-11-24T11:00:00Z' })])
    expect(store.list.value.map((item) => item.id)).toEqual([2, 1])
  })

  it('takes no older news', async () => {
    await load(aConversation({ version: 5, subject: 'New' }))
    store.receive([aConversation({ version: 4, subject: 'Old' })])
    expect(store.seen(1)?.subject).toBe('New')
  })
})
