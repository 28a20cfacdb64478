import { describe, expect, it } from 'vitest'
import type { Message } from './protocol'
import { Thread } from './thread'

function said(id: number, more: Partial<Message> = {}): Message {
  return { id, version: 1, mine: false, said_at: `2026-01-01T00:00:0${id}Z`, content: {}, ...more }
}
const waiting = (id: string) => ({ id, text: 'x', files: [], at: 0 })

describe('a thread', () => {
  it('keeps the newest version of a message, in the order said', () => {
    const thread = new Thread()
    thread.take(said(2, { version: 3, content: { text: 'new' } }))
    expect(thread.take(said(2, { version: 2, content: { text: 'old' } }))).toBe(false)
    thread.take(said(1))
    expect(thread.messages().map((m) => [m.id, m.content.text])).toEqual([
      [1, undefined],
      [2, 'new'],
    ])
  })

  it('sends again what was not acknowledged, and nothing else', () => {
    const thread = new Thread()
    thread.add(waiting('a'))
    thread.add(waiting('b'))
    thread.add(waiting('c'))
    thread.acknowledge('a')
    thread.refuse('b', 'slow down')
    expect(thread.unsent().map((item) => item.id)).toEqual(['c'])
  })

  it('lets the stored message take the place of the one on its way', () => {
    const thread = new Thread()
    thread.add(waiting('a'))
    thread.take(said(1, { mine: true, client_id: 'a' }))
    expect(thread.outgoing).toEqual([])
    thread.add(waiting('a'))
    expect(thread.outgoing).toEqual([])
  })
})
