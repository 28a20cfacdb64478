import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answering } from '@/testing/fixtures'
import { adoptDraft, clearDraft, draftChanged, draftOf, forgetDrafts, saveNow } from './drafts'

beforeEach(() => {
  vi.useFakeTimers()
  forgetDrafts()
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
    adoptDraft(1, { text: 'from the server', mode: 'reply' })
    expect(draftOf(1).text).toBe('from the server')
    adoptDraft(1, { text: 'older', mode: 'reply' })
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
})
