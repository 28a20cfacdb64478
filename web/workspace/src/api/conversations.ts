/** Inbox, conversations, customers, search and files. */
import { call, request } from '@shared/api/http'
import type {
  ConversationPage,
  CustomerPage,
  DraftBody,
  Held,
  KeptDraft,
  Earlier,
  Message,
  Page,
  Status,
  UploadedFile,
  Wording,
} from '@shared/api/model'

// What the document leaves open (numbers that are one of three, objects of a connector) is narrowed
// where it comes in: the `as` below.

export const counts = () => call('get', '/api/inbox/counts', {})

const of = (id: number) => ({ path: { conversation_id: id } })

export const conversation = async (id: number) =>
  (await call('get', '/api/conversations/{conversation_id}', of(id))) as ConversationPage
export const olderMessages = async (id: number, cursor: string, limit = 50) =>
  (await call('get', '/api/conversations/{conversation_id}/messages', {
    ...of(id),
    query: { cursor, limit },
  })) as Page<Message>
export const earlier = async (id: number, cursor: string | null, limit = 50) =>
  (await call('get', '/api/conversations/{conversation_id}/earlier', {
    ...of(id),
    query: { cursor, limit },
  })) as Earlier
export const findIn = (id: number, q: string, signal?: AbortSignal) =>
  call('get', '/api/conversations/{conversation_id}/find', { ...of(id), query: { q }, signal })
export const message = async (id: number) =>
  (await call('get', '/api/messages/{message_id}', { path: { message_id: id } })) as Message
export const previewOf = (fileId: string) =>
  call('get', '/api/files/{file_id}/preview', { path: { file_id: fileId } })

type ReplyForm = Parameters<
  typeof call<'post', '/api/conversations/{conversation_id}/reply'>
>[2]['body']
type NoteForm = Parameters<
  typeof call<'post', '/api/conversations/{conversation_id}/notes'>
>[2]['body']

export const reply = async (id: number, body: ReplyForm) =>
  (await call('post', '/api/conversations/{conversation_id}/reply', {
    ...of(id),
    body,
  })) as Message
export const addNote = async (id: number, body: NoteForm) =>
  (await call('post', '/api/conversations/{conversation_id}/notes', {
    ...of(id),
    body,
  })) as Message

const ofMessage = (id: number) => ({ path: { message_id: id } })
export const changeMessage = async (id: number, body: { content: { text: string }; was: string }) =>
  (await call('patch', '/api/messages/{message_id}', { ...ofMessage(id), body })) as Message
export const deleteMessage = async (id: number, keepalive = false) =>
  (await call('delete', '/api/messages/{message_id}', { ...ofMessage(id), keepalive })) as Message
export const wordings = async (id: number) =>
  (await call('get', '/api/messages/{message_id}/wordings', ofMessage(id))) as Wording[]

export const assign = (id: number, agentId: number | null) =>
  call('post', '/api/conversations/{conversation_id}/assign', {
    ...of(id),
    body: { agent_id: agentId },
  })
export const giveToTeam = (id: number, teamId: number | null) =>
  call('post', '/api/conversations/{conversation_id}/assign', {
    ...of(id),
    body: { team_id: teamId },
  })
export const putTags = (id: number, add: number[], remove: number[]) =>
  call('post', '/api/conversations/{conversation_id}/tags', { ...of(id), body: { add, remove } })
export const setStatus = (id: number, status: Status, snoozedUntil: string | null = null) =>
  call('post', '/api/conversations/{conversation_id}/status', {
    ...of(id),
    body: { status, snoozed_until: snoozedUntil },
  })
export const markRead = (id: number) =>
  call('post', '/api/conversations/{conversation_id}/read', of(id))
export const setSubject = (id: number, subject: string) =>
  call('patch', '/api/conversations/{conversation_id}', { ...of(id), body: { subject } })

export const moveToCustomer = (id: number, customerId: number) =>
  call('post', '/api/conversations/{conversation_id}/move', {
    ...of(id),
    body: { customer_id: customerId },
  })
