/** Entities for tests: whole, with what a test is about given. */
import type {
  Conversation,
  DraftBody,
  Facts,
  Held,
  KeptDraft,
  KnownFact,
  Leg,
  Message,
  Notice,
  ShownPromise,
  TemplateOffer,
  UploadedFile,
} from '@shared/api/model'

export function aConversation(given: Partial<Conversation> = {}): Conversation {
  return {
    id: 1,
    ref: 'OT-7K2MAQX',
    version: 1,
    customer: { id: 100, display_name: 'Fatima Yılmaz', language: 'nl' },
    subject: 'Leaking boiler',
    status: 'open',
    assignee: null,
    team: null,
    tags: [],
    snoozed_until: null,
    resolved_at: null,
    last_message_at: '2026-11-24T10:00:00Z',
    last_inbound_at: '2026-11-24T10:00:00Z',
    preview: 'Thank you',
    last_direction: 'in',
    channels: [{ id: 2, connector: 'whatsapp', name: 'WhatsApp', state: 'active' }],
    unread: false,
    failed_count: 0,
    created_at: '2026-11-20T10:00:00Z',
    merged_into: null,
    ...given,
  }
}

export function aMessage(given: Partial<Message> = {}): Message {
  const said_at = given.said_at ?? '2026-11-24T10:00:00Z'
  return {
    id: 1,
    version: 1,
    conversation_id: 1,
    leg_id: 11,
    direction: 'in',
    said_at,
    received_at: said_at,
    author: null,
    assurance: 2,
    content: { text: 'Hello' },
    state: null,
    state_at: null,
    failure: null,
    automatic: false,
    placement: null,
    reactions: [],
    edited: false,
    deleted: false,
    headers: {},
    uid: null,
    revision: null,
    ...given,
  }
}

export function aLeg(given: Partial<Leg> = {}): Leg {
  return {
    id: 11,
    conversation_id: 1,
    channel: { id: 2, connector: 'whatsapp', name: 'WhatsApp', state: 'active' },
    identity: { id: 3, scheme: 'whatsapp', value: '31612345678', assurance: 2 },
    address: '31612345678',
    thread: '',
    last_inbound_at: '2026-11-24T10:00:00Z',
    window: { open: true, closes_at: '2026-11-25T10:00:00Z' },
    can_reply: true,
    why: null,
    why_code: null,
    markup: null,
    pieces: null,
    cost: null,
    window_hours: 24,
    public: false,
    private_reply: false,
    revisions: [],
    limits: {},
    content_out: ['text', 'template'],
    ...given,
  }
}

export function aKeptDraft(body: DraftBody, version = 1): KeptDraft {
  return { body, version, updated_at: '2026-11-24T10:00:00Z', other: null, other_at: null }
}

export function aHeld(given: Partial<Held> = {}): Held {
  return {
    id: 5,
    version: 1,
    conversation_id: 1,
    leg_id: 11,
    author: { agent_id: 1, name: 'Ada' },
    content: { text: 'We come on Tuesday' },
    kind: 'scheduled',
    send_at: '2026-11-25T08:00:00Z',
    if_customer_writes: 'ask',
    state: 'waiting',
    reason: null,
    created_at: '2026-11-24T10:00:00Z',
    uid: '3f0e7d52-9d0c-4b60-8f0e-6d5f2f1c9a12',
    ...given,
  }
}

export function aNotice(given: Partial<Notice> = {}): Notice {
  return {
    id: 1,
    turn: 1,
    kind: 'message',
    conversation_id: 1,
    message_id: 7,
    customer: { id: 100, display_name: 'Fatima Yılmaz', language: 'nl' },
    subject: 'Leaking boiler',
    preview: 'Is there any news?',
    by: null,
    count: 1,
    first_at: '2026-11-24T10:00:00Z',
    at: '2026-11-24T10:00:00Z',
    read: false,
    ways: ['page', 'sound', 'push', 'mail'],
    ...given,
  }
}

export function aFact(given: Partial<KnownFact> = {}): KnownFact {
  return {
    kind: 'order',
    value: '40-1187',
    shown: '40-1187',
    message_id: 7,
    conversation_id: 1,
    said_at: '2026-11-24T10:00:00Z',
    by_customer: true,
    channel_id: 2,
    conflicts: false,
    times: 1,
    corrected: false,
    ...given,
  }
}

export function aPromise(given: Partial<ShownPromise> = {}): ShownPromise {
  return {
    id: 3,
    message_id: 8,
    conversation_id: 1,
    customer_id: 100,
    customer: 'Fatima Yılmaz',
    act: 'call',
    shown: 'We call you back before noon tomorrow.',
    made_at: '2026-11-24T10:00:00Z',
    due_at: '2026-11-25T11:00:00Z',
    owner_id: 1,
    owner: 'Ada',
    state: 'open',
    done_at: null,
    ...given,
  }
}

export function someFacts(given: Partial<Facts> = {}): Facts {
  return { facts: [], elsewhere: [], files: [], promises: [], ...given }
}

/** Answers requests: by "METHOD /path", with a value or a function of the body. */
export function answering(
  routes: Record<string, unknown>,
): { method: string; path: string; body: unknown }[] {
  const seen: { method: string; path: string; body: unknown }[] = []
  globalThis.fetch = ((address: string, init: RequestInit) => {
    const path = address.replace(/\?.*/, '')
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    seen.push({ method: init.method ?? 'GET', path, body })
    const route = routes[`${init.method} ${path}`]
    const answer: unknown =
      typeof route === 'function' ? (route as (b: unknown) => unknown)(body) : route
    if (answer instanceof Error) return Promise.reject(answer)
    if (answer instanceof Response) return Promise.resolve(answer)
    return Promise.resolve(
      new Response(JSON.stringify(answer ?? { title: 'Not found', detail: 'no route' }), {
        status: answer === undefined ? 404 : 200,
      }),
    )
  }) as typeof fetch
  return seen
}

export function refusal(status: number, detail: string): Response {
  return new Response(JSON.stringify({ title: 'Refused', status, detail }), { status })
}

/** A template of WhatsApp with everything that takes a value; `given` changes it. */
export function aTemplate(given: Partial<TemplateOffer> = {}): TemplateOffer {
  return {
    name: 'quote',
    language: 'nl',
    text: 'Dear {{1}}, here it is.',
    fields: [{ name: '1' }],
    header: { kind: 'document' },
    footer: 'Bye',
    buttons: [
      { kind: 'url', label: 'Look', url: 'https://example.org/{{1}}', fill: 'needed' },
      { kind: 'quick_reply', label: 'Yes', fill: 'optional' },
      { kind: 'copy_code', label: 'Copy', fill: 'needed' },
    ],
    ...given,
  }
}

export const A_DOCUMENT = {
  id: 'a1',
  name: 'quote.pdf',
  kind: 'file',
  media_type: 'application/pdf',
  size_bytes: 9,
} satisfies UploadedFile
