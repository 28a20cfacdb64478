/** Kinds of facts: how they look, what they are called, in which order they are read. */
import type { KnownFact } from '@shared/api/model'
import { isKey, t } from '@/i18n'
import { recognisers } from '@/stores/facts'

const ICONS: Record<string, string> = {
  order: 'i-lucide-package',
  invoice: 'i-lucide-receipt',
  contract: 'i-lucide-file-signature',
  meter: 'i-lucide-gauge',
  case: 'i-lucide-folder',
  customer: 'i-lucide-id-card',
  tracking: 'i-lucide-truck',
  iban: 'i-lucide-landmark',
  date: 'i-lucide-calendar',
  birth_date: 'i-lucide-cake',
  address: 'i-lucide-map-pin',
  postcode: 'i-lucide-map-pin',
  phone: 'i-lucide-phone',
  email: 'i-lucide-mail',
  name: 'i-lucide-user',
  amount: 'i-lucide-coins',
  reading: 'i-lucide-gauge',
  attachment: 'i-lucide-paperclip',
}
/** In this order they are read; own kinds come after the numbers. */
const ORDER = [
  'order',
  'case',
  'invoice',
  'contract',
  'customer',
  'meter',
  'tracking',
  '',
  'name',
  'address',
  'postcode',
  'iban',
  'phone',
  'email',
  'birth_date',
  'date',
  'reading',
  'amount',
]
/** Those that people may add by hand. */
export const ADDABLE = ORDER.filter((kind) => kind !== '')

export const iconOf = (kind: string): string => ICONS[kind] ?? 'i-lucide-hash'

export function kindName(kind: string): string {
  const own = recognisers.value.find((each) => each.kind === kind)
  if (own) return own.name
  const key = `fact.kind.${kind}`
  return isKey(key) ? t(key) : t('fact.kind.other', { kind })
}

const rank = (kind: string) => {
  const at = ORDER.indexOf(kind)
  return at < 0 ? ORDER.indexOf('') : at
}
/** Numbers first; of one kind the latest first. A day that only we named stands in what we promised. */
export function inOrder(facts: readonly KnownFact[]): KnownFact[] {
  const telling = facts.filter((fact) => fact.kind !== 'date' || fact.by_customer || fact.corrected)
  return telling.sort(
    (a, b) => rank(a.kind) - rank(b.kind) || Date.parse(b.said_at) - Date.parse(a.said_at),
  )
}
