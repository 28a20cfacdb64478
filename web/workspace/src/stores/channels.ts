/** The channels and the connectors behind them: names, colours, icons. */
import { computed, shallowRef } from 'vue'
import type { Channel, Connector } from '@shared/api/model'
import * as api from '@/api/channels'
import { isKey, t } from '@/i18n'

export const channels = shallowRef<Channel[]>([])

const loaded = shallowRef<Connector[]>([])
/** Each by its name in the agent's language; a brand's, and that of one from elsewhere, is its own. */
export const connectors = computed(() =>
  loaded.value.map((each): Connector => {
    const key = `kind.${each.id}`
    return isKey(key) ? { ...each, name: t(key) } : each
  }),
)
const byConnector = computed(() => new Map(connectors.value.map((item) => [item.id, item])))

export function connectorOf(id: string): Connector | undefined {
  return byConnector.value.get(id)
}

export async function loadConnectors(): Promise<void> {
  loaded.value = await api.connectors()
}

export async function loadChannels(): Promise<void> {
  channels.value = await api.channels()
}
