/** How a promise stands at this moment, and in which words. */
import type { ShownPromise } from '@shared/api/model'
import { brief, clock, moment, now, sameDay } from '@/format/times'
import { t } from '@/i18n'

export type State = 'open' | 'due' | 'broken' | 'kept'
/** A promise whose moment has passed is due; a day later it is broken (as on the server). */
const BROKEN_AFTER_MS = 24 * 3_600_000

/** By its moment alone, so that what is on screen goes on as time does. */
export function stateAt(dueAt: string | null | undefined, at: number): State {
  const due = dueAt ? Date.parse(dueAt) : Infinity
  return due > at ? 'open' : at - due < BROKEN_AFTER_MS ? 'due' : 'broken'
}
export const stateOf = (promise: ShownPromise): State =>
  promise.done_at ? 'kept' : stateAt(promise.due_at, now.value)

export const LOOKS: Record<State, { icon: string; colour: string }> = {
  open: { icon: 'i-lucide-handshake', colour: 'text-muted' },
  due: { icon: 'i-lucide-clock-alert', colour: 'text-warning' },
  broken: { icon: 'i-lucide-circle-alert', colour: 'text-error' },
  kept: { icon: 'i-lucide-circle-check', colour: 'text-success' },
}

/** A moment of a promise: 14:03, Thu 14:03, 12 Nov 14:03. */
export function dueWords(iso: string): string {
  const days = Math.abs(Date.parse(iso) - now.value) / 86_400_000
  if (sameDay(iso, new Date(now.value).toISOString())) return clock(iso)
  return days < 6 && Date.parse(iso) < now.value ? `${brief(iso)} ${clock(iso)}` : moment(iso)
}

export function stateWords(promise: ShownPromise): string {
  const state = stateOf(promise)
  if (state === 'kept') return t('promise.state.kept')
  if (!promise.due_at) return t('promise.undated')
  return t(`promise.state.${state}`, { when: dueWords(promise.due_at) })
}

export type Group = 'late' | 'today' | 'later'
/** Overdue, to do today, or later: each with its promises, in order. */
export function groups(
  promises: readonly ShownPromise[],
  at: number,
): { name: Group; items: ShownPromise[] }[] {
  const endOfDay = new Date(at).setHours(24, 0, 0, 0)
  const of = (promise: ShownPromise): Group => {
    const due = promise.due_at ? Date.parse(promise.due_at) : Infinity
    return due <= at ? 'late' : due < endOfDay ? 'today' : 'later'
  }
  return (['late', 'today', 'later'] as const)
    .map((name) => ({ name, items: promises.filter((each) => of(each) === name) }))
    .filter((group) => group.items.length)
}
