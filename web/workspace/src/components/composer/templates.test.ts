import { describe, expect, it } from 'vitest'
import { fieldCount, filledIn } from './templates'

describe('a template', () => {
  const offer = { name: 'visit', language: 'nl', text: 'Dear {{1}}, until {{ 2 }}. {{1}}!' }

  it('has as many fields as its text names', () => {
    expect(fieldCount(offer)).toBe(2)
    expect(fieldCount({ ...offer, text: 'Hello' })).toBe(0)
  })

  it('shows its fields filled in, and those that are still empty', () => {
    expect(filledIn(offer.text, ['Fatima', ''])).toBe('Dear Fatima, until {{ 2 }}. Fatima!')
  })
})
