import { describe, expect, it } from 'vitest'
import { changed } from './look'
import type { Look } from './protocol'

const LOOK = { title: 'Woonstad', colour: '#2563eb', side: 'right', corners: 16 } as Look

describe('a page changes the look', () => {
  it('where the value fits', () => {
    expect(changed(LOOK, { colour: '#AA0000', side: 'left', corners: '0' })).toEqual({
      ...LOOK,
      colour: '#AA0000',
      side: 'left',
      corners: 0,
    })
  })

  it('and not with anything else', () => {
    expect(
      changed(LOOK, { colour: 'red;}*{display:none', side: 'top', corners: '99', title: '' }),
    ).toEqual(LOOK)
  })
})
