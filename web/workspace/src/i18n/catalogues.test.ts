import { describe, expect, it } from 'vitest'
import { en } from './en'
import { catalogues, setLanguage, t, tn, tOr } from './index'

const code = Object.entries(
  import.meta.glob<string>('../**/*.{ts,vue}', { query: '?raw', import: 'default', eager: true }),
)
  .filter(([path]) => !/\.test\.ts$/.test(path) && !/^\.\/|i18n/.test(path))
  .map(([, text]) => text)
  .join('\n')

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()

describe.each(Object.entries(catalogues))('the %s catalogue', (_, catalogue) => {
  it('has exactly the keys of the English one', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort())
  })

  it('leaves no text empty and fills in the same facts', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      expect(text.trim(), key).not.toBe('')
      expect(placeholders(text), key).toEqual(placeholders(en[key as keyof typeof en]))
    }
  })
})

describe('keys', () => {
  it('that the program asks for are all there', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? '')
    expect(asked.length).toBeGreaterThan(100)
    for (const key of asked) expect(en).toHaveProperty([key])
  })

  it('that nothing asks for are gone', () => {
    // Keys made up of parts, like `view.${view}`: whatever begins with the constant part is in use.
    const made = [...code.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{/gi)].map((match) => match[1] ?? '')
    const unused = Object.keys(en).filter((key) => {
      const base = key.replace(/\.(one|other)$/, '')
      if (code.includes(`'${key}'`) || code.includes(`'${base}'`)) return false
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
    setLanguage('en')
    expect(tn('inbox.failed', 1)).toBe('1 message was not delivered')
  })

  it('for something unknown fall back', () => {
    expect(tOr('scheme.pigeon', 'scheme.other')).toBe('Address')
  })
})
