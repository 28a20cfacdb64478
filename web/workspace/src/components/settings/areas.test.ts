import { expect, it } from 'vitest'
import { en } from '@/i18n/en'
import { nl } from '@/i18n/nl'
import type { Key } from '@/i18n'
import { router } from '@/router'
import { AREAS, areasFor, findSettings } from './areas'

const wordings = (key: Key) => [en[key], nl[key]]
const all = areasFor(() => true)
const ways = (asked: string) => findSettings(asked, all, wordings).map((found) => found.to)

it('has a page for each entry, and no two of one name', () => {
  const paths = AREAS.flatMap((group) => group.entries.map((entry) => entry.path))
  expect(new Set(paths).size).toBe(paths.length)
  const known = router.getRoutes().map((route) => route.path)
  expect(paths.filter((path) => !known.includes(`/settings/${path}`))).toEqual([])
})

it('shows only what one may use', () => {
  const mine = areasFor(() => false).flatMap((group) => group.entries)
  expect(mine.map((entry) => entry.path)).toContain('profile')
  expect(mine.every((entry) => !entry.needs)).toBe(true)
  const some = areasFor((permission) => permission === 'audit.read')
  expect(some.map((group) => group.title)).toContain('areas.group.safety')
})

it('finds by title, synonym and field, in any language, whatever capitals and accents', () => {
  expect(ways('audit')[0]).toBe('/settings/audit')
  expect(ways('GDPR')[0]).toBe('/settings/audit')
  expect(ways('avg')[0]).toBe('/settings/audit')
  expect(ways('wachtw')[0]).toBe('/settings/profile#profile-password')
  expect(ways('whats')).toEqual(['/settings/channels'])
  expect(ways('Fèestdagen')).toEqual([
    '/settings/organisation#hours-holidays',
    '/settings/organisation',
  ])
  expect(ways('nothing of the kind')).toEqual([])
  expect(ways('  ')).toEqual([])
})
