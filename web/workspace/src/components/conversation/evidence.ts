/** A piece of placement evidence as a person reads it. */
import type { Evidence } from '@shared/api/model'
import { moment } from '@/format/times'
import { isKey, t, type Params } from '@/i18n'

export function evidenceWords(evidence: Evidence): string {
  const facts = Object.entries(evidence)
    .filter(([name]) => !['kind', 'weight'].includes(name))
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const)
    .map(([name, value]) =>
      evidence.kind === 'continue' && typeof value === 'string'
        ? ([name, moment(value)] as const)
        : ([name, value] as const),
    )
    .filter((entry): entry is readonly [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    )
  const exactly = `evidence.${evidence.kind}.${String(evidence.value ?? '')}`
  if (isKey(exactly)) return t(exactly)
  const key = `evidence.${evidence.kind}`
  if (isKey(key)) return t(key, Object.fromEntries(facts) as Params)
  // A kind that is newer than this catalogue: its name and facts as they are.
  const rest = facts.map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`)
  return [evidence.kind.replaceAll('_', ' '), ...rest].join(' · ')
}
