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
}

export interface Message {
  id: number
  version: number
  client_id?: string
  uid?: string
  mine: boolean
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
  /** Why the server refused it; sending again is up to the visitor. */
  refused?: string
}

export type FromServer =
  | {
      t: 'welcome'
      token: string
      online: boolean
      name: string | null
      known: boolean
      messages: Message[]
      earlier: string | null
    }
  | { t: 'earlier'; messages: Message[]; earlier: string | null }
  | { t: 'message'; message: Message }
  | { t: 'ack'; id: string }
  | { t: 'refused'; id: string; code: string; detail: string }
  | { t: 'typing'; on: boolean; name: string | null }
  | { t: 'error'; code: string; detail: string; retry_after_seconds?: number | null }
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
}
