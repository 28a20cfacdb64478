/** Continuing a conversation on another channel. */
import { call } from '@shared/api/http'
import type { components } from '@shared/api/schema'
import type { FoundByCode, LegChoice, MadeLink, WayOn } from '@shared/api/model'

/** Where it can be continued, beside the channel that is spoken on. */
export const ways = (id: number, beside: number | null) =>
  call('get', '/api/conversations/{conversation_id}/ways', {
    path: { conversation_id: id },
    query: { beside },
  }) as Promise<WayOn[]>

/** A link to a channel, or digits to say on the telephone (no channel). */
export const makeLink = (id: number, channelId: number | null, legId: number | null) =>
  call('post', '/api/conversations/{conversation_id}/continuations', {
    path: { conversation_id: id },
    body: { channel_id: channelId, leg_id: legId },
  }) as Promise<MadeLink>

export const takeBack = (id: number) =>
  call('delete', '/api/continuations/{continuation_id}', { path: { continuation_id: id } })

/** The conversation that a code stands for; the code is spent. */
export const hearCode = (code: string) =>
  call('post', '/api/continuations/code', { body: { code } }) as Promise<FoundByCode>

/** The legs that can carry an answer now, best first. */
export const bestLegs = (id: number) =>
  call('get', '/api/conversations/{conversation_id}/best-legs', {
    path: { conversation_id: id },
  }) as Promise<LegChoice[]>

export type Given = components['schemas']['Given']
/** What was given to continue it, the latest first. */
export const given = (id: number) =>
  call('get', '/api/conversations/{conversation_id}/continuations', {
    path: { conversation_id: id },
    query: { limit: 20 },
  })
