/** How well what is typed fits a text. Pure. */
import { fold } from '@/stores/views'

/** Typed wrongly comes after all that was typed right. */
const SWAPPED = -100
/** Of the letters, those that neither begin a word nor follow each other: more is a coincidence. */
const MOST_SCATTERED = 1 / 3

/**
 * Larger fits better; null: not at all. Every letter in order; letters that begin a word or follow
 * each other count more, and short texts come before long ones. Two letters may have changed places.
 */
export function score(query: string, text: string): number | null {
  const wanted = fold(query).replace(/\s+/g, '')
  const folded = fold(text)
  const fit = fitOf(wanted, folded)
  if (fit !== null || wanted.length < 4 || wanted.length > 20) return fit
  for (let at = 0; at + 1 < wanted.length; at += 1) {
    const [first = '', second = ''] = wanted.slice(at, at + 2)
    const meant = wanted.slice(0, at) + second + first + wanted.slice(at + 2)
    if (holds(meant, text)) return SWAPPED
  }
  return null
}

function fitOf(wanted: string, folded: string): number | null {
  if (!wanted) return 0
  const whole = folded.indexOf(wanted)
  if (whole >= 0) {
    const start = whole === 0 ? 12 : begins(folded, whole) ? 2 : -5
    return 6 * wanted.length + start - folded.length / 100
  }
  let total = 0
  let from = 0
  let last = -2
  let scattered = 0
  for (const letter of wanted) {
    // The next beginning of a word, if the letter begins one; else wherever it comes next.
    const next = folded.indexOf(letter, from)
    if (next < 0) return null
    let at = next
    if (next !== last + 1) {
      for (let word = next; word >= 0; word = folded.indexOf(letter, word + 1)) {
        if (begins(folded, word)) {
          at = canFinish(wanted, folded, word, from) ? word : next
          break
        }
      }
    }
    const worth = at === last + 1 ? 6 : begins(folded, at) ? 8 : 1
    total += worth
    if (worth === 1) scattered += 1
    last = at
    from = at + 1
  }
  if (scattered > wanted.length * MOST_SCATTERED) return null
  return total - folded.length / 100
}

function begins(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}

/** Whether what follows in the query still comes after `at`; `from`: how far it has got. */
function canFinish(wanted: string, text: string, at: number, from: number): boolean {
  const used = [...text.slice(0, from)]
  let index = 0
  for (const letter of used) if (wanted[index] === letter) index += 1
  let position = at
  for (const letter of wanted.slice(Math.min(index + 1, wanted.length))) {
    position = text.indexOf(letter, position + 1)
    if (position < 0) return false
  }
  return true
}

/** Whether every word typed begins a word of the text. */
export function holds(query: string, text: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u)
  const wanted = fold(query).match(/[\p{L}\p{N}]+/gu) ?? []
  return wanted.length > 0 && wanted.every((want) => words.some((word) => word.startsWith(want)))
}

/**
 * Those that fit, the best first; equally good ones in the order given. By their name anyhow, by what
 * else is said of them (`more`) word for word, and after all names.
 */
export function best<T>(
  query: string,
  items: readonly T[],
  name: (item: T) => string,
  more: (item: T) => string = () => '',
): T[] {
  if (!query.trim()) return [...items]
  return items
    .flatMap((item) => {
      const fit = score(query, name(item)) ?? (holds(query, more(item)) ? -1000 : null)
      return fit === null ? [] : [{ item, fit }]
    })
    .sort((a, b) => b.fit - a.fit)
    .map(({ item }) => item)
}
