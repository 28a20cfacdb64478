import { describe, expect, it } from 'vitest'
import { aMessage } from '@/testing/fixtures'
import { inDegrees, nearPlaces, NO_PLACE, pointedAt, whole } from './places'

describe('a place that is pasted', () => {
  it.each<[string, string | null]>([
    ['52.3731, 4.8922', '52.3731 4.8922'],
    ['(52.3731 4.8922)', '52.3731 4.8922'],
    ['-33.8568;151.2153', '-33.8568 151.2153'],
    ['geo:52.3731,4.8922?z=17', '52.3731 4.8922'],
    ['https://www.google.com/maps/@52.3731,4.8922,17z', '52.3731 4.8922'],
    // The pin, not the middle of what is seen.
    [
      'https://www.google.com/maps/place/Dam/@52.37,4.88,17z/data=!3m1!8m2!3d52.3731!4d4.8922',
      '52.3731 4.8922',
    ],
    ['https://maps.google.com/?q=52.3731,4.8922', '52.3731 4.8922'],
    ['https://maps.apple.com/?ll=52.3731,4.8922&q=Dam', '52.3731 4.8922'],
    ['https://www.openstreetmap.org/?mlat=52.3731&mlon=4.8922#map=17/52.1/4.8', '52.3731 4.8922'],
    ['https://www.openstreetmap.org/#map=17/52.3731/4.8922', '52.3731 4.8922'],
    ['152.3731, 4.8922', null],
    ['Dam 1, Amsterdam', null],
    ['10.00', null],
    ['', null],
  ])('%s', (words, spot) => {
    const found = pointedAt(words)
    expect(found && `${found.latitude} ${found.longitude}`).toBe(spot)
  })
})

it.each<[string, number | null]>([
  ['52.37', 52.37],
  [' -52,37 ', -52.37],
  ['90', 90],
  ['90.1', null],
  ['north', null],
  ['', null],
])('reads %j as degrees', (latitude, value) => {
  expect(inDegrees({ ...NO_PLACE, latitude }, 'latitude')).toBe(value)
})

it('is whole with both of its degrees', () => {
  const place = { name: ' Office ', address: 'Dam 1', latitude: '52,37', longitude: '4.89' }
  expect(whole(place)).toEqual({
    name: 'Office',
    address: 'Dam 1',
    latitude: 52.37,
    longitude: 4.89,
  })
  expect(whole({ ...place, longitude: '200' })).toBeNull()
})

it('is offered when it was sent in the conversation, latest first and once', () => {
  const at = (latitude: number) => aMessage({ content: { location: { latitude, longitude: 4 } } })
  const found = nearPlaces([at(1), at(2), aMessage({}), at(1)])
  expect(found.map((place) => place.latitude)).toEqual(['1', '2'])
})
