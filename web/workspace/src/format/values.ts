/** Values of fields as people read them. */
import type { Field, FieldValue } from '@shared/api/model'
import { readable } from '@/format/names'
import { locale, t } from '@/i18n'

export function valueText(field: Field, value: FieldValue): string {
  if (value === null || value === undefined || value === '') return ''
  const label = (one: string) => field.choices.find((each) => each.value === one)?.label ?? one
  switch (field.kind) {
    case 'yes_no':
      return t(value === true ? 'field.yes' : 'field.no')
    case 'number':
      return new Intl.NumberFormat(locale.value, { maximumFractionDigits: 6 }).format(Number(value))
    case 'money':
      return new Intl.NumberFormat(locale.value, {
        style: 'currency',
        currency: field.currency ?? 'EUR',
      }).format(Number(value))
    case 'date': {
      // Of the day itself: no time zone moves it.
      const at = Date.parse(`${String(value)}T00:00:00Z`)
      if (Number.isNaN(at)) return String(value)
      return new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        at,
      )
    }
    case 'phone':
      return readable('phone', String(value))
    case 'link':
      return String(value)
        .replace(/^https?:\/\//, '')
        .replace(/\/$/, '')
    default:
      return Array.isArray(value) ? value.map(label).join(', ') : label(String(value))
  }
}

/** Where a value leads when it is pressed; nothing for most. */
export function valueLink(field: Field, value: FieldValue): string | undefined {
  if (typeof value !== 'string') return undefined
  if (field.kind === 'link') return /^https?:\/\//.test(value) ? value : undefined
  if (field.kind === 'phone') return `tel:${value}`
  if (field.kind === 'email') return `mailto:${value}`
  return undefined
}

export function valueColour(field: Field, value: FieldValue) {
  return field.choices.find((each) => each.value === value)?.colour ?? 'neutral'
}

/** What is wrong with a value, in the agent's language; what the server says is English. */
export function wrongText(kind: Field['kind'] | undefined, told: string): string {
  if (told === 'needs a value') return t('field.missing')
  return kind && /^(must|may)\b/.test(told) ? t(`field.wrong.${kind}`) : told
}
