/** Who is signed in, and to what organisation. */
import { computed, shallowRef } from 'vue'
import type { Session } from '@shared/api/model'
import { Problem } from '@shared/api/http'
import * as people from '@/api/people'
import { setLanguage, wordsReady } from '@/i18n'

export const session = shallowRef<Session | null>(null)
export const myId = computed(() => session.value?.agent.id ?? 0)
const permissions = computed(() => new Set(session.value?.permissions ?? []))

/** Whether the agent may do something. For what is shown; the server decides. */
export function can(permission: string): boolean {
  return permissions.value.has(permission)
}

/** Asks the server who is signed in. Nobody is no error; an unreachable server is. */
export async function loadSession(): Promise<Session | null> {
  try {
    session.value = await people.session()
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error
    session.value = null
  }
  const found = session.value
  if (found) {
    setLanguage(found.agent.language ?? found.organisation.language)
    await wordsReady()
  }
  return found
}

export function forgetSession(): void {
  session.value = null
}
