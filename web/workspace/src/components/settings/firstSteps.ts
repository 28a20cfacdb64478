/** How far the organisation is on its way to the first answered customer, as the server knows it. */
import { computed, shallowRef } from 'vue'
import * as people from '@/api/people'
import { channels, loadChannels } from '@/stores/channels'
import { can } from '@/stores/session'

const invited = shallowRef(false)

/** The channel to try: where a visitor can write at once, else the first that works. */
export const triable = computed(() => {
  const active = channels.value.filter((channel) => channel.state === 'active')
  return active.find((channel) => channel.widget_snippet) ?? active[0] ?? null
})
export const steps = computed(() => ({
  channel: channels.value.length > 0,
  invite: invited.value,
  try: channels.value.some((channel) => channel.health.last_in_at),
}))

/** Asks anew. */
export async function loadSteps(): Promise<void> {
  const [agents, invitations] = await Promise.all([
    can('agents.manage') ? people.agents() : null,
    can('agents.manage') ? people.invitations() : null,
    loadChannels(),
  ])
  invited.value = !!(agents && agents.items.length > 1) || !!invitations?.items.length
}
