import { describe, expect, it } from 'vitest'
import { deviceOf } from './device'

describe('what an app or a site hands over', () => {
  it('is a token, or a subscription of a browser', () => {
    const keys = { p256dh: 'B', auth: 'A' }
    expect(deviceOf('f0:token')).toEqual({ token: 'f0:token' })
    expect(deviceOf({ endpoint: 'https://push.example.org/1', keys })).toEqual({
      token: 'https://push.example.org/1',
      keys,
    })
    const live = { toJSON: () => ({ endpoint: 'https://push.example.org/2', keys }) }
    expect(deviceOf(live)?.token).toBe('https://push.example.org/2')
  })

  it('is nothing when it is something else', () => {
    for (const bad of [null, undefined, '', 7, {}, { endpoint: 'x' }, { endpoint: 'x', keys: {} }])
      expect(deviceOf(bad)).toBeNull()
  })
})
