import { describe, expect, it } from 'vitest'
import { bandBars, exactly } from './worth'

const band = (probability_from: number, accepted: number, refused: number, waiting: number) => ({
  probability_from,
  accepted,
  refused,
  waiting,
  expected_right: null,
})

describe('the worth of merging, drawn', () => {
  it('measures every band by the widest and leaves out what is not there', () => {
    const [high, low] = bandBars([band(0.999, 10, 0, 10), band(0.9, 2, 3, 0)])
    expect(high?.pieces.map(({ what, x, width }) => [what, x, width])).toEqual([
      ['accepted', 0, 50],
      ['waiting', 50, 50],
    ])
    expect(low?.pieces.map(({ what, x, width }) => [what, x, width])).toEqual([
      ['accepted', 0, 10],
      ['refused', 10, 15],
    ])
    expect(bandBars([band(0.5, 0, 0, 0)])[0]?.pieces).toEqual([])
  })

  it('tells a share near the whole with the digits that matter', () => {
    expect([0.5, 0.987, 0.999, 0.9999, 0.99995, 1].map(exactly)).toEqual([0, 1, 1, 2, 3, 0])
  })
})
