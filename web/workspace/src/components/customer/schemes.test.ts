import { expect, it } from 'vitest'
import { setLanguage } from '@/i18n'
import { schemeName } from './schemes'

it('an address is called by its kind, or by its platform', () => {
  setLanguage('en')
  expect(schemeName('phone')).toBe('Telephone')
  expect(schemeName('messenger')).toBe('Messenger')
  expect(schemeName('google_business')).toBe('Google business')
  expect(schemeName('')).toBe('Address')
})
