import { describe, expect, it } from 'vitest'
import { bars } from './chart'

describe('contacts by month', () => {
  it('stack by channel, the fullest month as high as there is room', () => {
    const [first, second] = bars(
      [
        { month: '2026-10-01', contacts: { email: 1 } },
        { month: '2026-11-01', contacts: { whatsapp: 3, email: 1 } },
      ],
      100,
      40,
    )
    expect(first).toMatchObject({ x: 0, total: 1, pieces: [{ connector: 'email', y: 30 }] })
    expect(second?.pieces.map((piece) => [piece.connector, piece.y, piece.height])).toEqual([
      ['email', 30, 10],
      ['whatsapp', 0, 30],
    ])
  })

  it('of nobody are no bars', () => {
    expect(bars([{ month: '2026-11-01', contacts: {} }], 100, 40)[0]?.pieces).toEqual([])
  })
})
