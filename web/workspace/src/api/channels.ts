/** Channels, their connectors and what could not be read from them. */
import { del, get, patch, post } from '@shared/api/http'
import type {
  Channel,
  ConnectionTest,
  Connector,
  DeadLetter,
  Page,
  TemplateOffer,
} from '@shared/api/model'

export const connectors = async () => items(await get<Connector[] | Page<Connector>>('/connectors'))
export const channels = async () => items(await get<Channel[] | Page<Channel>>('/channels'))
export const addChannel = (form: {
  connector: string
  name: string
  config: Record<string, unknown>
  signature?: string
}) => post<Channel>('/channels', form)
export const changeChannel = (
  id: number,
  change: Partial<Pick<Channel, 'name' | 'config' | 'signature' | 'state'>>,
) => patch<Channel>(`/channels/${id}`, change)
export const removeChannel = (id: number) => del(`/channels/${id}`)
export const testChannel = (form: {
  connector: string
  config: Record<string, unknown>
  channel_id?: number
}) => post<ConnectionTest>('/channels/test', form)
export const templates = async (channelId: number) =>
  items(await get<TemplateOffer[] | Page<TemplateOffer>>(`/channels/${channelId}/templates`))

export const deadLetters = (channelId: number | null, cursor?: string | null) =>
  get<Page<DeadLetter>>('/dead-letters', { channel_id: channelId, cursor })
export const retryDeadLetter = (envelopeId: number) =>
  post<unknown>(`/dead-letters/${envelopeId}/retry`)
export const retryDeadLetters = (channelId: number) =>
  post<unknown>('/dead-letters/retry', { channel_id: channelId })

/** A short list may come bare or as a page. */
function items<T>(answer: T[] | Page<T>): T[] {
  return Array.isArray(answer) ? answer : answer.items
}
