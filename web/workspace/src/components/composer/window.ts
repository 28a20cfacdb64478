/** How long a window stays open, as an agent who hurries wants it: 3 h 10 m. Pure but for the language. */
import { locale } from '@/i18n'

function unit(value: number, of: 'hour' | 'minute' | 'day'): string {
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: of,
    unitDisplay: 'narrow',
  }).format(value)
}

export function remaining(iso: string, now: number): string {
  const minutes = Math.max(0, Math.floor((Date.parse(iso) - now) / 60_000))
  if (minutes >= 48 * 60) return unit(Math.floor(minutes / 1440), 'day')
  if (minutes < 60) return unit(minutes, 'minute')
  const rest = minutes % 60
  const hours = unit(Math.floor(minutes / 60), 'hour')
  return rest ? `${hours} ${unit(rest, 'minute')}` : hours
}
