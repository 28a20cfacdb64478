import { beforeEach, describe, expect, it } from 'vitest'
import * as selection from './selection'

const LIST = [1, 2, 3, 4, 5]
const chosen = () => [...selection.selected.value].sort()
beforeEach(selection.clearSelection)

describe('choosing', () => {
  it('one by one, and off again', () => {
    selection.toggle(2)
    selection.toggle(4)
    selection.toggle(2)
    expect(chosen()).toEqual([4])
  })

  it('a range goes from the last choice, up or down', () => {
    selection.toggle(4)
    selection.extendTo(2, LIST)
    expect(chosen()).toEqual([2, 3, 4])
    selection.extendTo(5, LIST)
    expect(chosen()).toEqual([2, 3, 4, 5])
  })

  it('all is all of the view until one is taken out', () => {
    selection.selectAll(LIST)
    expect(selection.wholeView.value).toBe(true)
    selection.toggle(3)
    expect(selection.wholeView.value).toBe(false)
    expect(chosen()).toEqual([1, 2, 4, 5])
  })

  it('forgets what left the list', () => {
    selection.selectAll(LIST)
    selection.keepSelected([2, 9])
    expect(chosen()).toEqual([2])
  })
})
