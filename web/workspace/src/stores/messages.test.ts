import { beforeEach, describe, expect, it } from 'vitest'
import type { ConversationPage } from '@shared/api/model'
import { aConversation, aLeg, aMessage, answering } from '@/testing/fixtures'
import * as store from './messages'

function page(given: Partial<ConversationPage> = {}): ConversationPage {
  return {
    conversation: aConversation(),
    legs: [aLeg()],
    customer: {
      id: 100,
      version: 1,
      kind: 'person',
      display_name: 'Fatima',
      language: 'nl',
      attributes: {},
      created_at: '2026-11-20T10:00:00Z',
    },
    messages: { items: [aMessage({ id: 1 })], next: null },
    draft: null,
    held: [],
    read_until: null,
    position: '1.1',
    ...given,
  }
}
const texts = () => store.messagesOf(1).map((message) => message.content.text)

beforeEach(() => store.forgetMessages())

describe('an opened conversation', () => {
  it('takes new messages in the order in which they were said', async () => {
    answering({ 'GET /api/conversations/1': page() })
    await store.openThread(1)
    store.receive([aMessage({ id: 3, said_at: '2026-11-24T10:05:00Z', content: { text: 'c' } })])
    store.receive([aMessage({ id: 2, said_at: '2026-11-24T10:04:00Z', content: { text: 'b' } })])
    expect(texts()).toEqual(['Hello', 'b', 'c'])
  })

  it('lets go of a message that moved to another', async () => {
    answering({ 'GET /api/conversations/1': page() })
    await store.openThread(1)
    store.receive([aMessage({ id: 1, version: 2, conversation_id: 9 })])
    expect(texts()).toEqual([])
  })

  it('forgets what a fresh load no longer has', async () => {
    answering({ 'GET /api/conversations/1': page() })
    await store.openThread(1)
    answering({ 'GET /api/conversations/1': page({ messages: { items: [], next: null } }) })
    await store.openThread(1)
    expect(texts()).toEqual([])
  })

  it('that was merged leads to the one it is part of', async () => {
    answering({
      'GET /api/conversations/5': page({ conversation: aConversation({ id: 1 }) }),
    })
    await expect(store.openThread(5)).resolves.toBe(1)
    expect(store.thread(1).value.state).toBe('ready')
  })

  it('stays readable when loading it anew fails', async () => {
    answering({ 'GET /api/conversations/1': page() })
    await store.openThread(1)
    answering({ 'GET /api/conversations/1': new Error('no network') })
    await store.openThread(1)
    expect(store.thread(1).value.state).toBe('ready')
  })
})

describe('news that is faster than the answer', () => {
  const late = () => {
    let finish: () => void = () => {}
    const waiting = new Promise<void>((resolve) => (finish = resolve))
    return { waiting, finish }
  }
  function answeringLate(...answers: { page: ConversationPage; after: Promise<void> }[]) {
    let asked = 0
    globalThis.fetch = (async () => {
      const answer = answers[asked++]
      await answer?.after
      return new Response(JSON.stringify(answer?.page))
    }) as typeof fetch
  }
  const news = aMessage({ id: 7, said_at: '2026-11-24T10:09:00Z', content: { text: 'late' } })

  it('is kept while a conversation is opened for the first time', async () => {
    const { waiting, finish } = late()
    answeringLate({ page: page(), after: waiting })
    const opening = store.openThread(1)
    store.receive([news])
    finish()
    await opening
    expect(texts()).toEqual(['Hello', 'late'])
  })

  it('is kept while it is loaded anew', async () => {
    answering({ 'GET /api/conversations/1': page() })
    await store.openThread(1)
    const { waiting, finish } = late()
    answeringLate({ page: page(), after: waiting })
    const opening = store.openThread(1)
    store.receive([news])
    finish()
    await opening
    expect(texts()).toEqual(['Hello', 'late'])
  })

  it('is not undone by an answer that was overtaken', async () => {
    const first = late()
    const old = page({ messages: { items: [], next: null } })
    answeringLate({ page: old, after: first.waiting }, { page: page(), after: Promise.resolve() })
    const slow = store.openThread(1)
    await store.openThread(1)
    first.finish()
    await slow
    expect(texts()).toEqual(['Hello'])
  })
})

describe('a conversation loaded anew', () => {
  const older = aMessage({ id: 1, said_at: '2026-11-24T09:00:00Z', content: { text: 'old' } })
  const newer = aMessage({ id: 2, content: { text: 'new' } })
  async function loaded() {
    answering({
      'GET /api/conversations/1': page({ messages: { items: [newer], next: 'c' } }),
      'GET /api/conversations/1/messages': { items: [older], next: null },
    })
    await store.openThread(1)
    await store.loadOlder(1)
    expect(texts()).toEqual(['old', 'new'])
  }

  it('is loaded as deep as it was: what changed further up shows too', async () => {
    await loaded()
    answering({
      'GET /api/conversations/1': page({ messages: { items: [newer], next: 'c' } }),
      'GET /api/conversations/1/messages': {
        items: [{ ...older, version: 2, content: { text: 'edited' } }],
        next: null,
      },
    })
    await store.reloadThreads()
    expect(texts()).toEqual(['edited', 'new'])
  })

  it('tells when that did not work, so that it is tried again', async () => {
    await loaded()
    answering({ 'GET /api/conversations/1': new Error('no network') })
    await expect(store.reloadThreads()).rejects.toThrow()
    expect(texts()).toEqual(['old', 'new'])
  })
})

describe('sending', () => {
  it('shows at once, and is the server’s message afterwards', async () => {
    answering({ 'GET /api/conversations/1': page({ messages: { items: [], next: null } }) })
    await store.openThread(1)
    const seen = answering({
      'POST /api/conversations/1/reply': aMessage({ id: 8, direction: 'out', state: 'queued' }),
    })
    const working = store.send(1, 11, { text: 'Hi' }, [])
    expect(store.pending.size).toBe(1)
    await working
    expect(store.pending.size).toBe(0)
    expect(store.messagesOf(1)).toMatchObject([{ id: 8, state: 'queued' }])
    expect(seen[0]?.body).toMatchObject({ leg_id: 11, content: { text: 'Hi' } })
  })

  it('that failed stays to be seen, and is tried again under the same key', async () => {
    answering({ 'POST /api/conversations/1/reply': new Error('no network') })
    await store.send(1, 11, { text: 'Hi' }, [])
    const [item] = [...store.pending.values()]
    expect(item?.problem?.offline).toBe(true)
    const seen = answering({ 'POST /api/conversations/1/reply': aMessage({ id: 8 }) })
    if (item) await store.sendAgain(item)
    expect(seen[0]?.body).toMatchObject({ idempotency_key: item?.key })
    expect(store.pending.size).toBe(0)
  })

  it('isn’t shown twice when the stream is faster than the answer', async () => {
    answering({ 'GET /api/conversations/1': page({ messages: { items: [], next: null } }) })
    await store.openThread(1)
    let finish: (message: unknown) => void = () => {}
    globalThis.fetch = (() =>
      new Promise((resolve) => {
        finish = (message) => {
          resolve(new Response(JSON.stringify(message)))
        }
      })) as typeof fetch
    const working = store.send(1, 11, { text: 'Hi' }, [])
    const [key] = [...store.pending.keys()]
    const message = aMessage({ id: 8, direction: 'out', uid: key ?? null })
    store.receive([message])
    expect(store.pending.size).toBe(0)
    finish(message)
    await working
    expect(store.messagesOf(1)).toHaveLength(1)
    expect(store.pending.size).toBe(0)
  })
})
