/** How an agent likes the inbox; kept on the server, so that it is so on every device. */
import { computed } from 'vue'
import type { Sort } from '@shared/api/model'
import * as people from '@/api/people'
import { session } from './session'

export type Density = 'comfortable' | 'compact'
interface InboxPreferences {
  density?: Density
  /** By view, where it isn't the view's own. */
  sorts?: Record<string, Sort>
}

const inbox = computed(() => (session.value?.agent.settings.inbox ?? {}) as InboxPreferences)
export const density = computed<Density>(() =>
  inbox.value.density === 'compact' ? 'compact' : 'comfortable',
)

/** For workspace/early.js, which asks for the list before the session is known. */
export function rememberSorts(): void {
  try {
    localStorage.setItem('onethread.sorts', JSON.stringify(inbox.value.sorts ?? {}))
  } catch {
    // Without storage the list is asked for a moment later.
  }
}

export function sortOf(view: string): Sort | undefined {
  return inbox.value.sorts?.[view]
}

export const setDensity = (to: Density) => keep({ density: to })
export const setSort = (view: string, sort: Sort) =>
  keep({ sorts: { ...inbox.value.sorts, [view]: sort } })

/** At once on this screen; the server is told, and if it can't be, the next change tells it too. */
async function keep(change: InboxPreferences): Promise<void> {
  const current = session.value
  if (!current) return
  const settings = { ...current.agent.settings, inbox: { ...inbox.value, ...change } }
  session.value = { ...current, agent: { ...current.agent, settings } }
  rememberSorts()
  await people.changeMe({ settings }).catch(() => {})
}
