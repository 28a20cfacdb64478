import { describe, expect, it, vi } from 'vitest'
import { de } from './de'
import { en } from './en'
import { fr } from './fr'
import { guessLanguage, LANGUAGES, setLanguage, t, tn, tOr } from './index'
import { nl } from './nl'

const catalogues: Record<keyof typeof LANGUAGES, Record<string, string>> = { de, en, fr, nl }

const code = Object.entries(
  import.meta.glob<string>('../**/*.{ts,vue}', { query: '?raw', import: 'default', eager: true }),
)
  .filter(([path]) => !/\.test\.ts$/.test(path) && !/^\.\/(?!said\.ts)|i18n/.test(path))
  .map(([, text]) => text)
  .join('\n')

const parts = Object.entries(
  import.meta.glob<string>('./*/*.ts', { query: '?raw', import: 'default', eager: true }),
)

const FORM = /\.(zero|one|two|few|many|other)$/
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
/** Keys that go by a count: in English those with both forms. */
const counted = new Set(
  Object.keys(en)
    .filter((key) => key.endsWith('.one'))
    .map((key) => key.replace(FORM, '')),
)
const base = (key: string) => {
  const start = key.replace(FORM, '')
  return counted.has(start) ? start : key
}

describe.each(Object.entries(catalogues))('the %s catalogue', (name, catalogue) => {
  it('has a text for each English one, and each form that the language counts by', () => {
    const forms = new Intl.PluralRules(name).resolvedOptions().pluralCategories
    const wanted = [...new Set(Object.keys(en).map(base))].flatMap((key) =>
      counted.has(key) ? forms.map((form) => `${key}.${form}`) : [key],
    )
    expect(Object.keys(catalogue).sort()).toEqual(wanted.sort())
  })

  it('says each thing in one part only: of two, one is never seen', () => {
    const keys = parts
      .filter(([path]) => path.startsWith(`./${name}/`))
      .flatMap(([, text]) => [...text.matchAll(/^ {2}'([^']+)':/gm)].map((found) => found[1]))
    expect(keys.length).toBe(Object.keys(catalogue).length)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('leaves no text empty and fills in the same facts', () => {
    const english: Record<string, string> = en
    for (const [key, text] of Object.entries(catalogue)) {
      const original = english[key] ?? english[`${base(key)}.other`] ?? ''
      expect(text.trim(), key).not.toBe('')
      expect(placeholders(text), key).toEqual(placeholders(original))
    }
  })

  it('is written with the quotation marks, apostrophes and spaces of its language', () => {
    const wrong: Record<string, RegExp> = {
      en: /['"„«»]| [;:!?]/,
      nl: /['"„«»]| [;:!?]/,
      de: /['"”«»]| [;:!?]|\b(du|dein|deine[nmrs]?|dir|dich)\b/i,
      // No line begins with a mark: the space before it doesn't break.
      fr: /['"“”„]|« | »| [;:!?]|[\p{L}\d][;!?»]|«[^\u00a0]|\b(tu|ton|toi)\b/iu,
    }
    const bad = Object.entries(catalogue).filter(([, text]) => wrong[name]?.test(text))
    expect(bad).toEqual([])
  })
})

describe('keys', () => {
  it('that the program asks for are all there', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? '')
    expect(asked.length).toBeGreaterThan(100)
    for (const key of asked) expect(en).toHaveProperty([key])
  })

  it('are asked for by `t` and `isKey`: who imports a catalogue loads it for everybody', () => {
    expect(code.match(/^import \{.*from '@\/i18n\/(de|en|fr|nl)'/gm)).toBeNull()
  })

  it('that nothing asks for are gone', () => {
    // Keys made up of parts, like `view.${view}`: whatever begins with the constant part is in use.
    const made = [...code.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{/gi)].map((match) => match[1] ?? '')
    const quoted = new Set([...code.matchAll(/'([\w.]+)'/g)].map((match) => match[1]))
    const unused = Object.keys(en).filter((key) => {
      if (quoted.has(key) || quoted.has(base(key))) return false
      return !made.some((start) => key.startsWith(start))
    })
    expect(unused).toEqual([])
  })
})

describe('words', () => {
  it('are filled in and counted in the language chosen', () => {
    setLanguage('nl')
    expect(t('assign.done', { name: 'Ada' })).toBe('Toegewezen aan Ada')
    expect(tn('inbox.failed', 1)).toBe('1 bericht is niet afgeleverd')
    expect(tn('inbox.failed', 1200)).toBe('1.200 berichten zijn niet afgeleverd')
    setLanguage('de')
    expect(tn('inbox.failed', 1200)).toBe('1.200 Nachrichten wurden nicht zugestellt')
    setLanguage('en')
    expect(tn('inbox.failed', 1)).toBe('1 message was not delivered')
  })

  it('in French count nothing as one, and millions their own way', () => {
    setLanguage('fr')
    expect(tn('inbox.failed', 0)).toBe('0 message n’a pas été remis')
    expect(tn('inbox.failed', 2)).toBe('2 messages n’ont pas été remis')
    expect(tn('inbox.failed', 1e6).replace(/\s/g, ' ')).toBe(
      '1 000 000 de messages n’ont pas été remis',
    )
    setLanguage('en')
  })

  it('for something unknown fall back', () => {
    expect(tOr('scheme.pigeon', 'scheme.other')).toBe('Address')
  })

  it('of a language that is not spoken here change nothing', () => {
    setLanguage('tlh')
    expect(document.documentElement.lang).toBe('en')
    expect(t('action.save')).toBe('Save')
  })
})

describe('the first guess', () => {
  it('is the language used last, else the first of the browser that is spoken here', () => {
    localStorage.clear()
    const asked = vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['da-DK', 'de-AT', 'en'])
    expect(guessLanguage()).toBe('de')
    setLanguage('fr')
    expect(guessLanguage()).toBe('fr')
    asked.mockReturnValue(['da'])
    localStorage.clear()
    expect(guessLanguage()).toBe('en')
    setLanguage('en')
  })
})
