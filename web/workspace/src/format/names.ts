/** Names, addresses and sizes as people read them. */
import { language, locale, t } from '@/i18n'

/** At most two letters for an avatar. */
export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .split(/\s+/)
  const first = words[0]?.[0] ?? ''
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''
  return (first + last).toUpperCase() || '?'
}

export function customerName(name: string | null | undefined): string {
  return name?.trim() || t('customer.unnamed')
}

/** The address of a leg as people say it; nothing for a visitor, who has only a number of ours. */
export function spoken(leg: { address: string; identity: { scheme: string } }): string {
  return leg.identity.scheme === 'visitor' ? '' : readable(leg.identity.scheme, leg.address)
}

/** A telephone number with spaces; anything else as it is. */
export function readable(scheme: string, value: string): string {
  // A number without a country's code stays as it was written.
  const whole = scheme === 'whatsapp' ? /^\+?\d{7,15}$/ : /^(\+\d{7,15}|[1-9]\d{9,14})$/
  if ((scheme === 'phone' || scheme === 'whatsapp') && whole.test(value)) {
    const digits = value.replace(/^\+/, '')
    return `+${digits.replace(/^(\d{2})(\d)(\d{2,})$/, (_, a: string, b: string, c: string) => `${a} ${b} ${c.replace(/(\d{2})(?=\d)/g, '$1 ')}`)}`
  }
  if (scheme === 'visitor' && value.length > 12) return `${value.slice(0, 8)}…`
  return value
}

export function bytes(size: number | null | undefined): string {
  if (size == null) return ''
  const [value, unit] =
    size >= 1e6 ? [size / 1e6, 'megabyte'] : size >= 1e3 ? [size / 1e3, 'kilobyte'] : [size, 'byte']
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit !== 'byte' ? 1 : 0,
  }).format(value)
}

export function languageName(code: string | null | undefined): string {
  if (!code) return t('customer.language.unknown')
  try {
    return new Intl.DisplayNames([locale.value], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

export function list(names: string[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(names)
}
