import { afterEach, describe, expect, it, vi } from 'vitest'
import { canUndo, dropUndo, offerUndo, undoLast } from './undo'

afterEach(() => {
  vi.useRealTimers()
  undoLast()
})

describe('taking back', () => {
  it('is of the last thing, once', () => {
    const [first, second] = [vi.fn(), vi.fn()]
    offerUndo({ label: 'Undo', act: first })
    offerUndo({ label: 'Undo', act: second })
    undoLast()
    undoLast()
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
  })

  it('is over after a while, or when it was done by the button', () => {
    vi.useFakeTimers()
    const act = vi.fn()
    offerUndo({ label: 'Undo', act })
    vi.advanceTimersByTime(60_000)
    expect(canUndo()).toBe(false)
    undoLast()
    offerUndo({ label: 'Undo', act })
    dropUndo(act)
    undoLast()
    expect(act).not.toHaveBeenCalled()
  })
})
