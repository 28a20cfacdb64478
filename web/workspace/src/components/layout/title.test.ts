import { beforeAll, expect, it } from 'vitest'
import { AREAS } from '@/components/settings/areas'
import { loadWords, setLanguage, t, type Key } from '@/i18n'
import { pageTitle } from './title'

beforeAll(async () => {
  await loadWords('en')
  setLanguage('en')
})

it.each(AREAS.flatMap((group) => group.entries.map(({ path, title }) => [path, title] as const)))(
  'calls settings/%s as the settings do',
  (path, title) => {
    expect(pageTitle(`/settings/${path}`, '')).toBe(t(title))
    expect(pageTitle(`/settings/${path}/3`, '')).toBe(t(title))
  },
)

it.each<[string, string, Key]>([
  ['/settings', '', 'settings.title'],
  ['/customers/3', 'customers', 'customers.title'],
  ['/customers/review', 'review', 'review.title'],
  ['/promises', '', 'promises.title'],
  ['/nowhere', 'not-found', 'state.notFound'],
  ['/sign-in', 'sign-in', 'signIn.title'],
])('has a title for %s', (path, name, title) => {
  expect(pageTitle(path, name)).toBe(t(title))
})
