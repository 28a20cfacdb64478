/** A day of eight figures, as the language writes it. */
import { locale } from '@/i18n'

export function day(figures: string): string {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(figures)
  if (!parts) return figures
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return new Intl.DateTimeFormat(locale.value, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}
