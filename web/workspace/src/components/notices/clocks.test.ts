import { describe, expect, it } from 'vitest'
import { dayName, fromField, toField, zones } from './clocks'
import { ends } from './until'

describe('minutes after midnight', () => {
  it.each([
    [0, '00:00'],
    [485, '08:05'],
    [1439, '23:59'],
  ])('%i is %s', (minutes, text) => {
    expect(toField(minutes)).toBe(text)
    expect(fromField(text)).toBe(minutes)
  })

  it.each(['', '24:00', '7', '12:60', 'noon'])('%j is no time of a day', (text) => {
    expect(fromField(text)).toBeNull()
  })

  it('have a day with a name in the language of the screen', () => {
    expect(dayName(1, 'nl', 'long')).toBe('maandag')
    expect(dayName(7, 'fr', 'long')).toBe('dimanche')
  })

  it('have a zone, also one that the browser no longer lists', () => {
    expect(zones('Europe/Amsterdam').filter((each) => each === 'Europe/Amsterdam')).toHaveLength(1)
    expect(zones('Asia/Calcutta')).toContain('Asia/Calcutta')
  })
})

describe('not to be disturbed', () => {
  const now = new Date(2026, 10, 24, 15, 20).getTime()
  it.each([
    ['half', new Date(2026, 10, 24, 15, 50)],
    ['four', new Date(2026, 10, 24, 19, 20)],
    ['tomorrow', new Date(2026, 10, 25, 8, 0)],
  ] as const)('%s ends at %s', (choice, moment) => {
    expect(ends(choice, now)).toEqual(moment)
  })
})
