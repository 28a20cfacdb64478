/** The inbox: views, what is at hand, many conversations at once. */
import { call } from '@shared/api/http'
import type { Conditions, Sort } from '@shared/api/model'
import { isView } from '@/stores/views'

export interface ViewForm {
  name: string
  conditions: Conditions
  sort: Sort
  shared: boolean
}
export type BulkAction = Parameters<
  typeof call<'post', '/api/conversations/bulk'>
>[2]['body']['action']

/** A page of a view, by its name or, a saved one, by its id. */
export const page = (
  view: string,
  cursor: string | null = null,
  sort: Sort | null = null,
  limit = 50,
) => {
  const query = { cursor, limit, ...(sort ? { sort } : {}) }
  return isView(view)
    ? call('get', '/api/inbox/{view}', { path: { view }, query })
    : call('get', '/api/views/{view_id}/conversations', { path: { view_id: Number(view) }, query })
}

export const views = () => call('get', '/api/views', {})
export const createView = (body: ViewForm) => call('post', '/api/views', { body })
export const changeView = (id: number, body: Partial<ViewForm>) =>
  call('patch', '/api/views/{view_id}', { path: { view_id: id }, body })
export const removeView = (id: number) =>
  call('delete', '/api/views/{view_id}', { path: { view_id: id } })
export const countOf = async (body: Conditions) =>
  (await call('post', '/api/views/count', { body })).count

export const atHand = () => call('get', '/api/at-hand', {})
export const pin = (id: number) =>
  call('put', '/api/conversations/{conversation_id}/pin', { path: { conversation_id: id } })
export const unpin = (id: number) =>
  call('delete', '/api/conversations/{conversation_id}/pin', { path: { conversation_id: id } })
export const markUnread = (id: number) =>
  call('post', '/api/conversations/{conversation_id}/unread', { path: { conversation_id: id } })

export const bulk = (
  action: BulkAction,
  which: { conversation_ids: number[] } | { view: string },
) => call('post', '/api/conversations/bulk', { body: { action, ...which } })
export const undoBulk = (id: number) =>
  call('post', '/api/conversations/bulk/{bulk_id}/undo', { path: { bulk_id: id } })

export const tags = async () => (await call('get', '/api/tags', {})).items
export const teams = async () => (await call('get', '/api/teams', {})).items
export const brands = async () => (await call('get', '/api/brands', {})).items
