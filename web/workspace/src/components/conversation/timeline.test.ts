import { describe, expect, it } from 'vitest'
import type { Message } from '@shared/api/model'
import { aLeg, aMessage } from '@/testing/fixtures'
import { rows, withBrief } from './timeline'

const chat = aLeg({ id: 11 })
const mail = aLeg({ id: 12 })
const at = (id: number, minute: number, given: Partial<Message> = {}) =>
  aMessage({ id, said_at: new Date(2026, 10, 24, 10, minute).toISOString(), ...given })

const kinds = (messages: Message[], complete = true) =>
  rows(messages, [chat, mail], complete).map((row) =>
    row.kind === 'message'
      ? `${row.message.id}${row.follows ? '+' : ''}`
      : row.kind === 'switch'
        ? `${row.first ? 'begin' : 'switch'}:${row.leg.id}`
        : 'day',
  )

describe('a conversation', () => {
  it('names the channel where it begins and wherever it changes', () => {
    expect(kinds([at(1, 0), at(2, 1, { leg_id: 12 }), at(3, 2)])).toEqual([
      'day',
      'begin:11',
      '1',
      'switch:12',
      '2',
      'switch:11',
      '3',
    ])
  })

  it('does not take the first message loaded for the first there was', () => {
    expect(kinds([at(1, 0)], false)).toEqual(['day', '1'])
  })

  it('gives no new heading to one who says more in the same breath', () => {
    expect(kinds([at(1, 0), at(2, 1), at(3, 30)])).toEqual(['day', 'begin:11', '1', '2+', '3'])
  })

  it('is not switched by a note or an event', () => {
    const note = at(2, 1, { leg_id: null, direction: 'note' })
    expect(kinds([at(1, 0), note, at(3, 2)])).toEqual(['day', 'begin:11', '1', '2', '3'])
  })

  it('tells the days apart', () => {
    const tomorrow = aMessage({ id: 2, said_at: new Date(2026, 10, 25, 0, 1).toISOString() })
    expect(kinds([at(1, 0), tomorrow])).toEqual(['day', 'begin:11', '1', 'day', '2'])
  })
})

describe('the handover brief', () => {
  const placed = (messages: Message[]) =>
    withBrief(rows(messages, [chat, mail], true)).map((row) =>
      row.kind === 'message' ? row.message.id : row.kind,
    )
  const assigned = (id: number, minute: number, agent_id: number | null) =>
    at(id, minute, {
      leg_id: null,
      direction: 'event',
      headers: { event: { kind: 'assigned', agent_id } },
    })

  it('stands below the latest switch of channel, when there is something to tell', () => {
    expect(placed([at(1, 0), at(2, 1), at(3, 2), at(4, 3, { leg_id: 12 })])).toEqual([
      'day',
      'switch',
      1,
      2,
      3,
      'switch',
      'brief',
      4,
    ])
    expect(placed([at(1, 0), at(2, 1, { leg_id: 12 })])).not.toContain('brief')
  })

  it('stands below the latest owner, and not when the conversation became nobody’s', () => {
    const before = [at(1, 0), at(2, 1), at(3, 2)]
    expect(placed([...before, assigned(4, 3, 7)]).slice(-2)).toEqual([4, 'brief'])
    expect(placed([...before, assigned(4, 3, null)])).not.toContain('brief')
  })
})
