/** How the worth of merging is drawn. Pure. */
import type { Worth } from '@/api/recognition'

export interface BandBar {
  from: number
  accepted: number
  refused: number
  waiting: number
  /** In hundredths of the widest band. */
  pieces: { what: 'accepted' | 'refused' | 'waiting'; x: number; width: number; fill: string }[]
}

const FILLS = {
  accepted: 'var(--ui-primary)',
  refused: 'var(--ui-warning)',
  waiting: 'var(--ui-border-accented)',
} as const

export function bandBars(bands: Worth['bands']): BandBar[] {
  const widest = Math.max(1, ...bands.map((band) => band.accepted + band.refused + band.waiting))
  return bands.map((band) => {
    let x = 0
    const pieces = (['accepted', 'refused', 'waiting'] as const)
      .filter((what) => band[what] > 0)
      .map((what) => {
        const width = (band[what] / widest) * 100
        const piece = { what, x, width, fill: FILLS[what] }
        x += width
        return piece
      })
    const { accepted, refused, waiting } = band
    return { from: band.probability_from, accepted, refused, waiting, pieces }
  })
}

/** How many digits after the comma of a percentage tell it from the whole. */
export function exactly(share: number): number {
  const off = Math.round((1 - share) * 1e8) / 1e6
  return off <= 0 || off >= 10 ? 0 : Math.min(4, Math.max(1, Math.ceil(-Math.log10(off))))
}
