/** Two customers side by side: what is known of each, and how it stands to the other's. */
import type { Review, Side } from '@/api/recognition'
import { customerName, readable } from '@/format/names'
import { day } from './day'
import { t } from '@/i18n'

export type Standing = 'same' | 'alike' | 'different' | 'unknown'
export interface Row {
  id: string
  label: string
  a: string[]
  b: string[]
  standing: Standing
}

const ALIKE_LEVELS =
  'near turned longer initial alike given local postcode number part year only_given'
const ALIKE = new Set(ALIKE_LEVELS.split(' '))
const SAME = new Set(['same', 'house', 'household', 'only_family'])

function standing(review: Review, compared: string): Standing {
  const found = review.evidence.find(
    (item) => item.kind === 'compared' && item.compared === compared,
  )
  if (!found) return 'unknown'
  const level = String(found.level)
  return SAME.has(level) ? 'same' : ALIKE.has(level) ? 'alike' : 'different'
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function address(side: Side, told: Record<string, unknown>): string[] {
  const known = side.customer.attributes as Record<string, unknown>
  const street = [text(known.street), text(known.house_number)].filter(Boolean).join(' ')
  const place = [text(known.postcode), text(known.city)].filter(Boolean).join(' ')
  const lines = [text(known.address), street, place].filter(Boolean)
  if (lines.length) return lines
  const capital = (word: string) => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
  return [
    [capital(text(told.street)), text(told.house)].filter(Boolean).join(' '),
    [text(told.postcode).toUpperCase(), capital(text(told.city))].filter(Boolean).join(' '),
  ].filter(Boolean)
}

function identities(side: Side, ...schemes: string[]): string[] {
  const values = side.identities
    .filter((identity) => schemes.includes(identity.scheme))
    .map((identity) => readable(identity.scheme, identity.value))
  return [...new Set(values)]
}

/** The rows; what neither side tells is left out. */
export function rows(review: Review): Row[] {
  const of = (
    id: string,
    label: string,
    both: (side: 'a' | 'b') => string[],
    stands: Standing,
  ) => ({
    id,
    label,
    a: both('a').filter(Boolean),
    b: both('b').filter(Boolean),
    standing: stands,
  })
  const told = (side: 'a' | 'b') => (side === 'a' ? review.told_a : review.told_b)
  const found = [
    of(
      'name',
      t('review.name'),
      (side) => [customerName(review[side].customer.display_name)],
      standing(review, 'name'),
    ),
    of('born', t('review.born'), (side) => [day(text(told(side).born))], standing(review, 'born')),
    of(
      'address',
      t('review.address'),
      (side) => address(review[side], told(side)),
      standing(review, 'address'),
    ),
    of(
      'phone',
      t('review.phone'),
      (side) => identities(review[side], 'phone', 'whatsapp'),
      standing(review, 'phone'),
    ),
    of(
      'email',
      t('review.email'),
      (side) => identities(review[side], 'email'),
      standing(review, 'email'),
    ),
    of(
      'external',
      t('review.external'),
      (side) => identities(review[side], 'external'),
      standing(review, 'external'),
    ),
  ]
  return found.filter((row) => row.a.length || row.b.length)
}
