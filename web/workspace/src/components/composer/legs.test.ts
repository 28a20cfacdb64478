import { describe, expect, it } from 'vitest'
import { aLeg, aMessage } from '@/testing/fixtures'
import { preselected, reach, tooLarge } from './legs'

const open = aLeg({ id: 11 })
const closed = aLeg({ id: 12, window: { open: false, closes_at: null } })
const mail = aLeg({
  id: 13,
  content_out: ['text', 'html'],
  window: { open: true, closes_at: null },
})
const gone = aLeg({ id: 14, can_reply: false, content_out: ['text'] })

describe('a leg', () => {
  it('is open, opens by a template, or carries nothing', () => {
    expect([open, closed, mail, gone].map(reach)).toEqual(['open', 'template', 'open', 'closed'])
    expect(reach(aLeg({ window: { open: false, closes_at: null }, content_out: ['text'] }))).toBe(
      'closed',
    )
  })

  it('that the customer spoke on last is answered on', () => {
    expect(preselected([open, mail], [aMessage({ leg_id: 13 })])?.id).toBe(13)
    expect(preselected([mail, closed], [aMessage({ leg_id: 12 })])?.id).toBe(12)
  })

  it('that carries nothing gives way to one that does', () => {
    expect(preselected([gone, mail], [aMessage({ leg_id: 14 })])?.id).toBe(13)
    expect(preselected([], [])).toBeNull()
  })

  it('knows which files it can’t take', () => {
    const small = aLeg({ limits: { attachment_bytes: { image: 5_000_000, '*': 100 } } })
    expect(tooLarge(small, { kind: 'image', size_bytes: 6_000_000 })).toBe(true)
    expect(tooLarge(small, { kind: 'image', size_bytes: 4_000_000 })).toBe(false)
    expect(tooLarge(small, { kind: 'file', size_bytes: 101 })).toBe(true)
    expect(tooLarge(mail, { kind: 'file', size_bytes: 1e12 })).toBe(false)
  })
})
