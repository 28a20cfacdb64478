import { describe, expect, it } from 'vitest'
import { marked, withLinks } from './links'

describe('text with addresses', () => {
  const cases: [string, (string | undefined)[]][] = [
    ['see https://example.org/a?b=1.', ['https://example.org/a?b=1']],
    ['(www.example.org)', ['https://www.example.org']],
    ['mail ada@example.org, please', ['mailto:ada@example.org']],
    ['javascript:alert(1) and data:text/html,x', []],
    ['<a href="https://evil.example">x</a>', ['https://evil.example']],
    ['no address here', []],
  ]
  it.each(cases)('%s', (text, addresses) => {
    const parts = withLinks(text)
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(parts.flatMap((part) => (part.href ? [part.href] : []))).toEqual(addresses)
  })
})

describe('words that are looked for', () => {
  it.each([
    ['De kraan lekt', ['kra'], ['De ', 'kra', 'an lekt']],
    ['Kraan, kraan!', ['kraan'], ['', 'Kraan', ', ', 'kraan', '!']],
    ['dekraan', ['kraan'], ['dekraan']],
    ['a+b (c', ['(c', 'a+b'], ['', 'a+b', ' ', '(c', '']],
    ['nothing', [], ['nothing']],
  ])('in %s', (text, words, parts) => {
    expect(marked(text, words)).toEqual(parts)
  })
})
