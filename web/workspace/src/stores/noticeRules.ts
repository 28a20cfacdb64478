/** The agent's own rules: loaded once, changed from the settings and from the bell. */
import { computed, shallowRef } from 'vue'
import type { NoticeRules } from '@shared/api/model'
import * as api from '@/api/notices'
import { now } from '@/format/times'

export const rules = shallowRef<NoticeRules | null>(null)
let saving: Promise<unknown> = Promise.resolve()

export async function loadRules(): Promise<NoticeRules> {
  return (rules.value = await api.rules())
}

/** Changes some of them, at once on the screen; puts them back when the server refuses. */
export async function changeRules(change: Partial<NoticeRules>): Promise<void> {
  const before = rules.value ?? (await loadRules())
  const wanted = { ...before, ...change }
  rules.value = wanted
  // One after the other: the last choice is the one that stays.
  const done = saving.then(() => api.chooseRules(wanted))
  saving = done.catch(() => {})
  try {
    const kept = await done
    if (rules.value === wanted) rules.value = kept
  } catch (error) {
    if (rules.value === wanted) rules.value = before
    throw error
  }
}

/** Until when nothing makes a noise, if the agent asked for that and it isn't over. */
export const undisturbedUntil = computed(() => {
  const until = rules.value?.undisturbed_until
  return until && Date.parse(until) > now.value ? until : null
})

export function forgetRules(): void {
  rules.value = null
}
