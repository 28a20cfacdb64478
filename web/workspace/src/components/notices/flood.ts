/** How much of what just happened is put before somebody who works on something else. Pure. */
import type { Notice, NoticeKind } from '@shared/api/model'

/** At most so many at a time; the others become one line with a number. */
export const MOST_SHOWN = 3

/** Strongest first. */
const WEIGHT: NoticeKind[] = [
  'mention',
  'undelivered',
  'promise',
  'assigned',
  'woken',
  'message',
  'unassigned',
]

export interface Shown {
  /** To put up, or to renew where it is up already. */
  notices: Notice[]
  /** How many more there are that get no place of their own. */
  more: number
}

/**
 * `news`: what just happened; `up`: ids of those on screen now; `more`: how many are in the line that
 * stands for the others.
 */
export function allot(news: readonly Notice[], up: readonly number[], more: number): Shown {
  const loud = news.filter((each) => each.ways.includes('page'))
  const renewed = loud.filter((each) => up.includes(each.id))
  const others = loud
    .filter((each) => !up.includes(each.id))
    .sort((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind) || b.turn - a.turn)
  // Once there is a line for the others, it is a flood until that line is gone.
  const free = more ? 0 : Math.max(0, MOST_SHOWN - up.length)
  const shown = others.slice(0, free)
  return { notices: [...renewed, ...shown], more: more + others.length - shown.length }
}

/** The kind whose sound stands for all of them; null when nothing is to be heard. */
export function loudest(news: readonly Notice[]): NoticeKind | null {
  const heard = new Set(news.filter((each) => each.ways.includes('sound')).map((each) => each.kind))
  return WEIGHT.find((kind) => heard.has(kind)) ?? null
}
