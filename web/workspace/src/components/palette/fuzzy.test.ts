import { describe, expect, it } from 'vitest'
import { best, score } from './fuzzy'

const ITEMS = [
  'Resolve or reopen',
  'Reply',
  'Settings',
  'Snooze',
  'Unassigned',
  'Résolues',
  'All open',
]

describe('what is typed', () => {
  it.each([
    ['reply', 'Reply'],
    ['rep', 'Reply'],
    ['ro', 'Resolve or reopen'],
    ['resol', 'Résolues'],
    ['sett', 'Settings'],
    ['sn', 'Snooze'],
    ['ao', 'All open'],
    ['snoze', 'Snooze'],
    ['signed', 'Unassigned'],
    ['reslove', 'Resolve or reopen'],
  ])('%s finds %s first', (query, first) => {
    expect(best(query, ITEMS, (item) => item)[0]).toBe(first)
  })

  it('in an order that isn’t there finds nothing', () => {
    expect(best('ylper', ITEMS, (item) => item)).toEqual([])
    expect(score('zz', 'Snooze')).toBeNull()
  })

  it('strewn over a long name is a coincidence', () => {
    expect(score('label', 'Wilhelmina Adriana van den Boogaard-Uyttendaele')).toBeNull()
    expect(score('note', 'Quirine Quote')).toBeNull()
    expect(score('emma', 'Samenvoegen met een ander gesprek')).toBeNull()
  })

  it('nothing leaves all as they were', () => {
    expect(best('  ', ITEMS, (item) => item)).toEqual(ITEMS)
  })
})

describe('what else is said of a thing', () => {
  const items = [
    { name: 'People', more: 'Who works here, and what each may do' },
    { name: 'Kemal Arslan', more: 'The lift' },
  ]
  const found = (query: string) =>
    best(
      query,
      items,
      (item) => item.name,
      (item) => item.more,
    ).map((item) => item.name)

  it('counts word for word, and after names', () => {
    expect(found('kemal')).toEqual(['Kemal Arslan'])
    expect(found('works here')).toEqual(['People'])
    expect(found('lift')).toEqual(['Kemal Arslan'])
  })
})
