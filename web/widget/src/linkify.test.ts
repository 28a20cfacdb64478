// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { linkify } from './linkify'

const html = (text: string) => {
  const box = document.createElement('div')
  box.append(...linkify(text))
  return box
}

describe('links in messages', () => {
  it('become links without the full stop behind them', () => {
    const box = html('See https://example.nl/a?b=1. Bye')
    expect(box.querySelector('a')?.getAttribute('href')).toBe('https://example.nl/a?b=1')
    expect(box.textContent).toBe('See https://example.nl/a?b=1. Bye')
  })
  it('never come from anything but http and https, and text is never HTML', () => {
    const box = html('<img src=x onerror=alert(1)> javascript:alert(1) data:text/html,x')
    expect(box.querySelector('a, img')).toBeNull()
    expect(box.textContent).toContain('<img src=x')
  })
})
