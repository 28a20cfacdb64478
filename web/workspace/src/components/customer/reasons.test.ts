import { beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '@/i18n'
import { reason, reasons } from './reasons'

describe('why two customers may be one', () => {
  beforeEach(() => setLanguage('en'))

  it('is told as people say it, what speaks for it first', () => {
    expect(
      reasons([
        { kind: 'compared', compared: 'phone', level: 'none' },
        { kind: 'compared', compared: 'name', level: 'near', given: 1, family: 0 },
        { kind: 'compared', compared: 'born', level: 'none' },
        { kind: 'compared', compared: 'address', level: 'house' },
      ]),
    ).toEqual([
      'Given name one letter apart',
      'The same street and house number',
      'Another date of birth',
    ])
  })

  it('falls back on what recognition noticed', () => {
    expect(reason({ kind: 'one_sender_gave_both' })).toBe('One sender gave the addresses of both')
  })
})
