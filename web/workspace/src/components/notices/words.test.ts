import { describe, expect, it } from 'vitest'
import { aNotice } from '@/testing/fixtures'
import { about, happened, lastWords, place } from './words'
import { short, titled } from './badge'

describe('a notice', () => {
  it('says who did it, to what, and leads to the message', () => {
    const notice = aNotice({ kind: 'mention', by: { id: 2, name: 'Sem' }, message_id: 8 })
    expect(happened(notice)).toBe('Sem mentioned you')
    expect(about(notice)).toBe('Fatima Yılmaz')
    expect(place(notice)).toBe('/inbox/mine/1?message=8')
  })

  it('of many new conversations is one line, and leads to their list', () => {
    const notice = aNotice({ kind: 'unassigned', count: 12, preview: ':image:' })
    expect(happened(notice)).toBe('12 new conversations without an owner')
    expect(about(notice)).toBe('Unassigned')
    expect(lastWords(notice)).toBe('Latest: Fatima Yılmaz: Picture')
    expect(place(notice)).toBe('/inbox/unassigned')
  })

  it('of one new conversation leads to it', () => {
    const notice = aNotice({ kind: 'unassigned', count: 1, message_id: null })
    expect(about(notice)).toBe('Fatima Yılmaz')
    expect(place(notice)).toBe('/inbox/unassigned/1')
  })
})

describe('the number', () => {
  it('is short where there is no room', () => {
    expect([
      short(9),
      short(10),
      titled(0, 'Mine'),
      titled(3, 'Mine'),
      titled(250, 'Mine'),
    ]).toEqual(['9', '9+', 'Mine', '(3) Mine', '(99+) Mine'])
  })
})
