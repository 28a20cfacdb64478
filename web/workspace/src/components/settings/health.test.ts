import { beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '@shared/api/model'
import { setLanguage, wordsReady } from '@/i18n'
import { findings } from './health'

const NOW = Date.parse('2026-03-04T12:00:00Z')
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()
const HEALTH: Channel['health'] = {
  ok: true,
  message: '',
  reported_at: null,
  last_in_at: ago(5),
  last_out_at: null,
  refused_count: 0,
  last_refused_at: null,
  unparsable_count: 0,
  dead_letters: 0,
  waiting_in: 0,
  oldest_in_at: null,
  waiting_out: 0,
  oldest_out_at: null,
  failed_out: 0,
  paused_until: null,
}
const kinds = (health: Partial<Channel['health']>, state = 'active') =>
  findings({ state, health: { ...HEALTH, ...health } } as Channel, 'webhook', NOW).map(
    (each) => each.kind,
  )

describe('how a channel does', () => {
  beforeAll(async () => {
    setLanguage('en')
    await wordsReady()
  })

  it.each<[string[], Partial<Channel['health']>, string?]>([
    [['fine'], {}],
    [['new'], { last_in_at: null }],
    [['paused'], { oldest_out_at: ago(60) }, 'paused'],
    [['failing'], { ok: false, message: 'no such host' }],
    [['credential'], { ok: false, message: 'The access token has expired.' }],
    [['fine'], { oldest_in_at: ago(1), oldest_out_at: ago(1) }],
    [['lagIn', 'lagOut'], { oldest_in_at: ago(3), oldest_out_at: ago(6) }],
    [['provider'], { paused_until: ago(-10), oldest_out_at: ago(6) }],
    [['refused'], { refused_count: 3, last_refused_at: ago(60) }],
    [['fine'], { refused_count: 3, last_refused_at: ago(60 * 25) }],
    [['letters', 'failed'], { dead_letters: 1, failed_out: 2 }],
  ])('is told as %j', (expected, health, state = 'active') => {
    expect(kinds(health, state)).toEqual(expected)
  })

  it('tells when the provider stopped sending', () => {
    const subscription = { asked_at: ago(6000), ok: true, message: '', until: ago(1) }
    const channel = { state: 'active', health: HEALTH, subscription } as Channel
    expect(findings(channel, 'webhook', NOW).map((each) => each.kind)).toEqual(['ended'])
    subscription.until = ago(-60)
    expect(findings(channel, 'webhook', NOW).map((each) => each.kind)).toEqual(['fine'])
  })

  it('names the reason and what to do', () => {
    const [first] = findings(
      { state: 'active', health: { ...HEALTH, ok: false, message: 'no such host' } } as Channel,
      'webhook',
      NOW,
    )
    expect(first?.title).toContain('no such host')
    expect(first?.advice).toContain('“Test connection”')
  })
})
