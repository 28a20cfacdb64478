import { describe, expect, it } from 'vitest'
import { pieces } from './marks'

describe('where two names differ', () => {
  it('is the part between what they begin and end with alike', () => {
    expect(pieces('Anja Janssen', 'Anja Jansen')).toEqual([
      { text: 'Anja Jans', differs: false },
      { text: 's', differs: true },
      { text: 'en', differs: false },
    ])
    expect(pieces('Anja', 'Piet')).toEqual([{ text: 'Anja', differs: true }])
  })

  it('is nowhere when they are the same, or nothing is told', () => {
    expect(pieces('Anja', 'Anja')).toEqual([{ text: 'Anja', differs: false }])
    expect(pieces('Anja', '')).toEqual([{ text: 'Anja', differs: false }])
  })
})
