import { expect, it } from 'vitest'
import { asHtml, isLaidOut } from './layout'

it.each([
  ['one', '<p>one</p>'],
  ['one\ntwo', '<p>one<br>two</p>'],
  ['one\n\ntwo', '<p>one</p><p>two</p>'],
  ['<b>5 & 6</b>', '<p>&lt;b&gt;5 &amp; 6&lt;/b&gt;</p>'],
])('shows %j with the lines it has', (words, html) => {
  expect(asHtml(words)).toBe(html)
})

it('tells layout from lines', () => {
  expect(isLaidOut('<p>one<br>two</p>')).toBe(false)
  expect(isLaidOut('<p>one <strong>two</strong></p>')).toBe(true)
})
