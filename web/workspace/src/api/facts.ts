/** Known facts, the brief, promises, and own kinds of facts. */
import { call } from '@shared/api/http'
import type { paths } from '@shared/api/schema'

type Body<P extends keyof paths, M extends 'post' | 'patch' | 'put'> =
  NonNullable<paths[P][M]> extends { requestBody: { content: { 'application/json': infer T } } }
    ? T
    : never
const of = (id: number) => ({ path: { conversation_id: id } })

export const facts = (id: number) =>
  call('get', '/api/conversations/{conversation_id}/facts', of(id))
export const correct = (id: number, kind: string, value: string, newValue: string | null) =>
  call('post', '/api/conversations/{conversation_id}/facts', {
    ...of(id),
    body: { kind, value, new_value: newValue },
  })
export const check = (id: number, text: string, signal?: AbortSignal) =>
  call('post', '/api/conversations/{conversation_id}/facts/check', {
    ...of(id),
    body: { text },
    signal,
  })
export const brief = (id: number) =>
  call('get', '/api/conversations/{conversation_id}/brief', of(id))

export const promises = (mine: boolean, cursor: string | null = null) =>
  call('get', '/api/promises', { query: { mine, cursor } })
export const changePromise = (id: number, body: Body<'/api/promises/{promise_id}', 'patch'>) =>
  call('patch', '/api/promises/{promise_id}', { path: { promise_id: id }, body })

export const recognisers = () => call('get', '/api/fact-recognisers', {})
export const addRecogniser = (body: Body<'/api/fact-recognisers', 'post'>) =>
  call('post', '/api/fact-recognisers', { body })
export const changeRecogniser = (
  id: number,
  body: Body<'/api/fact-recognisers/{recogniser_id}', 'put'>,
) => call('put', '/api/fact-recognisers/{recogniser_id}', { path: { recogniser_id: id }, body })
export const removeRecogniser = (id: number) =>
  call('delete', '/api/fact-recognisers/{recogniser_id}', { path: { recogniser_id: id } })
export const tryRecognisers = (text: string) =>
  call('post', '/api/fact-recognisers/try', { body: { text } })

export const confirmPlacement = (messageId: number) =>
  call('post', '/api/messages/{message_id}/placement/confirm', { path: { message_id: messageId } })
export const placementAccuracy = () => call('get', '/api/placement/accuracy', {})
