/** Frames between the widget and /sockets/KEY (connectors/webchat/README.md, "Wire protocol"). */

export interface Attachment {
  kind?: string
  name?: string
  media_type?: string
  size_bytes?: number
  file_id?: string
  caption?: string
}

export interface Choice {
  id: string
  label: string
}

export interface Content {
  text?: string
  attachments?: Attachment[]
  buttons?: Choice[]
  pressed?: Choice
  rating?: { score: number; best: number }
}

export interface Message {
  id: number
  version: number
  client_id?: string
  uid?: string
  mine: boolean
  /** Reference of the conversation, which the visitor may quote. */
  matter?: string
  author_name?: string
  said_at: string
  content: Content
  urls?: Record<string, string>
  edited?: boolean
  deleted?: boolean
}

export interface Uploaded {
  ticket: string
  id: string
  name: string
  media_type: string
  kind: string
  size_bytes: number
}

/** A message of ours that is not acknowledged yet. */
export interface Outgoing {
  id: string
  text: string
  files: Uploaded[]
  at: number
  pressed?: Choice
  name?: string
  email?: string
  /** The visitor agreed to the privacy line with this message. */
  agreed?: boolean
  /** Token of the link by which the visitor goes on here, with their first words. */
  continues?: string
  /** Why the server refused it; sending again is up to the visitor. */
  refused?: string
}

/** Where the conversation can go on; `channel_id` null: on the telephone. */
export interface Way {
  channel_id: number | null
  kind: 'whatsapp' | 'email' | 'sms' | 'telephone'
  name: string
}

/** Where to tell the visitor of an answer while nobody looks: an app's device token, or a browser's push
 * subscription (its endpoint as the token). */
export interface Device {
  token: string
  keys?: { p256dh: string; auth: string }
}

/** The latest conversation is resolved. */
export interface Closed {
  about: string
  rated: boolean
}

export type FromServer =
  | {
      t: 'welcome'
      token: string
      online: boolean
      name: string | null
      known: boolean
      closed: Closed | null
      messages: Message[]
      earlier: string | null
    }
  | { t: 'earlier'; messages: Message[]; earlier: string | null }
  | { t: 'message'; message: Message }
  | { t: 'ack'; id: string }
  | { t: 'refused'; id: string; code: string; detail: string }
  | { t: 'typing'; on: boolean; name: string | null }
  | { t: 'error'; code: string; detail: string; retry_after_seconds?: number | null }
  | { t: 'closed'; closed: Closed | null }
  | { t: 'online'; on: boolean }
  | { t: 'ways'; ways: Way[] }
  | { t: 'carried'; channel: number | null; address: string }
  | { t: 'device'; on: boolean }
  | { t: 'pong' }

export interface Look {
  title: string
  greeting: string
  colour: string
  side: 'left' | 'right'
  language: string
  ask_details: 'no' | 'offline' | 'always'
  online: boolean
  max_upload_mb: number
  theme: 'auto' | 'light' | 'dark'
  /** Radius of the panel's corners in pixels. */
  corners: number
  launcher: string
  logo: string
  rating: 'stars' | 'thumbs' | 'no'
  voice_notes: boolean
  consent: 'no' | 'inform' | 'ask'
  consent_text: string
  consent_link: string
}
