import { describe, expect, it } from 'vitest'
import { guessColumn, readCsv } from './csv'

describe('a file of customers', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFa;b\r\n"x;y";"say ""hi"""\r\n\r\n',
      [
        ['a', 'b'],
        ['x;y', 'say "hi"'],
      ],
    ],
    [
      'a\tb\n1\t"two\nlines"',
      [
        ['a', 'b'],
        ['1', 'two\nlines'],
      ],
    ],
    ['', []],
  ])('is read with whatever stands between its cells', (text, rows) => {
    expect(readCsv(text)).toEqual(rows)
  })

  it('has columns that are known by their headings', () => {
    const fields = [{ key: 'rent', label: 'Huur' }]
    expect(['Naam', 'E-mail', 'huur', 'Shoe'].map((each) => guessColumn(each, fields))).toEqual([
      'name',
      'email',
      'rent',
      null,
    ])
  })
})
