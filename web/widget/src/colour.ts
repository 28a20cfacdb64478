type Rgb = [number, number, number]

function parse(hex: string): Rgb {
  const value = parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function format(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two colours (1 to 21). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** White or black, whichever reads better on the colour. */
export function textOn(colour: string): string {
  return contrast(colour, '#ffffff') >= 4.5
    ? '#ffffff'
    : contrast(colour, '#000000') >= contrast(colour, '#ffffff')
      ? '#000000'
      : '#ffffff'
}

/** The colour, moved towards black or white until it reads on the background (4.5 : 1). */
export function readableOn(colour: string, background: string): string {
  const target: Rgb = luminance(parse(background)) > 0.4 ? [0, 0, 0] : [255, 255, 255]
  const start = parse(colour)
  for (let step = 0; step <= 20; step++) {
    const mixed = start.map((part, i) => part + ((target[i] ?? 0) - part) * (step / 20)) as Rgb
    if (contrast(format(mixed), background) >= 4.5) return format(mixed)
  }
  return format(target)
}
