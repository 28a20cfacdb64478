/** What the signed-in agent is told of, by which ways, on which devices. */
import { call } from '@shared/api/http'
import type { NoticeRules } from '@shared/api/model'

export const notices = (unread: boolean, cursor: string | null = null) =>
  call('get', '/api/notifications', { query: { unread, cursor } })
export const markRead = (body: { ids?: number[]; conversation_id?: number; until_turn?: number }) =>
  call('post', '/api/notifications/read', { body })
export const mark = (id: number, read: boolean) =>
  call('patch', '/api/notifications/{notification_id}', {
    path: { notification_id: id },
    body: { read },
  })

export const rules = () => call('get', '/api/notifications/rules', {}) as Promise<NoticeRules>
export const chooseRules = (body: NoticeRules) =>
  call('put', '/api/notifications/rules', { body }) as Promise<NoticeRules>

export const push = () => call('get', '/api/notifications/push', {})
export const addDevice = (body: { endpoint: string; p256dh: string; auth: string; name: string }) =>
  call('post', '/api/notifications/push/devices', { body })
export const removeDevice = (id: number) =>
  call('delete', '/api/notifications/push/devices/{device_id}', { path: { device_id: id } })
export const tryDevice = (id: number) =>
  call('post', '/api/notifications/push/devices/{device_id}/try', { path: { device_id: id } })
