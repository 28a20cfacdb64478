/** Places on the map as an agent gives them: typed, pasted from a map, or sent in the conversation. */
import type { Content, Message } from '@shared/api/model'

type Location = NonNullable<Content['location']>

/** As it is filled in. */
export interface Place {
  name: string
  address: string
  latitude: string
  longitude: string
}
export const NO_PLACE: Readonly<Place> = { name: '', address: '', latitude: '', longitude: '' }

const MOST = { latitude: 90, longitude: 180 } as const

/** Degrees, with a point or a comma; null when they are none. */
export function inDegrees(place: Place, part: 'latitude' | 'longitude'): number | null {
  const words = place[part].trim().replace(',', '.')
  const value = /^[-+]?\d{1,3}(\.\d+)?$/.test(words) ? Number(words) : NaN
  return Math.abs(value) <= MOST[part] ? value : null
}

/** The place that it is, null while something lacks. */
export function whole(place: Place): Location | null {
  const latitude = inDegrees(place, 'latitude')
  const longitude = inDegrees(place, 'longitude')
  if (latitude === null || longitude === null) return null
  return { latitude, longitude, name: place.name.trim(), address: place.address.trim() }
}

const DEGREES = '([-+]?\\d{1,3}\\.\\d+)'
/** The addresses of maps, the pin before the middle of the view; and two numbers. */
const PATTERNS = [
  `!3d${DEGREES}!4d${DEGREES}`,
  `mlat=${DEGREES}&mlon=${DEGREES}`,
  `[?&](?:q|ll|query|daddr|destination)=(?:loc:)?${DEGREES}(?:,|%2C)\\+?${DEGREES}`,
  `^geo:${DEGREES},${DEGREES}`,
  `@${DEGREES},${DEGREES}`,
  `#map=\\d+(?:\\.\\d+)?/${DEGREES}/${DEGREES}`,
  `^\\(?${DEGREES}\\s*[,;\\s]\\s*${DEGREES}\\)?$`,
].map((pattern) => new RegExp(pattern))

/** Where the words point to: the address of a map, or two numbers; null when nowhere. */
export function pointedAt(words: string): Pick<Place, 'latitude' | 'longitude'> | null {
  for (const pattern of PATTERNS) {
    const [, latitude, longitude] = pattern.exec(words.trim()) ?? []
    if (!latitude || !longitude) continue
    const found = { ...NO_PLACE, latitude, longitude }
    if (inDegrees(found, 'latitude') === null || inDegrees(found, 'longitude') === null) continue
    return { latitude, longitude }
  }
  return null
}

const MOST_NEAR = 4
/** Places that were sent in the conversation, latest first, each once. */
export function nearPlaces(messages: readonly Message[]): Place[] {
  const found = new Map<string, Place>()
  for (const { content } of [...messages].reverse()) {
    const { location } = content
    if (!location || found.size >= MOST_NEAR) continue
    const spot = `${location.latitude} ${location.longitude}`
    if (found.has(spot)) continue
    found.set(spot, {
      name: location.name ?? '',
      address: location.address ?? '',
      latitude: String(location.latitude),
      longitude: String(location.longitude),
    })
  }
  return [...found.values()]
}
