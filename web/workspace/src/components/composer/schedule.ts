/** Times to send at that people mean by a word. In the time zone of this screen. Pure. */
import type { Key } from '@/i18n'

export interface Preset {
  label: Key
  at: Date
}

function day(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
}

/** Those that make sense now: no "this afternoon" in the evening. */
export function presets(now: Date): Preset[] {
  const found: Preset[] = [
    {
      label: 'schedule.hour',
      at: new Date(Math.ceil((now.getTime() + 3_600_000) / 300_000) * 300_000),
    },
  ]
  if (now.getHours() < 13) found.push({ label: 'schedule.afternoon', at: day(now, 0, 14) })
  const tomorrow = now.getHours() < 5 ? 0 : 1
  found.push({ label: 'schedule.tomorrow', at: day(now, tomorrow, 9) })
  found.push({ label: 'schedule.tomorrowAfternoon', at: day(now, tomorrow, 14) })
  // Monday, when that isn't tomorrow.
  const toMonday = (8 - now.getDay()) % 7 || 7
  if (toMonday > 1) found.push({ label: 'schedule.monday', at: day(now, toMonday, 9) })
  return found
}

/** For a field of date and time: "2026-11-24T09:00", by the clock on the wall. */
export function forField(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return (
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` +
    `T${two(at.getHours())}:${two(at.getMinutes())}`
  )
}

/** Why a moment can't be chosen, or null. */
export function wrong(at: Date | null, now: Date): Key | null {
  if (!at || Number.isNaN(at.getTime())) return 'schedule.incomplete'
  if (at <= now) return 'schedule.past'
  return at.getTime() - now.getTime() > 366 * 86_400_000 ? 'schedule.far' : null
}
