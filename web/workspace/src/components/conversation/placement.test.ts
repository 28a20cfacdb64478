import { describe, expect, it } from 'vitest'
import type { Placement } from '@shared/api/model'
import { aMessage } from '@/testing/fixtures'
import { isUnsure, latestUnsure } from './placement'

const placed = (given: Partial<Placement>): Placement => ({ rule: 'topic', evidence: [], ...given })

describe('a placement', () => {
  it.each([
    [null, false],
    [placed({}), false],
    [placed({ confidence: 0.8 }), false],
    [placed({ confidence: 0.6 }), true],
    [placed({ confidence: 0.6, corrected: { by: 'Ada' } }), false],
    [placed({ confidence: 0.6, confirmed: { by: 'Ada' } }), false],
  ])('%o is unsure: %s', (placement, unsure) => {
    expect(isUnsure(placement)).toBe(unsure)
  })

  it('is asked about for the latest message of which it is not sure', () => {
    const doubtful = placed({ confidence: 0.5 })
    const messages = [
      aMessage({ id: 1, placement: doubtful }),
      aMessage({ id: 2, placement: doubtful }),
      aMessage({ id: 3, placement: placed({ confidence: 0.9 }) }),
      aMessage({ id: 4, direction: 'out' }),
    ]
    expect(latestUnsure(messages)?.id).toBe(2)
    expect(latestUnsure(messages.slice(2))).toBeNull()
  })
})
