/** How long the agent can take a reply back: their own setting, kept with their profile. */
import { computed } from 'vue'
import * as people from '@/api/people'
import { undoSeconds } from './sending'
import { session } from './session'

export const undo = computed(() => undoSeconds(session.value?.agent.settings))

export async function chooseUndo(seconds: number): Promise<void> {
  const now = session.value
  if (!now) return
  const settings = { ...now.agent.settings, undo_seconds: seconds }
  session.value = { ...now, agent: { ...now.agent, settings } }
  await people.changeMe({ settings })
}
