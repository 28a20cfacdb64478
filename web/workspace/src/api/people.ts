/** Sign-in, people, tokens, webhooks, audit. */
import { del, get, patch, post } from '@shared/api/http'
import type {
  Agent,
  ApiToken,
  AuditEntry,
  Invitation,
  Organisation,
  Page,
  Role,
  Session,
  SignInSession,
  Webhook,
  WebhookAttempt,
} from '@shared/api/model'

export interface SetupForm {
  organisation: Organisation
  administrator: { name: string; email: string; password: string }
  code?: string
}

export const setupNeeded = () => get<{ needed: boolean; code_needed?: boolean }>('/setup')
export const setUp = (form: SetupForm) => post<Session>('/setup', form)

export const signIn = (email: string, password: string) =>
  post<unknown>('/session', { email, password })
export const signOut = () => del('/session')
export const session = () => get<Session>('/session')
export const signIns = () => get<Page<SignInSession>>('/sessions')
export const endSignIn = (publicId: string) => del(`/sessions/${publicId}`)
export const changeMe = (change: {
  name?: string
  language?: string
  settings?: Record<string, unknown>
  password?: { current: string; new: string }
}) => patch<Agent>('/me', change)

export const agents = () => get<Page<Agent>>('/agents')
export const changeAgent = (id: number, change: { name?: string; role?: Role; active?: boolean }) =>
  patch<Agent>(`/agents/${id}`, change)
export const invitations = () => get<Page<Invitation>>('/invitations')
export const invite = (email: string, role: Role) =>
  post<Invitation & { url: string }>('/invitations', { email, role })
export const withdrawInvitation = (id: number) => del(`/invitations/${id}`)
export const invitationByToken = (token: string) =>
  get<{ email: string; role: Role; organisation: string }>(
    `/invitations/by-token/${encodeURIComponent(token)}`,
  )
export const acceptInvitation = (token: string, name: string, password: string) =>
  post<unknown>('/invitations/accept', { token, name, password })

export const scopes = () =>
  get<Page<{ name: string; description: string; permissions: string[] }>>('/tokens/scopes')
export const tokens = () => get<Page<ApiToken>>('/tokens')
export const makeToken = (form: { name: string; scopes: string[]; expires_at?: string | null }) =>
  post<ApiToken & { token: string }>('/tokens', form)
export const revokeToken = (id: number) => del(`/tokens/${id}`)

export const organisation = () => get<Organisation>('/organisation')
export const changeOrganisation = (change: Partial<Organisation>) =>
  patch<Organisation>('/organisation', change)

export const webhooks = () => get<Page<Webhook>>('/webhooks')
export const addWebhook = (url: string, eventKinds: string[]) =>
  post<Webhook & { secret: string }>('/webhooks', { url, event_kinds: eventKinds })
export const changeWebhook = (
  id: number,
  change: Partial<Pick<Webhook, 'url' | 'event_kinds' | 'active'>>,
) => patch<Webhook>(`/webhooks/${id}`, change)
export const removeWebhook = (id: number) => del(`/webhooks/${id}`)
export const testWebhook = (id: number) => post<unknown>(`/webhooks/${id}/test`)
export const webhookAttempts = (id: number, cursor?: string | null) =>
  get<Page<WebhookAttempt>>(`/webhooks/${id}/attempts`, { cursor })
export const retryWebhookAttempt = (id: number, attemptId: number) =>
  post<unknown>(`/webhooks/${id}/attempts/${attemptId}/retry`)

export const audit = (query: { cursor?: string | null; action?: string; customer_id?: number }) =>
  get<Page<AuditEntry>>('/audit', query)
