/**
 * The entities of the API by the names the workspace uses. They are generated from the served
 * OpenAPI document (`make api-types`); here only what its types leave open is narrowed.
 */
import type { components } from './schema'

type Schemas = components['schemas']
type Refine<T, Narrower> = Omit<T, keyof Narrower> & Narrower

export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'read' | 'failed'
/** 1 claimed, 2 asserted, 3 verified. */
export type Assurance = 1 | 2 | 3
export type View = 'mine' | 'unassigned' | 'all' | 'snoozed' | 'resolved'

export interface Page<T> {
  items: T[]
  next: string | null
}

export type Session = Schemas['CurrentSession']
export type Role = Session['agent']['role']
export type Agent = Schemas['AgentListed']
export type AgentName = Schemas['AgentName']
export type Organisation = Schemas['Organisation']
export type SignInSession = Schemas['SessionListed']
export type Invitation = Schemas['Invitation']
export type ApiToken = Schemas['Token']
export type Webhook = Schemas['WebhookListed']
export type WebhookAttempt = Schemas['Attempt']
export type AuditLine = Schemas['TrailLine']
export type AuditNames = Schemas['AuditList']['names']

export type Conversation = Schemas['Conversation']
export type Status = Conversation['status']
export type Counts = Partial<Record<View, number>> & { views?: Record<string, number> }
export type Conditions = Schemas['Conditions']
export type SavedView = Schemas['SavedView']
export type Sort = SavedView['sort']
export type Attachment = Partial<Schemas['ShownAttachment']>
export type Content = Refine<Schemas['ShownContent'], { attachments?: Attachment[] }>
export type Evidence = { kind: string } & Record<string, unknown>
export type Placement = Refine<Schemas['ShownPlacement'], { evidence: Evidence[] }>
export type Message = Refine<
  Schemas['Message'],
  {
    assurance: Assurance | null
    content: Content
    placement: Placement | null
    state: DeliveryState | null
  }
>
export type Wording = Refine<Schemas['Wording'], { content: Content }>

export interface Limits {
  text_characters?: number | null
  attachments_per_message?: number | null
  /** By kind of attachment; "*" for the others. */
  attachment_bytes?: Record<string, number>
}
export type Leg = Refine<
  Schemas['Leg'],
  {
    identity: Refine<Schemas['IdentityName'], { assurance: Assurance }>
    limits: Limits
    content_out: string[]
  }
>
export type CustomerName = Schemas['CustomerName']
export type Customer = Schemas['Customer']
export type Identity = Refine<Schemas['Identity'], { assurance: Assurance }>
export type CustomerPage = Refine<Schemas['CustomerPage'], { identities: Identity[] }>
export type PastIdentity = Refine<Schemas['PastIdentity'], { assurance: Assurance }>
export type Field = Schemas['Field']
export type FieldForm = Schemas['FieldForm']
export type FieldKind = Field['kind']
export type FieldValue = string | number | boolean | string[] | null
export type ObjectType = Schemas['ObjectType']
export type CustomerObject = Schemas['CustomerObject']
export type Consent = Schemas['Consent']
export type Relation = Schemas['Relation']
export type DocumentKind = 'picture' | 'sound' | 'document'
export type CustomerDocument = Schemas['Document']
export type ContactMonth = Schemas['Month']
export type PastConversation = Schemas['PastConversation']
export type ListedCustomer = Schemas['Listed']
export type ImportOutcome = Schemas['ImportOutcome']
export type ConversationPage = Refine<
  Schemas['ConversationPage'],
  { legs: Leg[]; messages: Page<Message>; draft: KeptDraft | null; held: Held[] }
>
/** A reply that waits to go: to be taken back, or until its time. */
export type Held = Refine<Schemas['Held'], { content: Content }>
export type KeptDraft = Refine<Schemas['KeptDraft'], { body: DraftBody; other?: DraftBody | null }>
export type Preview = Refine<
  Schemas['ReplyPreview'],
  {
    parts: Required<Refine<Schemas['PreviewPart'], { files: Required<Schemas['PreviewFile']>[] }>>[]
  }
>
export type SnippetFile = Required<Schemas['SnippetFile']>
export type Snippet = Refine<Schemas['Snippet'], { files: SnippetFile[] }>
/** Continuing on another channel. */
export type WayOn = Schemas['Way']
export type LegChoice = Schemas['conversations_choice_rules_Choice']
export type MadeLink = Schemas['MadeLink']
export type FoundByCode = Schemas['FoundByCode']
export type FilledSnippet = Refine<Schemas['FilledSnippet'], { files: SnippetFile[] }>
export type Earlier = Refine<Schemas['Earlier'], { items: Message[]; legs: Leg[] }>
export type Mention = Schemas['FoundMessage']
export type FilePreview = Schemas['Preview']
export type SearchHit = Schemas['Hit']
export type UploadedFile = Schemas['Uploaded']

/** What the composer keeps on the server while an agent writes. */
export interface DraftBody {
  mode?: 'reply' | 'note'
  leg_id?: number | null
  /** The document as the editor writes it, and its plain reading. */
  html?: string
  text?: string
  note_html?: string
  note?: string
  subject?: string
  files?: UploadedFile[]
  /** Who may read the reply; null: as what it answers. */
  public?: boolean | null
}

/** As much of JSON Schema as the settings of connectors use. */
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
  writeOnly?: boolean
  /** Ours: the heading that a field stands under. */
  group?: string
  /** Ours: few need it. */
  advanced?: boolean
}
export type Connector = Refine<Schemas['ConnectorCard'], { limits: Limits }>
export type ConnectorSettings = Refine<Schemas['ConnectorSettings'], { config_schema: JsonSchema }>
export type Channel = Schemas['Channel']
export type ConnectionTest = Schemas['ConnectionTest']
export type TemplateOffer = Schemas['TemplateOffer']
export type DeadLetter = Schemas['DeadLetter']

export type Notice = Schemas['Notification']
export type NoticeKind = Notice['kind']
export type Way = Notice['ways'][number]
export type QuietHours = Required<Schemas['Quiet']>
/** As the server answers: with everything written out. */
export type NoticeRules = Required<
  Refine<Schemas['Rules'], { ways: Record<NoticeKind, Way[]>; quiet: QuietHours | null }>
>
export type PushDevice = Schemas['PushDevice']

export type KnownFact = Schemas['KnownFact']
export type Facts = Schemas['Facts']
export type BriefLine = Schemas['BriefLine']
export type ShownPromise = Schemas['ShownPromise']
export type AskedAgain = Schemas['AskedAgain']
export type Recogniser = Schemas['ShownRecogniser']
export type TriedFact = Schemas['TriedFact']
export type Accuracy = Schemas['Accuracy']
