/** Channels, their connectors and what could not be read from them. */
import { call } from '@shared/api/http'
import type { Connector, ConnectorSettings } from '@shared/api/model'

type Config = Record<string, unknown>

export const connectors = async () => (await call('get', '/api/connectors', {})) as Connector[]
export const connectorSettings = async (id: string) =>
  // A JSON Schema is more than OpenAPI's types can tell.
  (await call('get', '/api/connectors/{connector_id}/settings', {
    path: { connector_id: id },
  })) as ConnectorSettings
export const channels = () => call('get', '/api/channels', {})
export const addChannel = (body: { connector: string; name: string; config: Config }) =>
  call('post', '/api/channels', { body })
export const changeChannel = (
  id: number,
  body: {
    name?: string
    config?: Config
    state?: 'active' | 'paused'
    brand_id?: number | null
    team_id?: number | null
    department_id?: number | null
  },
) => call('patch', '/api/channels/{channel_id}', { path: { channel_id: id }, body })
export const removeChannel = (id: number) =>
  call('delete', '/api/channels/{channel_id}', { path: { channel_id: id } })
export const testChannel = (body: { connector: string; config: Config; channel_id?: number }) =>
  call('post', '/api/channels/test', { body })
export const subscribeChannel = (id: number) =>
  call('post', '/api/channels/{channel_id}/subscribe', { path: { channel_id: id } })
export const templates = (id: number) =>
  call('get', '/api/channels/{channel_id}/templates', { path: { channel_id: id } })

export const deadLetters = (
  channelId: number | null,
  discarded = false,
  cursor: string | null = null,
) => call('get', '/api/dead-letters', { query: { channel_id: channelId, discarded, cursor } })
export const deadLetterPayload = (envelopeId: number) =>
  call('get', '/api/dead-letters/{envelope_id}/payload', { path: { envelope_id: envelopeId } })
export const discardDeadLetter = (envelopeId: number, reason: string) =>
  call('post', '/api/dead-letters/{envelope_id}/discard', {
    path: { envelope_id: envelopeId },
    body: { reason },
  })
export const retryDeadLetter = (envelopeId: number) =>
  call('post', '/api/dead-letters/{envelope_id}/retry', { path: { envelope_id: envelopeId } })
export const retryDeadLetters = (channelId: number) =>
  call('post', '/api/dead-letters/retry', { body: { channel_id: channelId } })
