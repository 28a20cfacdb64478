import { afterEach, describe, expect, it, vi } from 'vitest'
import { nearest } from './keepFocus'

vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList)
afterEach(() => (document.body.innerHTML = ''))

function rows() {
  document.body.innerHTML = `<main tabindex="-1"><ul>
    <li><button id="a-up" disabled></button><button id="a-down"></button></li>
    <li><button id="b-up"></button><button id="b-down"></button></li></ul></main>`
  const main = document.querySelector('main') as HTMLElement
  const place = (id: string) => {
    const control = document.getElementById(id) as HTMLElement
    const row = control.closest('li') as HTMLElement
    const list = row.parentElement as HTMLElement
    return { control, row, list, index: [...list.children].indexOf(row) }
  }
  return { main, place, by: (id: string) => document.getElementById(id) }
}

describe('what gets the focus', () => {
  it('is the control itself while it can have it', () => {
    const { main, place, by } = rows()
    expect(nearest(place('b-up'), main)).toBe(by('b-up'))
  })
  it('is another of its row once it is disabled or gone', () => {
    const { main, place, by } = rows()
    expect(nearest(place('a-up'), main)).toBe(by('a-down'))
    const gone = place('b-up')
    gone.control.remove()
    expect(nearest(gone, main)).toBe(by('b-down'))
  })
  it('is the row that takes its place, or the one before when it was the last', () => {
    const { main, place, by } = rows()
    const last = place('b-down')
    last.row.remove()
    expect(nearest(last, main)).toBe(by('a-down'))
  })
  it('is the page when the list is gone', () => {
    const { main, place } = rows()
    const only = place('a-down')
    only.list.remove()
    expect(nearest(only, main)).toBe(main)
  })
})
