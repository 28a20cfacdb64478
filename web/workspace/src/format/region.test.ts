import { expect, it } from 'vitest'
import { guessRegion } from './region'

it.each([
  [['fr-FR', 'fr', 'en-US'], 'Europe/Paris', 'FR'],
  [['de-CH'], 'Europe/Zurich', 'CH'],
  [['de'], 'Europe/Berlin', 'DE'],
  [['nl', 'en'], 'Europe/Amsterdam', 'NL'],
  [['en-US', 'nl-BE'], 'Europe/Brussels', 'BE'],
  [['en-US', 'en'], 'Europe/Amsterdam', 'NL'],
  [['en-US'], 'America/New_York', 'US'],
  [['en-GB'], 'Europe/London', 'GB'],
  [['not a language'], '', 'NL'],
  [[], 'UTC', 'NL'],
])('of %j in %s begins with %s', (languages, zone, region) => {
  expect(guessRegion(languages, zone)).toBe(region)
})
