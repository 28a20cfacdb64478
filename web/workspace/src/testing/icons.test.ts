import lucide from '@iconify-json/lucide/icons.json'
import { expect, it } from 'vitest'

const sources = import.meta.glob<string>('../**/*.{ts,vue}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

it('every icon that is named exists in the set that is built in', () => {
  const known = new Set([
    ...Object.keys(lucide.icons),
    ...Object.keys((lucide as { aliases?: object }).aliases ?? {}),
  ])
  const named = Object.values(sources).flatMap((text) =>
    [...text.matchAll(/i-lucide-([a-z0-9-]+)/g)].map((match) => match[1] ?? ''),
  )
  expect(named.length).toBeGreaterThan(50)
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([])
})
