/** Moments as people read them, in the agent's language and time zone. */
import { shallowRef } from 'vue'
import { locale, t } from '@/i18n'

/** The present, moving on every half minute: what shows it renews itself. */
export const now = shallowRef(Date.now())
setInterval(() => {
  now.value = Date.now()
}, 30_000)

const formats = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale.value + JSON.stringify(options)
  let found = formats.get(key)
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale.value, options)))
  return found
}

const MINUTE = 60_000
const DAY = 86_400_000

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0)
}

function daysAgo(ms: number): number {
  return Math.round((startOfDay(now.value) - startOfDay(ms)) / DAY)
}

/** 14:03 */
export function clock(iso: string): string {
  return format({ hour: '2-digit', minute: '2-digit' }).format(Date.parse(iso))
}

/** For lists: 14:03, Tue, 12 Nov, 12 Nov 2024. */
export function brief(iso: string): string {
  const ms = Date.parse(iso)
  const days = daysAgo(ms)
  if (Math.abs(now.value - ms) < MINUTE) return t('time.now')
  if (days === 0) return clock(iso)
  if (days > 0 && days < 7) return format({ weekday: 'short' }).format(ms)
  const sameYear = new Date(ms).getFullYear() === new Date(now.value).getFullYear()
  return format({
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(ms)
}

/** For separators: Today, Yesterday, Tuesday 12 November. */
export function day(iso: string): string {
  const ms = Date.parse(iso)
  const days = daysAgo(ms)
  if (days === 0) return t('time.today')
  if (days === 1) return t('time.yesterday')
  const sameYear = new Date(ms).getFullYear() === new Date(now.value).getFullYear()
  return format({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(ms)
}

/** 12 November 2026 */
export function date(iso: string): string {
  return format({ dateStyle: 'long' }).format(Date.parse(iso))
}

/** With nothing left out: Tuesday 12 November 2026 at 14:03:09. */
export function exact(iso: string): string {
  return format({ dateStyle: 'full', timeStyle: 'medium' }).format(Date.parse(iso))
}

/** With the day of the week: Tuesday 12 November 2026 at 14:03. */
export function full(iso: string): string {
  return format({ dateStyle: 'full', timeStyle: 'short' }).format(Date.parse(iso))
}

/** 12 Nov, 14:03; with the year when it is another one, without the day when it is today. */
export function moment(iso: string): string {
  const ms = Date.parse(iso)
  if (daysAgo(ms) === 0) return clock(iso)
  const sameYear = new Date(ms).getFullYear() === new Date(now.value).getFullYear()
  return format({
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(ms)
}

/** How long until a moment: 3 h, 25 min. */
export function until(iso: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(iso) - now.value) / MINUTE))
  const [value, unit] =
    minutes >= 48 * 60
      ? [Math.round(minutes / 1440), 'day']
      : minutes >= 60
        ? [Math.round(minutes / 60), 'hour']
        : [minutes, 'minute']
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  }).format(value)
}

const relatives = new Map<string, Intl.RelativeTimeFormat>()
/** How long ago: 5 minutes ago, yesterday, 3 months ago. */
export function ago(iso: string): string {
  const minutes = Math.round((Date.parse(iso) - now.value) / MINUTE)
  let found = relatives.get(locale.value)
  if (!found) {
    found = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' })
    relatives.set(locale.value, found)
  }
  const size = Math.abs(minutes)
  if (size < 1) return t('time.now')
  if (size < 60) return found.format(minutes, 'minute')
  if (size < 24 * 60) return found.format(Math.round(minutes / 60), 'hour')
  const days = -daysAgo(Date.parse(iso))
  if (Math.abs(days) < 31) return found.format(days, 'day')
  if (Math.abs(days) < 365) return found.format(Math.round(days / 30.4), 'month')
  return found.format(Math.round(days / 365), 'year')
}

export function sameDay(a: string, b: string): boolean {
  return startOfDay(Date.parse(a)) === startOfDay(Date.parse(b))
}
