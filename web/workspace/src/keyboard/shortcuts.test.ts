import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { altAction, available, keyCaps, run, useActions } from './shortcuts'

function mounted(given: Parameters<typeof useActions>[0]) {
  return mounting(() => useActions(given))
}
function mounting(setup: () => void) {
  return mount(
    defineComponent(() => {
      setup()
      return () => h('textarea')
    }),
    { attachTo: document.body },
  )
}
const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  )

const pages: ReturnType<typeof mounted>[] = []
const on = (page: ReturnType<typeof mounted>) => (pages.push(page), page)
afterEach(() => {
  for (const page of pages.splice(0)) page.unmount()
  document.body.innerHTML = ''
})

describe('a shortcut', () => {
  it('acts, but not while typing and not with Ctrl', () => {
    const act = vi.fn()
    const page = mounted({ resolve: act })
    press('e')
    press('e', page.element)
    press('e', document.body, { ctrlKey: true })
    expect(act).toHaveBeenCalledTimes(1)
    page.unmount()
    press('e')
    expect(act).toHaveBeenCalledTimes(1)
  })

  it('belongs to what lies on top, except where something comes first', () => {
    const [below, above, first] = [vi.fn(), vi.fn(), vi.fn()]
    on(mounted({ reply: below, next: below }))
    let wanted = false
    on(mounting(() => useActions({ reply: { run: first, when: () => wanted } }, true)))
    on(mounted({ reply: above }))
    press('r')
    press('j')
    expect([above.mock.calls.length, below.mock.calls.length]).toEqual([1, 1])
    wanted = true
    press('r')
    expect([above.mock.calls.length, first.mock.calls.length]).toEqual([1, 1])
  })

  it('rests behind a dialog', () => {
    const act = vi.fn()
    on(mounted({ resolve: act }))
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" data-state="open"></div>')
    press('e')
    expect(act).not.toHaveBeenCalled()
  })

  it('of two keys takes the second one soon after the first', () => {
    const [goMine, assignMe] = [vi.fn(), vi.fn()]
    on(mounting(() => useActions({ goMine, assignMe })))
    press('g')
    press('i')
    press('i')
    expect([goMine.mock.calls.length, assignMe.mock.calls.length]).toEqual([1, 1])
    press('g')
    press('x')
    press('i')
    expect([goMine.mock.calls.length, assignMe.mock.calls.length]).toEqual([1, 2])
  })

  it('that opens the palette acts while typing too', () => {
    const palette = vi.fn()
    const page = on(mounting(() => useActions({ palette })))
    press('k', page.element, { ctrlKey: true })
    press('K', page.element, { metaKey: true })
    press('k', page.element)
    expect(palette).toHaveBeenCalledTimes(2)
  })

  it('with Alt is known by where its key is, whatever letter a Mac makes of it', () => {
    const alt = (code: string, more: KeyboardEventInit = {}) =>
      altAction(new KeyboardEvent('keydown', { code, key: '¬', altKey: true, ...more }))
    expect([alt('KeyL'), alt('KeyZ'), alt('KeyL', { ctrlKey: true })]).toEqual([
      'legNext',
      undefined,
      undefined,
    ])
  })
})

it('what applies here and now is known, in the order of the registry', () => {
  const act = vi.fn()
  let opened = false
  on(mounting(() => useActions({ resolve: { run: act, when: () => opened }, help: act })))
  expect(available.value).toEqual(['help'])
  expect(run('resolve')).toBe(false)
  opened = true
  expect(run('resolve')).toBe(true)
  expect(act).toHaveBeenCalledTimes(1)
})

it('keys are written as on the keyboard', () => {
  expect(keyCaps('g i')).toEqual(['G', 'I'])
  expect(keyCaps('J')).toEqual(['⇧', 'J'])
  expect(keyCaps('Mod+k')).toEqual(['Ctrl', 'K'])
  expect(keyCaps('Escape')).toEqual(['Esc'])
  expect(keyCaps('?')).toEqual(['?'])
})
