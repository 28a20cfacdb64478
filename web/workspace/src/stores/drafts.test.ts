import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aKeptDraft, answering } from '@/testing/fixtures'
import {
  adoptDraft,
  clearDraft,
  draftChanged,
  draftOf,
  forgetDrafts,
  putBack,
  putBackRefused,
  saveNow,
  useOther,
} from './drafts'

beforeEach(() => {
  vi.useFakeTimers()
  forgetDrafts()
  localStorage.clear()
})
afterEach(() => vi.useRealTimers())

describe('a draft', () => {
  it('is saved a moment after the last change, once', async () => {
    const seen = answering({ 'PUT /api/conversations/1/draft': {} })
    draftOf(1).text = 'Dear'
    draftChanged(1)
    vi.advanceTimersByTime(500)
    draftOf(1).text = 'Dear Fatima'
    draftChanged(1)
    await vi.advanceTimersByTimeAsync(800)
    expect(seen).toHaveLength(1)
    expect(seen[0]?.body).toMatchObject({ body: { text: 'Dear Fatima', mode: 'reply' } })
  })

  it('of the server is adopted only where nothing was written', () => {
    adoptDraft(1, aKeptDraft({ text: 'from the server', mode: 'reply' }))
    expect(draftOf(1).text).toBe('from the server')
    adoptDraft(1, aKeptDraft({ text: 'older', mode: 'reply' }))
    expect(draftOf(1).text).toBe('from the server')
  })

  it('that could not be saved is tried again', async () => {
    answering({ 'PUT /api/conversations/1/draft': new Error('no network') })
    draftOf(1).text = 'Dear'
    await saveNow(1)
    const seen = answering({ 'PUT /api/conversations/1/draft': {} })
    await saveNow(1)
    expect(seen).toHaveLength(1)
  })

  it('is dropped on the server once it was sent; a note in the making stays', async () => {
    const seen = answering({
      'PUT /api/conversations/1/draft': {},
      'DELETE /api/conversations/1/draft': {},
    })
    draftOf(1).text = 'Dear'
    draftOf(1).note = 'Call her'
    draftOf(1).legId = 7
    await saveNow(1)
    clearDraft(1, 'reply')
    await vi.runAllTimersAsync()
    // The leg was chosen for that message: the next one follows the customer.
    expect(draftOf(1)).toMatchObject({ text: '', note: 'Call her', legId: null })
    clearDraft(1, 'note')
    await vi.runAllTimersAsync()
    expect(seen.map((request) => request.method)).toEqual(['PUT', 'PUT', 'DELETE'])
  })

  it('outlives the tab: what the server never heard is here again, and what it has beside it', async () => {
    answering({ 'PUT /api/conversations/1/draft': new Error('no network') })
    draftOf(1).text = 'typed in the train'
    draftChanged(1)
    await saveNow(1)
    expect(draftOf(1).unsaved).toBe(true)
    forgetDrafts() // the tab crashed
    const seen = answering({
      'PUT /api/conversations/1/draft': aKeptDraft({ text: 'typed in the train' }, 3),
    })
    adoptDraft(1, aKeptDraft({ text: 'typed at the desk' }, 2))
    expect(draftOf(1).text).toBe('typed in the train')
    expect(draftOf(1).other?.text).toBe('typed at the desk')
    await vi.advanceTimersByTimeAsync(0)
    expect(seen.at(-1)?.body).toMatchObject({ body: { text: 'typed in the train' }, based_on: 0 })
    expect(localStorage.length).toBe(0)
  })

  it('of another device is offered, and changes places with what is here', async () => {
    answering({
      'PUT /api/conversations/1/draft': {
        ...aKeptDraft({ text: 'here' }, 3),
        other: { text: 'there' },
      },
    })
    draftOf(1).text = 'here'
    await saveNow(1)
    expect(draftOf(1).other?.text).toBe('there')
    useOther(1)
    expect(draftOf(1)).toMatchObject({ text: 'there', html: '<p>there</p>' })
    expect(draftOf(1).other?.text).toBe('here')
  })

  it('that was taken back stands before what was begun since', () => {
    draftOf(1).text = 'second'
    draftOf(1).html = '<p>second</p>'
    answering({ 'DELETE /api/conversations/1/draft/other': {} })
    putBack(1, aKeptDraft({ text: 'first', html: '<p>first</p>' }, 4))
    expect(draftOf(1)).toMatchObject({ html: '<p>first</p><p>second</p>', text: 'first\n\nsecond' })
  })
})

it('what the server refused is the draft again, in front of what was begun since', () => {
  answering({ 'PUT /api/conversations/1/draft': {}, 'DELETE /api/conversations/1/draft/other': {} })
  draftOf(1).text = 'And'
  draftOf(1).html = '<p>And</p>'
  putBackRefused(1, { mode: 'reply', text: 'Dear', html: '<p>Dear</p>', leg_id: 7 })
  expect(draftOf(1)).toMatchObject({ html: '<p>Dear</p><p>And</p>', legId: 7, mode: 'reply' })
  putBackRefused(1, { mode: 'note', note: 'Call' })
  expect(draftOf(1)).toMatchObject({ mode: 'note', note: 'Call', html: '<p>Dear</p><p>And</p>' })
})

describe('in two tabs', () => {
  const tab = new BroadcastChannel('onethread.drafts')
  const told = (text: string, version: number) =>
    tab.postMessage(
      JSON.stringify({ agentId: 0, conversationId: 1, version, body: { text, mode: 'reply' } }),
    )
  beforeEach(() => vi.useRealTimers())

  it('what was saved in one shows in the other, and is empty once it was sent', async () => {
    draftOf(1)
    told('from the other tab', 3)
    await vi.waitFor(() => expect(draftOf(1).text).toBe('from the other tab'))
    told('', 4)
    await vi.waitFor(() => expect(draftOf(1).text).toBe(''))
  })

  it('what is being written stays', async () => {
    const seen = answering({ 'PUT /api/conversations/1/draft': { version: 1, other: null } })
    draftOf(1).text = 'Mine'
    told('theirs', 3)
    draftOf(2)
    tab.postMessage(
      JSON.stringify({ agentId: 0, conversationId: 2, version: 1, body: { text: 'after' } }),
    )
    await vi.waitFor(() => expect(draftOf(2).text).toBe('after'))
    expect(draftOf(1).text).toBe('Mine')
    const heard = new Promise<string>((done) => {
      tab.onmessage = ({ data }: MessageEvent<string>) => done(data)
    })
    await saveNow(1)
    expect(JSON.parse(await heard)).toMatchObject({ version: 1, body: { text: 'Mine' } })
    expect(seen).toHaveLength(1)
    tab.close()
  })
})
