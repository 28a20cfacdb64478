/** The entities of the API, as every GET and the realtime stream send them. */

export type Role = 'agent' | 'supervisor' | 'administrator'
export type Status = 'open' | 'waiting' | 'snoozed' | 'resolved'
export type View = 'mine' | 'unassigned' | 'all' | 'snoozed' | 'resolved'
export type Direction = 'in' | 'out' | 'note' | 'event'
export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'read' | 'failed'
/** 1 claimed, 2 asserted, 3 verified. */
export type Assurance = 1 | 2 | 3

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface AgentName {
  id: number
  name: string
}

export interface Agent extends AgentName {
  email: string
  role: Role
  language: string | null
  settings: Record<string, unknown>
  active?: boolean
  last_seen_at?: string | null
}

export interface Organisation {
  name: string
  language: string
  region: string
}

export interface Session {
  agent: Agent
  organisation: Organisation
  permissions: string[]
}

export interface ChannelName {
  id: number
  connector: string
  name: string
  state?: string
}

export interface Conversation {
  id: number
  ref: string
  version: number
  customer: { id: number; display_name: string; language?: string | null }
  subject: string
  status: Status
  assignee: AgentName | null
  snoozed_until: string | null
  resolved_at: string | null
  last_message_at: string
  last_inbound_at: string | null
  preview: string
  last_direction?: Direction | null
  channels: ChannelName[]
  unread: boolean
  failed_count: number
  created_at: string
  merged_into?: number | null
}

export interface Attachment {
  kind?: string
  name?: string
  media_type?: string
  size_bytes?: number | null
  content_id?: string | null
  caption?: string | null
  file_id?: string | null
  url?: string | null
  error?: string | null
  width?: number | null
  height?: number | null
}

export interface Content {
  text?: string
  html?: string | null
  subject?: string | null
  quoted_text?: string | null
  quoted_html?: string | null
  attachments?: Attachment[]
  location?: {
    latitude: number
    longitude: number
    name?: string | null
    address?: string | null
  } | null
  contacts?: { name: string; phones?: string[]; emails?: string[]; organisation?: string | null }[]
  buttons?: { id: string; label: string }[]
  rows?: { id: string; title: string; description?: string | null }[]
  pressed?: { id: string; label: string } | null
  order?: {
    product_id: string
    quantity: number
    price?: number | null
    currency?: string | null
  }[]
  template?: { name: string; language: string; parameters?: string[]; text?: string } | null
  system?: string | null
  unsupported?: string | null
  forwarded?: boolean
  has_remote_images?: boolean
  calendar?: Record<string, unknown> | null
  language?: string | null
}

/** One piece of evidence of a placement: its kind and whatever facts belong to it. */
export type Evidence = { kind: string } & Record<string, unknown>

export interface Placement {
  rule: string
  evidence?: Evidence[] | null
  runner_up?: number | null
  corrected?: Record<string, unknown> | null
}

export interface Message {
  id: number
  version: number
  conversation_id: number
  leg_id: number | null
  direction: Direction
  said_at: string
  received_at: string
  author: { agent_id?: number | null; name: string } | null
  assurance?: Assurance | null
  content: Content
  state: DeliveryState | null
  state_at: string | null
  failure: { code: string; reason: string; remedy?: string | null } | null
  automatic: boolean
  placement: Placement | null
  reactions: { emoji: string; by?: string | null }[]
  edited?: unknown
  deleted?: unknown
  headers?: Record<string, unknown> | null
  uid?: string | null
}

export interface Leg {
  id: number
  conversation_id?: number
  channel: ChannelName
  identity: { id: number; scheme: string; value: string; assurance: Assurance }
  address: string
  thread?: string
  last_inbound_at: string | null
  window: { open: boolean; closes_at: string | null } | null
  can_reply: boolean
  why: string | null
  limits: Limits
  content_out: string[]
}

export interface Limits {
  text_characters?: number | null
  buttons?: number
  list_rows?: number
  attachments_per_message?: number | null
  attachment_bytes?: Record<string, number>
}

