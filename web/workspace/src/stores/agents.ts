/** The people who can be given a conversation. */
import { shallowRef } from 'vue'
import type { Agent } from '@shared/api/model'
import * as api from '@/api/people'

export const agents = shallowRef<Agent[]>([])

export async function loadAgents(): Promise<void> {
  agents.value = (await api.agents()).items
}
