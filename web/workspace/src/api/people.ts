/** Sign-in, people, tokens, webhooks, audit. */
import { call } from '@shared/api/http'
import type { Role } from '@shared/api/model'

type SetupForm = Parameters<typeof call<'post', '/api/setup'>>[2]['body']

export const setupNeeded = () => call('get', '/api/setup', {})
export const setUp = (body: SetupForm) => call('post', '/api/setup', { body })

export const signIn = (email: string, password: string) =>
  call('post', '/api/session', { body: { email, password } })
export const signOut = () => call('delete', '/api/session', {})
export const session = () => call('get', '/api/session', {})
export const signIns = () => call('get', '/api/sessions', {})
export const endSignIn = (publicId: string) =>
  call('delete', '/api/sessions/{public_id}', { path: { public_id: publicId } })
export const changeMe = (body: Parameters<typeof call<'patch', '/api/me'>>[2]['body']) =>
  call('patch', '/api/me', { body })

export const agents = () => call('get', '/api/agents', {})
export const changeAgent = (
  id: number,
  body: { name?: string; role?: Role; role_id?: number; active?: boolean },
) => call('patch', '/api/agents/{agent_id}', { path: { agent_id: id }, body })
export const invitations = () => call('get', '/api/invitations', {})
export const invite = (body: {
  email: string
  role?: Role
  role_id?: number | null
  team_ids?: number[]
}) => call('post', '/api/invitations', { body })
export const withdrawInvitation = (id: number) =>
  call('delete', '/api/invitations/{invitation_id}', { path: { invitation_id: id } })
export const invitationByToken = (token: string) =>
  call('get', '/api/invitations/by-token/{token}', { path: { token } })
export const acceptInvitation = (token: string, name: string, password: string) =>
  call('post', '/api/invitations/accept', { body: { token, name, password } })

export const scopes = () => call('get', '/api/tokens/scopes', {})
export const tokens = () => call('get', '/api/tokens', {})
export const makeToken = (body: { name: string; scopes: string[]; expires_at: string | null }) =>
  call('post', '/api/tokens', { body })
export const revokeToken = (id: number) =>
  call('delete', '/api/tokens/{token_id}', { path: { token_id: id } })

export const organisation = () => call('get', '/api/organisation', {})
export const changeOrganisation = (body: { name: string; language: string; region: string }) =>
  call('patch', '/api/organisation', { body })

export const webhookChoices = () => call('get', '/api/webhooks/choices', {})
export const webhooks = () => call('get', '/api/webhooks', {})
export const addWebhook = (body: { url: string; event_kinds: string[]; scopes: string[] }) =>
  call('post', '/api/webhooks', { body })
export const setWebhookActive = (id: number, active: boolean) =>
  call('patch', '/api/webhooks/{webhook_id}', { path: { webhook_id: id }, body: { active } })
export const removeWebhook = (id: number) =>
  call('delete', '/api/webhooks/{webhook_id}', { path: { webhook_id: id } })
export const testWebhook = (id: number) =>
  call('post', '/api/webhooks/{webhook_id}/test', { path: { webhook_id: id } })
export const webhookAttempts = (id: number, cursor: string | null = null) =>
  call('get', '/api/webhooks/{webhook_id}/attempts', {
    path: { webhook_id: id },
    query: { cursor },
  })
export const retryWebhookAttempt = (id: number, attemptId: number) =>
  call('post', '/api/webhooks/{webhook_id}/attempts/{attempt_id}/retry', {
    path: { webhook_id: id, attempt_id: attemptId },
  })
export const renewWebhookSecret = (id: number) =>
  call('post', '/api/webhooks/{webhook_id}/secret', { path: { webhook_id: id } })
export const webhookPayload = (id: number, attemptId: number) =>
  call('get', '/api/webhooks/{webhook_id}/attempts/{attempt_id}/payload', {
    path: { webhook_id: id, attempt_id: attemptId },
  })
