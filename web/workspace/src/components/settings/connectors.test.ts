import { beforeAll, describe, expect, it } from 'vitest'
import type { Connector } from '@shared/api/model'
import { setLanguage, wordsReady } from '@/i18n'
import { abilities, arrange, areaOf, needs } from './connectors'

const kind = (over: Partial<Connector>) =>
  ({
    id: 'x',
    name: 'X',
    area: 'messaging',
    transport: 'webhook',
    identity_schemes: ['phone'],
    content_out: ['text'],
    receipts: [],
    live: false,
    can_start: false,
    reply_window_hours: null,
    quality: null,
    ...over,
  }) as Connector

const mail = kind({
  id: 'email',
  name: 'E-mail',
  area: 'mail',
  transport: 'receiver',
  identity_schemes: ['email'],
  content_out: ['text', 'html', 'file'],
  can_start: true,
})
const chat = kind({
  id: 'webchat',
  name: 'Web chat',
  area: 'site',
  transport: 'socket',
  live: true,
})
const app = kind({ id: 'whatsapp', name: 'WhatsApp', reply_window_hours: 24 })
const viber = kind({ id: 'viber', name: 'Viber' })
const form = kind({
  id: 'generic',
  name: 'Form',
  area: 'own',
  identity_schemes: ['email', 'anonymous'],
})

describe('the kinds of channels', () => {
  beforeAll(async () => {
    setLanguage('en')
    await wordsReady()
  })

  it('stand in groups by what they say of themselves', () => {
    expect([mail, chat, app, form].map(areaOf)).toEqual(['mail', 'site', 'messaging', 'own'])
    const names = arrange([form, app, viber, chat, mail], '').map(({ items }) =>
      items.map((item) => item.id),
    )
    expect(names).toEqual([['email'], ['whatsapp', 'viber'], ['webchat'], ['generic']])
  })

  it.each([
    ['email', ['email']],
    ['WHATS', ['whatsapp']],
    ['live typing', ['webchat']],
    ['nothing like it', []],
  ])('are found by %s', (asked, expected) => {
    const found = arrange([mail, chat, app, form], asked).flatMap(({ items }) => items)
    expect(found.map((item) => item.id)).toEqual(expected)
  })

  it('stand first when they are called what was asked for', () => {
    const hooks = kind({ id: 'wechat', name: 'WeChat', transport: 'webhook' })
    const found = arrange([hooks, chat], 'web chat').flatMap(({ items }) => items)
    expect(found.map((item) => item.id)).toEqual(['webchat', 'wechat'])
  })

  it('say what they can do and what they need', () => {
    expect(abilities(mail)).toEqual(['you can write first', 'formatted text', 'pictures and files'])
    expect(abilities(app)).toEqual(['answers within 24 h'])
    expect(needs(chat)).toContain('website')
  })
})
