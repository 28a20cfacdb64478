/** Minutes after midnight, as the fields of a form have them. */

export function toField(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Null when it is no time of a day. */
export function fromField(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(text)
  if (!found) return null
  const minutes = Number(found[1]) * 60 + Number(found[2])
  return minutes < 24 * 60 && Number(found[2]) < 60 ? minutes : null
}

export const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** The name of a day, 1 Monday to 7 Sunday. */
export function dayName(day: number, locale: string, weekday: 'short' | 'long'): string {
  // 2024-01-01 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )
}

export const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Every time zone that the browser knows, the one in use among them. */
export function zones(current: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(current) ? known : [current, ...known]
}
