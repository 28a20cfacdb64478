/** Bars of contacts by month: where each stands. Pure. */
import type { ContactMonth } from '@shared/api/model'

export interface Piece {
  connector: string
  count: number
  y: number
  height: number
}
export interface Bar {
  month: string
  total: number
  x: number
  pieces: Piece[]
}

/** Stacks of `height` at most, the oldest month first; channels in one order in every month. */
export function bars(months: readonly ContactMonth[], width: number, height: number): Bar[] {
  const order = [...new Set(months.flatMap((each) => Object.keys(each.contacts)))].sort()
  const totals = months.map((each) => Object.values(each.contacts).reduce((a, b) => a + b, 0))
  const most = Math.max(1, ...totals)
  const step = width / Math.max(1, months.length)
  return months.map((each, index) => {
    let y = height
    const pieces = order.flatMap((connector) => {
      const count = each.contacts[connector] ?? 0
      if (!count) return []
      const tall = (count / most) * height
      y -= tall
      return [{ connector, count, y, height: tall }]
    })
    return { month: each.month, total: totals[index] ?? 0, x: index * step, pieces }
  })
}
