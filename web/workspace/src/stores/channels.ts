/** The channels and the connectors behind them: names, colours, icons. */
import { computed, shallowRef } from 'vue'
import type { Channel, Connector } from '@shared/api/model'
import * as api from '@/api/channels'

export const channels = shallowRef<Channel[]>([])
export const connectors = shallowRef<Connector[]>([])
const byConnector = computed(() => new Map(connectors.value.map((item) => [item.id, item])))

export function connectorOf(id: string): Connector | undefined {
  return byConnector.value.get(id)
}

export async function loadConnectors(): Promise<void> {
  connectors.value = await api.connectors()
}

export async function loadChannels(): Promise<void> {
  channels.value = await api.channels()
}
