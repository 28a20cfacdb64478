import { describe, expect, it } from 'vitest'
import type { Snippet } from '@shared/api/model'
import { search } from './emoji'
import { cleanPaste } from './editor'
import { matching, matchingNames, unfilled } from './suggest'

const snippet = (shortcut: string, title: string, used_count = 0): Snippet => ({
  id: 1,
  scope: 'personal',
  team_id: null,
  team: null,
  shortcut,
  title,
  texts: { '': '<p>Kom gerust langs</p>' },
  files: [],
  used_count,
  used_at: null,
  updated_at: '2026-11-24T10:00:00Z',
  version: 1,
  may_change: true,
})

describe('what was typed may mean', () => {
  it('snippets: by shortcut first, then title, then text; the most used of equals first', () => {
    const all = [
      snippet('bezoek', 'Visit'),
      snippet('afspraak', 'Bezoek', 1),
      snippet('be', 'x', 9),
    ]
    expect(matching(all, 'be').map((each) => each.shortcut)).toEqual(['be', 'bezoek', 'afspraak'])
    expect(matching(all, 'gerust')).toHaveLength(3)
    expect(matching(all, 'zzz')).toEqual([])
  })

  it('colleagues: by any of their names, without accents', () => {
    const all = [
      { id: 1, name: 'Fatima Yılmaz' },
      { id: 2, name: 'André de Vries' },
    ]
    expect(matchingNames(all, 'andre').map((each) => each.id)).toEqual([2])
    expect(matchingNames(all, 'vr').map((each) => each.id)).toEqual([2])
  })

  it('emoji: by words of each language', () => {
    for (const word of ['tool', 'gereedschap', 'werkzeug', 'outil'])
      expect(search(word).some((each) => each.sign === '🛠️')).toBe(true)
  })
})

it('a variable that was not filled in is found', () => {
  expect(unfilled('Hi {{customer.first_name|there}} and {{ a.b }} {x} {{A}}')).toEqual([
    'customer.first_name',
    'a.b',
  ])
})

it('what word processors add is not pasted', () => {
  const pasted =
    '<!--StartFragment--><style>p{color:red}</style><h2 class="MsoTitle">A<o:p></o:p></h2><p>b</p>'
  expect(cleanPaste(pasted)).toBe('<p>A</p><p>b</p>')
})

it('a pasted table is a line for each row', () => {
  const sheet =
    '<table><tr><td>House</td><td><p>Rent</p></td></tr><tr><td><b>12</b></td><td>€ 700</td></tr></table>'
  expect(cleanPaste(sheet)).toBe('<p>House · Rent</p><p><b>12</b> · € 700</p>')
})