export const split = (id: number, messageIds: number[]) =>
  call('post', '/api/conversations/{conversation_id}/split', {
    ...of(id),
    body: { message_ids: messageIds },
  })
export const merge = (id: number, into: number) =>
  call('post', '/api/conversations/{conversation_id}/merge', { ...of(id), body: { into } })
export const unmerge = (id: number) =>
  call('post', '/api/conversations/{conversation_id}/unmerge', of(id))
export const moveMessages = (messageIds: number[], toConversationId: number) =>
  call('post', '/api/conversations/messages/move', {
    body: { message_ids: messageIds, to_conversation_id: toConversationId },
  })
export const retryMessage = async (id: number) =>
  (await call('post', '/api/messages/{message_id}/retry', { path: { message_id: id } })) as Message

export const saveDraft = async (
  id: number,
  body: DraftBody,
  basedOn: number | null = null,
  keepalive = false,
) =>
  (await call('put', '/api/conversations/{conversation_id}/draft', {
    ...of(id),
    body: { body: { ...body }, based_on: basedOn },
    keepalive,
  })) as KeptDraft
export const dropOtherDraft = (id: number) =>
  call('delete', '/api/conversations/{conversation_id}/draft/other', of(id))

type HeldForm = Parameters<
  typeof call<'post', '/api/conversations/{conversation_id}/held'>
>[2]['body']
const ofHeld = (id: number) => ({ path: { held_id: id } })

export const hold = async (id: number, body: HeldForm) =>
  (await call('post', '/api/conversations/{conversation_id}/held', { ...of(id), body })) as Held
export const changeHeld = async (
  id: number,
  body: { send_at?: string; if_customer_writes?: Held['if_customer_writes'] },
) => (await call('patch', '/api/held/{held_id}', { ...ofHeld(id), body })) as Held
export const takeBack = async (id: number) =>
  (await call('post', '/api/held/{held_id}/take-back', ofHeld(id))) as KeptDraft
export const sendHeld = async (id: number) =>
  (await call('post', '/api/held/{held_id}/send', ofHeld(id))) as Message
export const dropHeld = (id: number) => call('delete', '/api/held/{held_id}', ofHeld(id))

export const preview = (
  id: number,
  body: Parameters<typeof call<'post', '/api/conversations/{conversation_id}/preview'>>[2]['body'],
) => call('post', '/api/conversations/{conversation_id}/preview', { ...of(id), body })
export const dropDraft = (id: number) =>
  call('delete', '/api/conversations/{conversation_id}/draft', of(id))

export const startConversation = (
  body: Parameters<typeof call<'post', '/api/conversations'>>[2]['body'],
) => call('post', '/api/conversations', { body })

export const customer = async (id: number) =>
  (await call('get', '/api/customers/{customer_id}', { path: { customer_id: id } })) as CustomerPage
export const changeCustomer = (
  id: number,
  body: { display_name?: string; language?: string; version: number },
) => call('patch', '/api/customers/{customer_id}', { path: { customer_id: id }, body })
export const mergeCustomers = (id: number, otherId: number) =>
  call('post', '/api/customers/{customer_id}/merge', {
    path: { customer_id: id },
    body: { other_id: otherId },
  })
export const undoMerge = (mergeId: number) =>
  call('post', '/api/customers/merges/{merge_id}/undo', { path: { merge_id: mergeId } })
export const acceptSuggestion = (id: number) =>
  call('post', '/api/customers/suggestions/{suggestion_id}/accept', { path: { suggestion_id: id } })
export const refuseSuggestion = (id: number) =>
  call('post', '/api/customers/suggestions/{suggestion_id}/refuse', { path: { suggestion_id: id } })

export const search = (
  q: string,
  kind?: 'messages' | 'customers' | 'conversations',
  signal?: AbortSignal,
) => call('get', '/api/search', { query: { q, kind, limit: 20 }, signal })

export function upload(file: File): Promise<UploadedFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  return request<UploadedFile>('POST', '/api/files', { body: form })
}
