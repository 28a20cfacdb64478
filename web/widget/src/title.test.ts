import { afterEach, expect, it, vi } from 'vitest'
import { TitleCount } from './title'

afterEach(() => vi.restoreAllMocks())

function looking(on: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(!on)
}

it('counts in the title of a tab that is not looked at, and takes it away again', () => {
  document.title = 'A shop'
  const count = new TitleCount()
  looking(false)
  count.show(1)
  expect(document.title).toBe('(1) A shop')
  count.show(2)
  expect(document.title).toBe('(2) A shop')
  looking(true)
  count.show(2)
  expect(document.title).toBe('A shop')
})

it('keeps a title that the page changed meanwhile', () => {
  document.title = 'A shop'
  const count = new TitleCount()
  looking(false)
  count.show(1)
  document.title = 'Another page'
  count.show(0)
  expect(document.title).toBe('Another page')
})
