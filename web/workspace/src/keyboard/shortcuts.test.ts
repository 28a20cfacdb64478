import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useShortcuts, type Shortcuts } from './shortcuts'

function mounted(shortcuts: Shortcuts) {
  return mount(
    defineComponent(() => {
      useShortcuts(shortcuts)
      return () => h('textarea')
    }),
    { attachTo: document.body },
  )
}
const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))

afterEach(() => {
  document.body.innerHTML = ''
})

describe('a shortcut', () => {
  it('acts, but not while typing and not with Ctrl', () => {
    const act = vi.fn()
    const page = mounted({ e: act })
    press('e')
    press('e', page.element)
    press('e', document.body, { ctrlKey: true })
    expect(act).toHaveBeenCalledTimes(1)
    page.unmount()
    press('e')
    expect(act).toHaveBeenCalledTimes(1)
  })

  it('belongs to what lies on top', () => {
    const [below, above] = [vi.fn(), vi.fn()]
    mounted({ r: below, j: below })
    const top = mounted({ r: above })
    press('r')
    press('j')
    expect([above.mock.calls.length, below.mock.calls.length]).toEqual([1, 1])
    top.unmount()
  })

  it('rests behind a dialog', () => {
    const act = vi.fn()
    const page = mounted({ e: act })
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" data-state="open"></div>')
    press('e')
    expect(act).not.toHaveBeenCalled()
    page.unmount()
  })
})
