import { describe, expect, it } from 'vitest'
import { chooseLanguage, ENGLISH, fill, LANGUAGES } from './texts'

describe('languages', () => {
  it.each(Object.keys(LANGUAGES))('%s has every text with the same places', (language) => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    const english = ENGLISH
    const texts = LANGUAGES[language] ?? ENGLISH
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
    for (const [name, text] of Object.entries(english)) {
      expect([name, places(texts[name as keyof typeof english])]).toEqual([name, places(text)])
    }
  })
  it('follow the setting, else the page, else the browser', () => {
    expect(chooseLanguage('de', 'nl', ['fr'])).toBe('de')
    expect(chooseLanguage('auto', 'nl-NL', ['fr'])).toBe('nl')
    expect(chooseLanguage('auto', '', ['pt', 'fr-CA'])).toBe('fr')
    expect(chooseLanguage('auto', 'pt', ['pt'])).toBe('en')
  })
  it('fill their places', () => {
    expect(fill('{n} new, {x}', { n: 2 })).toBe('2 new, {x}')
  })
})