export interface Identity {
  id: number
  scheme: string
  value: string
  assurance: Assurance
  source: string
  first_seen_at?: string
  last_seen_at?: string
  shared?: boolean
}

export interface Customer {
  id: number
  version: number
  kind?: string
  display_name: string
  language: string | null
  attributes?: Record<string, unknown>
  created_at?: string
}

export interface CustomerPage {
  customer: Customer
  identities: Identity[]
  conversations: Conversation[]
  merges?: unknown[]
  suggestions?: unknown[]
}

export interface DraftBody {
  leg_id?: number | null
  text?: string
  note?: string
  mode?: 'reply' | 'note'
  files?: UploadedFile[]
}

export interface ConversationPage {
  conversation: Conversation
  legs: Leg[]
  customer: Customer
  messages: Page<Message>
  draft: DraftBody | null
  position: string
}

export type Counts = Partial<Record<View, number>>

export interface UploadedFile {
  id: string
  name: string
  media_type: string
  size_bytes: number
  kind: string
}

export interface JsonSchema {
  $ref?: string
  $defs?: Record<string, JsonSchema>
  type?: string | string[]
  title?: string
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  enum?: unknown[]
  default?: unknown
  examples?: unknown[]
  format?: string
  anyOf?: JsonSchema[]
  items?: JsonSchema
  minimum?: number
  maximum?: number
  writeOnly?: boolean
}

export interface Connector {
  id: string
  name: string
  transport: 'webhook' | 'receiver' | 'socket'
  identity_schemes: string[]
  content_in: string[]
  content_out: string[]
  limits: Limits
  reply_window_hours: number | null
  receipts: string[]
  live: boolean
  can_start?: boolean
  colour: string
  icon_url: string | null
  config_schema: JsonSchema
  setup_webhook: string
}

export interface ChannelHealth {
  ok: boolean
  message: string
  reported_at: string | null
  last_in_at: string | null
  last_out_at: string | null
  refused_count: number
  unparsable_count: number
  dead_letters: number
}

export interface Channel {
  id: number
  key: string
  connector: string
  name: string
  state: 'active' | 'paused' | 'deleted'
  config: Record<string, unknown>
  signature: string
  webhook_url: string | null
  widget_snippet?: string | null
  health: ChannelHealth
}

export interface ConnectionTest {
  ok: boolean
  message: string
  facts?: Record<string, unknown>
}

export interface TemplateOffer {
  name: string
  language: string
  text: string
  parameters?: number | string[]
  category?: string | null
}

export interface DeadLetter {
  envelope_id: number
  channel_id: number
  reason: string
  detail: string
  at: string
  received_at: string
  payload_text: string
  payload_truncated: boolean
  headers: Record<string, string>
}

export interface Invitation {
  id: number
  email: string
  role: Role
  url?: string
  created_at: string
  expires_at: string
}

export interface SignInSession {
  public_id: string
  created_at: string
  last_used_at: string
  address: string | null
  user_agent: string | null
  current?: boolean
}

export interface ApiToken {
  id: number
  name: string
  scopes: string[]
  created_at: string
  last_used_at: string | null
  expires_at: string | null
  token?: string
}

export interface Webhook {
  id: number
  url: string
  event_kinds: string[]
  active: boolean
  created_at: string
  disabled_reason: string | null
  secret?: string
}

export interface WebhookAttempt {
  id: number
  event_kind: string
  attempt: number
  at: string
  status: number | null
  error: string | null
  took_ms: number | null
  delivered: boolean
}

export interface AuditEntry {
  id: number
  at: string
  actor_kind: string
  actor_name: string
  action: string
  subject_kind: string | null
  subject_id: string | null
  customer_id: number | null
  address: string | null
  detail: Record<string, unknown>
}

/** A piece of what was found; `hit`: it is what was looked for. */
export interface Fragment {
  text: string
  hit: boolean
}

export interface SearchHit {
  kind: 'message' | 'customer' | 'conversation'
  customer: { id: number; display_name: string; language?: string | null }
  fragments: Fragment[]
  at: string | null
  conversation_id: number | null
  message_id: number | null
  conversation: Conversation | null
}
