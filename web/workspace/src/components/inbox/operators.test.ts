import { describe, expect, it } from 'vitest'
import { complete, meant, suggestions } from './operators'

const KNOWN = {
  agents: ['Ada de Boer', 'Bram'],
  channels: ['WhatsApp', 'Service mail'],
  tags: ['leak'],
  teams: ['Repairs'],
}
const inserts = (query: string, language: 'en' | 'nl' | 'de' | 'fr' = 'en') =>
  suggestions(query, language, KNOWN).map((offer) => offer.insert)

describe('what is offered while searching', () => {
  it.each([
    [
      '',
      [
        'from:',
        'channel:',
        'assignee:',
        'tag:',
        'team:',
        'status:',
        'has:',
        'before:',
        'after:',
        'subject:',
      ],
    ],
    ['leak st', ['status:']],
    ['leak ', []],
    ['leak', []],
    ['status:', ['status:open', 'status:waiting', 'status:snoozed', 'status:resolved']],
    ['status:re', ['status:resolved']],
    ['status:resolved', []],
    ['-ta', ['-tag:']],
    ['channel:serv', ['channel:"Service mail"']],
    ['channel:"service m', ['channel:"Service mail"']],
    ['assignee:', ['assignee:me', 'assignee:nobody', 'assignee:"Ada de Boer"', 'assignee:Bram']],
    ['from:x', []],
  ])('%j', (query, expected) => {
    expect(inserts(query)).toEqual(expected)
  })

  it('speaks the language of the screen, with or without accents', () => {
    expect(inserts('sta', 'nl')).toEqual(['status:'])
    expect(inserts('zus', 'de')).toEqual(['zuständig:'])
    expect(inserts('etiq', 'fr')).toEqual(['étiquette:'])
    expect(inserts('statut:res', 'fr')).toEqual(['statut:résolue'])
  })

  it('takes the place of the last word', () => {
    expect(complete('leak st', { insert: 'status:', hint: 'status' })).toBe('leak status:')
    expect(complete('leak status:re', { insert: 'status:resolved' })).toBe('leak status:resolved ')
    expect(complete('channel:"service m', { insert: 'channel:"Service mail"' })).toBe(
      'channel:"Service mail" ',
    )
  })
})

describe('what was meant by a slip', () => {
  it.each([
    ['form:Emma', 'from:Emma'],
    ['chanel:WhatsApp leak', 'channel:WhatsApp leak'],
    ['status:snozed', 'status:snoozed'],
    ['leak assignee:ada', 'leak assignee:"Ada de Boer"'],
    ['-tag:laek', '-tag:leak'],
    ['kanaal:whatsap', 'kanaal:WhatsApp'],
    ['from:Emma', null],
    ['tag:leak "form: a"', null],
    ['https://example.com/a', null],
    ['ref:OT-84RV5JC', null],
  ])('%s is %s', (query, expected) => {
    expect(meant(query, 'en', KNOWN)).toBe(expected)
  })

  it('also of an English one, in another language', () => {
    expect(meant('form:Emma', 'nl', KNOWN)).toBe('from:Emma')
    expect(meant('knaal:whatsap', 'nl', KNOWN)).toBe('kanaal:WhatsApp')
  })
})
