/** A colour for each leg, the same in the legend, at the switch and along what was said by it. */
import type { Leg } from '@shared/api/model'

const HUES = [192, 285, 60, 345, 140, 25]

export function railHue(legs: readonly Leg[], legId: number | null): number | undefined {
  const at = legs.findIndex((leg) => leg.id === legId)
  return at < 0 ? undefined : HUES[at % HUES.length]
}
