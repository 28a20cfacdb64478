import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showWrong } from './wrong'

const seen = vi.fn()
beforeEach(() => {
  Element.prototype.scrollIntoView = function () {
    seen(this.id)
  }
})
afterEach(() => {
  document.body.innerHTML = ''
  seen.mockClear()
})
async function wrongIn(html: string): Promise<string | undefined> {
  document.body.innerHTML = `<form>${html}</form>`
  await showWrong(document.querySelector('form'))
  return document.activeElement?.id
}

describe('what is wrong in a form', () => {
  it('is its first field, which gets the focus', async () => {
    const focused = await wrongIn(
      '<p id="a" role="alert"></p><input id="b" /><input id="c" aria-invalid="true" />',
    )
    expect(focused).toBe('c')
    expect(seen.mock.calls).toEqual([['c']])
  })
  it('is the first choice of a group', async () => {
    const focused = await wrongIn(
      '<fieldset id="a" aria-invalid="true"><button id="b"></button></fieldset>',
    )
    expect(focused).toBe('b')
    expect(seen.mock.calls).toEqual([['a']])
  })
  it('is else what is said of the whole', async () => {
    await wrongIn('<input id="a" aria-invalid="false" /><p id="b" role="alert"></p>')
    expect(seen.mock.calls).toEqual([['b']])
  })
  it('is nothing when all is well', async () => {
    await wrongIn('<input id="a" />')
    expect(seen).not.toHaveBeenCalled()
  })
})
