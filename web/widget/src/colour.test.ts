import { describe, expect, it } from 'vitest'
import { contrast, readableOn, textOn } from './colour'

const COLOURS = [
  '#2563eb',
  '#ffffff',
  '#000000',
  '#ffeb3b',
  '#808080',
  '#ff0000',
  '#7f7f00',
  '#00ff00',
]

describe('brand colours', () => {
  it.each(COLOURS)('texts on %s read well', (colour) => {
    expect(contrast(colour, textOn(colour))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(COLOURS)('%s as a text colour is moved until it reads on light and dark', (colour) => {
    for (const background of ['#ffffff', '#161b22']) {
      expect(contrast(readableOn(colour, background), background)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
