import { describe, expect, it } from 'vitest'
import { aPromise } from '@/testing/fixtures'
import { groups, stateAt } from './promises'

const NOON = Date.parse('2026-11-24T12:00:00Z')

describe('a promise', () => {
  it.each([
    [null, 'open'],
    ['2026-11-24T12:01:00Z', 'open'],
    ['2026-11-24T12:00:00Z', 'due'],
    ['2026-11-23T12:01:00Z', 'due'],
    ['2026-11-23T12:00:00Z', 'broken'],
  ] as const)('for %s is %s at noon', (due, state) => {
    expect(stateAt(due, NOON)).toBe(state)
  })

  it('stands under what is late, today or later', () => {
    const made = [
      aPromise({ id: 1, due_at: '2026-11-24T09:00:00Z' }),
      aPromise({ id: 2, due_at: '2026-11-24T14:00:00Z' }),
      aPromise({ id: 3, due_at: '2026-12-01T14:00:00Z' }),
    ]
    expect(groups(made, NOON).map(({ name, items }) => [name, items.map((i) => i.id)])).toEqual([
      ['late', [1]],
      ['today', [2]],
      ['later', [3]],
    ])
    expect(groups([], NOON)).toEqual([])
  })
})
