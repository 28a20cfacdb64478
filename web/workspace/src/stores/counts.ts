/** How many conversations each view has. */
import { shallowRef } from 'vue'
import type { Counts } from '@shared/api/model'
import * as api from '@/api/conversations'

export const counts = shallowRef<Counts>({})

export async function loadCounts(): Promise<void> {
  try {
    counts.value = await api.counts()
  } catch {
    // Without counts the views still work; the stream brings them again.
  }
}

export function receive(news: Counts): void {
  const { mine, unassigned, all, snoozed, resolved, views } = { ...counts.value, ...news }
  counts.value = { mine, unassigned, all, snoozed, resolved, views }
}
