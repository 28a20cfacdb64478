import { beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '@shared/api/model'
import { A_DOCUMENT, aTemplate } from '@/testing/fixtures'
import {
  bodyOf,
  calledBy,
  contentOf,
  grouped,
  headOf,
  lacks,
  nearFiles,
  nothingFilled,
  remember,
  remembered,
  type Filled,
} from './templates'

const quote = aTemplate()
const whole: Filled = {
  ...nothingFilled(),
  fields: ['Fatima '],
  buttons: ['q1', '', 'SPRING25'],
  file: A_DOCUMENT,
}
const onOurWay = aTemplate({
  name: 'on_our_way',
  text: 'Dear {{first_name}}, we come at {{time}}. See you at {{time}}!',
  fields: [{ name: 'first_name' }, { name: 'time', example: 'ten' }],
  named: true,
  header: { kind: 'location' },
  footer: '',
  buttons: [],
})
const place = { name: 'Office', address: 'Dam 1', latitude: '52,37', longitude: '4.89' }
const there: Filled = { ...nothingFilled(), fields: ['Fatima', ' ten '], place }

describe('the text of a template', () => {
  it('shows its fields filled in, and those that are still empty', () => {
    expect(bodyOf(onOurWay, { ...there, fields: ['Fatima', ''] })).toBe(
      'Dear Fatima, we come at {{time}}. See you at {{time}}!',
    )
    const heading = aTemplate({ header: { kind: 'text', text: 'For {{ name }}' } })
    expect(headOf(heading, { ...whole, header: 'Ann' })).toBe('For Ann')
  })

  it.each([
    ['first_name', 'First name'],
    ['tijd', 'Tijd'],
    ['2', null],
  ])('calls the field %s %s', (name, words) => {
    expect(calledBy(name)).toBe(words)
  })
})

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
    const heading = aTemplate({ header: { kind: 'text', text: 'For {{1}}' } })
    expect(lacks(heading, whole)).toEqual({ header: 'empty' })
    expect(lacks(aTemplate({ header: { kind: 'image' } }), whole)).toEqual({ file: 'wrongFile' })
  })

  it.each<[Partial<typeof place>, Record<string, string>]>([
    [{}, {}],
    [
      { name: ' ', address: '' },
      { 'place.name': 'empty', 'place.address': 'empty' },
    ],
    [
      { latitude: '', longitude: 'east' },
      { 'place.latitude': 'empty', 'place.longitude': 'degrees' },
    ],
    [{ latitude: '91' }, { 'place.latitude': 'degrees' }],
  ])('is a part of a place: %j', (change, told) => {
    expect(lacks(onOurWay, { ...there, place: { ...place, ...change } })).toEqual(told)
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

it('sends the value of a button by its name, where it has one', () => {
  const named = aTemplate({
    header: null,
    buttons: [{ kind: 'copy_code', label: 'Copy', fill: 'needed', name: '3' }],
  })
  expect(contentOf(named, { ...whole, buttons: ['SPRING25'] }).template?.buttons).toEqual([
    { index: 0, kind: 'copy_code', value: 'SPRING25', name: '3' },
  ])
})

it('is sent by the names of its fields, with its place', () => {
  const text = 'Dear Fatima, we come at ten. See you at ten!'
  expect(contentOf(onOurWay, there)).toEqual({
    text,
    location: { latitude: 52.37, longitude: 4.89, name: 'Office', address: 'Dam 1' },
    template: {
      name: 'on_our_way',
      language: 'nl',
      parameters: ['Fatima', 'ten'],
      names: ['first_name', 'time'],
      text,
      header_kind: 'location',
    },
  })
  const heading = { ...onOurWay, header: { kind: 'text' as const, text: 'For {{first_name}}' } }
  expect(contentOf(heading, { ...there, header: 'Ann' }).template).toMatchObject({
    header_kind: 'text',
    header: 'Ann',
    header_name: 'first_name',
  })
})

describe('what it begins with', () => {
  beforeEach(() => sessionStorage.clear())
  const fatima = { id: 1, display_name: 'Fatima Yılmaz' }

  it.each<[string[], string[]]>([
    [
      ['1', '2'],
      ['Fatima', ''],
    ],
    [
      ['day', 'first_name', 'customer_name'],
      ['', 'Fatima', 'Fatima Yılmaz'],
    ],
    [['voornaam'], ['Fatima']],
    [['order'], ['']],
  ])('is the name of the customer, where a field asks for it: %j', (fields, values) => {
    const offer = aTemplate({ fields: fields.map((name) => ({ name })) })
    expect(remembered(offer, fatima)).toEqual(values)
    expect(remembered(offer, { id: 2, display_name: '+31612345678' })).toEqual(fields.map(() => ''))
  })

  it('is what was filled in for this customer before', () => {
    remember(quote, ['Mrs Yılmaz', 'more'], fatima)
    expect(remembered(quote, fatima)).toEqual(['Mrs Yılmaz'])
  })
})

it('is found by its words, in all its languages at once', () => {
  const offers = [aTemplate(), aTemplate({ language: 'en' }), onOurWay]
  expect(grouped(offers, '').map((group) => group.offers.length)).toEqual([2, 1])
  expect(grouped(offers, 'our way').map((group) => group.name)).toEqual(['On our way'])
  const byId = ['nl', 'en', 'nl'].map((language, index) =>
    aTemplate({ name: `visit HX${index}`, title: 'visit', language }),
  )
  expect(grouped(byId, '').map((group) => [group.name, group.offers.length])).toEqual([
    ['Visit', 2],
    ['Visit', 1],
  ])
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
