/** Inbox, conversations, customers, search and files. */
import { del, get, patch, post, put, request } from '@shared/api/http'
import type {
  Content,
  Conversation,
  ConversationPage,
  Counts,
  Customer,
  CustomerPage,
  DraftBody,
  Message,
  Page,
  SearchHit,
  Status,
  UploadedFile,
  View,
} from '@shared/api/model'

export const inbox = (view: View, cursor?: string | null) =>
  get<Page<Conversation> & { position: string }>(`/inbox/${view}`, { cursor, limit: 50 })
export const counts = () => get<Counts>('/inbox/counts')

export const conversation = (id: number, signal?: AbortSignal) =>
  get<ConversationPage>(`/conversations/${id}`, undefined, signal)
export const olderMessages = (id: number, cursor: string) =>
  get<Page<Message>>(`/conversations/${id}/messages`, { cursor })

export interface Reply {
  leg_id: number
  content: Content
  file_ids: string[]
  /** Names of the files, by id. */
  file_names: Record<string, string>
  idempotency_key: string
  in_reply_to_message_id?: number | null
}
export const reply = (id: number, form: Reply) => post<Message>(`/conversations/${id}/reply`, form)
export const addNote = (id: number, form: Omit<Reply, 'leg_id' | 'content'> & { text: string }) =>
  post<Message>(`/conversations/${id}/notes`, form)

export const assign = (id: number, agentId: number | null) =>
  post<Conversation>(`/conversations/${id}/assign`, { agent_id: agentId })
export const setStatus = (id: number, status: Status, snoozedUntil: string | null = null) =>
  post<Conversation>(`/conversations/${id}/status`, { status, snoozed_until: snoozedUntil })
export const markRead = (id: number) => post<unknown>(`/conversations/${id}/read`)
export const setSubject = (id: number, subject: string) =>
  patch<Conversation>(`/conversations/${id}`, { subject })

export const moveToCustomer = (id: number, customerId: number) =>
  post<Conversation>(`/conversations/${id}/move`, { customer_id: customerId })
export const split = (id: number, messageIds: number[]) =>
  post<Conversation>(`/conversations/${id}/split`, { message_ids: messageIds })
export const merge = (id: number, into: number) =>
  post<Conversation>(`/conversations/${id}/merge`, { into })
export const moveMessages = (messageIds: number[], toConversationId: number) =>
  post<Conversation>('/conversations/messages/move', {
    message_ids: messageIds,
    to_conversation_id: toConversationId,
  })
export const retryMessage = (id: number) => post<Message>(`/messages/${id}/retry`)

export const saveDraft = (id: number, body: DraftBody, keepalive = false) =>
  put<unknown>(`/conversations/${id}/draft`, { body }, keepalive)
export const dropDraft = (id: number) => del(`/conversations/${id}/draft`)

export const startConversation = (form: {
  customer_id?: number
  identity?: { scheme: string; value: string }
  channel_id: number
  content: Content
  idempotency_key: string
}) => post<Conversation>('/conversations', form)

export const customer = (id: number) => get<CustomerPage>(`/customers/${id}`)
export const changeCustomer = (
  id: number,
  change: { display_name?: string; language?: string; version: number },
) => patch<Customer>(`/customers/${id}`, change)

export const search = (
  q: string,
  kind?: 'messages' | 'customers' | 'conversations',
  signal?: AbortSignal,
) => get<Page<SearchHit>>('/search', { q, kind, limit: 20 }, signal)

export function upload(file: File): Promise<UploadedFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  return request<UploadedFile>('POST', '/files', { body: form })
}
