import { describe, expect, it } from 'vitest'
import type { Message, TemplateOffer } from '@shared/api/model'
import { contentOf, fieldCount, filledIn, lacks, nearFiles, type Filled } from './templates'

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

const quote: TemplateOffer = {
  name: 'quote',
  language: 'nl',
  text: 'Dear {{1}}, here it is.',
  parameters: 1,
  header: { kind: 'document' },
  footer: 'Bye',
  buttons: [
    { kind: 'url', label: 'Look', url: 'https://example.org/{{1}}', fill: 'needed' },
    { kind: 'quick_reply', label: 'Yes', fill: 'optional' },
    { kind: 'copy_code', label: 'Copy', fill: 'needed' },
  ],
}
const file = {
  id: 'a1',
  name: 'quote.pdf',
  kind: 'file',
  media_type: 'application/pdf',
  size_bytes: 9,
}
const whole: Filled = { header: '', fields: ['Fatima '], buttons: ['q1', '', 'SPRING25'], file }

describe('what a template lacks', () => {
  it.each<[Partial<Filled>, Record<string, string>]>([
    [{}, {}],
    [{ file: null }, { file: 'file' }],
    [{ fields: [' '] }, { field0: 'empty' }],
    [{ buttons: ['', '', 'SPRING25'] }, { button0: 'empty' }],
    [{ buttons: ['a b', '', 'SPRING-25'] }, { button0: 'spaces', button2: 'code' }],
  ])('is told field by field: %j', (change, told) => {
    expect(lacks(quote, { ...whole, ...change })).toEqual(told)
  })

  it('is a heading, or a picture of another kind than is shown', () => {
    const heading = { ...quote, header: { kind: 'text' as const, text: 'For {{1}}' } }
    expect(lacks(heading, whole)).toEqual({ header: 'empty' })
    expect(lacks({ ...quote, header: { kind: 'image' } }, whole)).toEqual({ file: 'wrongFile' })
  })
})

it('becomes a message with its values, as it reads', () => {
  expect(contentOf(quote, whole)).toEqual({
    text: 'Dear Fatima, here it is.\n\nBye',
    buttons: [
      { id: '0', label: 'Look' },
      { id: '1', label: 'Yes' },
      { id: '2', label: 'Copy' },
    ],
    template: {
      name: 'quote',
      language: 'nl',
      parameters: ['Fatima'],
      text: 'Dear Fatima, here it is.\n\nBye',
      header_kind: 'document',
      buttons: [
        { index: 0, kind: 'url', value: 'q1' },
        { index: 2, kind: 'copy_code', value: 'SPRING25' },
      ],
    },
  })
})

it('offers the files of the conversation that fit, latest first and each once', () => {
  const said = (...files: [string, string, string][]) =>
    ({
      content: {
        attachments: files.map(([file_id, kind, media_type]) => ({ file_id, kind, media_type })),
      },
    }) as unknown as Message
  const messages = [
    said(['a', 'image', 'image/png'], ['b', 'file', 'application/pdf']),
    said(['c', 'image', 'image/webp'], ['d', 'image', 'image/jpeg']),
    said(['a', 'image', 'image/png']),
  ]
  expect(nearFiles(messages, 'image').map((each) => each.id)).toEqual(['a', 'd'])
  expect(nearFiles(messages, 'document').map((each) => each.id)).toEqual(['b'])
  expect(nearFiles(messages, 'video')).toEqual([])
})
