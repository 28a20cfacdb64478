import { expect, it } from 'vitest'
import { base64url, browserName, fromBase64url } from './push'

it('keys go to and fro unharmed, without padding', () => {
  const raw = new Uint8Array([251, 255, 190, 0, 1])
  expect(base64url(raw.buffer)).toBe('-_--AAE')
  expect([...fromBase64url('-_--AAE')]).toEqual([...raw])
  expect(base64url(null)).toBe('')
})

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge · Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604',
    'Safari · iPhone',
  ],
])('a device is named so that its owner knows it: %#', (agent, name) => {
  expect(browserName(agent)).toBe(name)
})
