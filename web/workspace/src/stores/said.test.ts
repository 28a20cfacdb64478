import { describe, expect, it } from 'vitest'
import { aMessage } from '@/testing/fixtures'
import { instant, Said } from './said'

const at = (id: number, said_at: string, version = 1) => aMessage({ id, said_at, version })
const ids = (said: Said, conversation = 1) => said.of(conversation).map((message) => message.id)

describe('what was said', () => {
  it('is in the order in which it was said, to the microsecond', () => {
    const said = new Said()
    said.upsert([
      at(3, '2026-11-24T10:00:00.000002Z'),
      at(1, '2026-11-24T10:00:00Z'),
      at(2, '2026-11-24T10:00:00.000001Z'),
      at(5, '2026-11-24T10:00:00.1Z'),
      at(4, '2026-11-24T10:00:00.000002Z'),
    ])
    expect(ids(said)).toEqual([1, 2, 3, 4, 5])
    expect(instant('2026-11-24T10:00:00.000002Z') - instant('2026-11-24T10:00:00Z')).toBe(2)
  })

  it('takes no older version, and leaves a conversation for another', () => {
    const said = new Said()
    said.upsert([at(1, '2026-11-24T10:00:00Z', 5)])
    said.upsert([aMessage({ id: 1, version: 4, conversation_id: 2 })])
    expect(ids(said)).toEqual([1])
    said.upsert([aMessage({ id: 1, version: 6, conversation_id: 2 })])
    expect([ids(said), ids(said, 2)]).toEqual([[], [1]])
  })

  it('stays in order when a new version was said at another time', () => {
    const said = new Said()
    said.upsert([at(1, '2026-11-24T10:00:00Z'), at(2, '2026-11-24T10:01:00Z')])
    said.upsert([at(1, '2026-11-24T10:02:00Z', 2)])
    expect(ids(said)).toEqual([2, 1])
  })

  it('is forgotten with its conversation', () => {
    const said = new Said()
    said.upsert([at(1, '2026-11-24T10:00:00Z'), aMessage({ id: 2, conversation_id: 2 })])
    said.keepConversations(new Set([2]))
    expect([ids(said), ids(said, 2)]).toEqual([[], [2]])
    expect(said.get(1)).toBeUndefined()
  })
})
