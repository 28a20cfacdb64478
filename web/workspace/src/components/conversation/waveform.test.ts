import { expect, it } from 'vitest'
import { BARS, barsOf, clockOf, lineOf } from './waveform'

it('draws each part as loud as it is against the loudest', () => {
  const samples = new Float32Array(400)
  samples.fill(0.1, 0, 100)
  samples.fill(-0.4, 200, 300)
  expect(barsOf(samples, 4).map((bar) => Math.round(bar * 100) / 100)).toEqual([0.25, 0, 1, 0])
})

it('draws silence, and less than a sample a bar, as nothing', () => {
  expect(barsOf(new Float32Array(1000), 3)).toEqual([0, 0, 0])
  expect(barsOf(new Float32Array(0))).toHaveLength(BARS)
})

it('is one line, with a dot where it is quiet', () => {
  expect(lineOf([0, 1])).toBe('M1.5 11.5V12.5M4.5 2.0V22.0')
})

it.each([
  [0, '0:00'],
  [67.9, '1:07'],
  [3600, '60:00'],
  [Infinity, '0:00'],
])('tells %s seconds as %s', (seconds, told) => {
  expect(clockOf(seconds)).toBe(told)
})
