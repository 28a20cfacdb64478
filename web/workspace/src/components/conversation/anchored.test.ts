import { describe, expect, it } from 'vitest'
import { offsetsOf, rowAt } from './anchored'

describe('rows of any height', () => {
  const offsets = offsetsOf([10, 0, 30, 5])

  it('begin where those above them end', () => {
    expect([...offsets]).toEqual([0, 10, 10, 40, 45])
  })

  it.each([
    [-50, 0],
    [0, 0],
    [9.9, 0],
    [10, 2],
    [39, 2],
    [40, 3],
    [900, 3],
  ])('at %d pixels is row %d', (y, row) => {
    expect(rowAt(offsets, y)).toBe(row)
  })

  it('that are none are at the beginning', () => {
    expect(rowAt(offsetsOf([]), 100)).toBe(0)
  })
})
