/**
 * What an agent is writing, by conversation. It is kept in this browser with every change and on the
 * server a moment later, so that neither a crash nor the loss of the network loses a word. The newest
 * wins; what was written on another device meanwhile is offered, never overwritten unseen.
 */
import { reactive } from 'vue'
import type { DraftBody, KeptDraft, UploadedFile } from '@shared/api/model'
import * as api from '@/api/conversations'
import { session } from './session'

const SAVE_AFTER_MS = 800
/** How often what could not be saved is tried again. */
const RETRY_MS = 5000
const PLACE = 'onethread.draft.'

export interface Draft {
  mode: 'reply' | 'note'
  legId: number | null
  /** The document as the editor writes it (HTML), and what it reads like without any layout. */
  html: string
  text: string
  noteHtml: string
  note: string
  subject: string
  files: UploadedFile[]
  /** Who may read the reply; null: as what it answers. */
  public: boolean | null
  /** Written on another device since; offered until the agent chose. */
  other: DraftBody | null
  /** Grows when the document was set from outside: editors load it anew. */
  turn: number
  /** Not on the server yet, because it can't be reached. */
  unsaved: boolean
}

interface Kept {
  draft: Draft
  saved: string
  version: number
  timer: ReturnType<typeof setTimeout> | null
  saving: boolean
}

const kept = new Map<number, Kept>()

export function draftOf(conversationId: number): Draft {
  return entry(conversationId).draft
}

function empty(): Draft {
  return {
    mode: 'reply',
    legId: null,
    html: '',
    text: '',
    noteHtml: '',
    note: '',
    subject: '',
    files: [],
    public: null,
    other: null,
    turn: 0,
    unsaved: false,
  }
}

function entry(conversationId: number): Kept {
  let found = kept.get(conversationId)
  if (!found) {
    found = { draft: reactive(empty()), saved: '', version: 0, timer: null, saving: false }
    kept.set(conversationId, found)
  }
  return found
}

export function isEmpty(body: DraftBody | null | undefined): boolean {
  return !body || (!body.text?.trim() && !body.note?.trim() && !body.files?.length)
}

/** What the server keeps, when nothing was written here since. */
export function adoptDraft(conversationId: number, found: KeptDraft | null): void {
  const item = entry(conversationId)
  const local = readLocal(conversationId)
  if (local && isEmpty(bodyOf(item.draft))) {
    // A tab that died, or typing without a network: newer than what the server has.
    fill(item.draft, local.body)
    item.version = local.version
    item.draft.turn += 1
    if (found) {
      item.draft.other = found.other ?? null
      if (found.version > local.version && !isEmpty(found.body)) item.draft.other = found.body
    }
    void saveNow(conversationId)
    return
  }
  if (!found) return
  const written = !isEmpty(bodyOf(item.draft))
  if (found.version > item.version || !written) item.draft.other = found.other ?? item.draft.other
  if (written) return
  item.version = found.version
  setDraft(conversationId, found.body)
}

/** The document is this now; editors show it. */
export function setDraft(conversationId: number, body: DraftBody): void {
  const item = entry(conversationId)
  fill(item.draft, body)
  item.draft.turn += 1
  item.saved = JSON.stringify(bodyOf(item.draft))
}

/** What was taken back is the draft again, in front of what was begun since. */
export function putBack(conversationId: number, found: KeptDraft): void {
  entry(conversationId).version = found.version
  inFront(conversationId, found)
}

/** What the server refused is the draft again, as it was written. */
export function putBackRefused(conversationId: number, body: DraftBody): void {
  const { draft } = entry(conversationId)
  if (body.mode === 'note') {
    draft.mode = 'note'
    draft.note = [body.note, draft.note].filter(Boolean).join('\n\n')
    draft.noteHtml = (body.note_html || paragraphs(body.note ?? '')) + draft.noteHtml
    draft.files = [...(body.files ?? []), ...draft.files]
    draft.turn += 1
    draftChanged(conversationId)
  } else
    inFront(conversationId, { body: { ...body, html: body.html || paragraphs(body.text ?? '') } })
}

function inFront(conversationId: number, found: { body: DraftBody }): void {
  const item = entry(conversationId)
  const now = bodyOf(item.draft)
  if (isEmpty(now) || !found.body.html) {
    fill(item.draft, { ...found.body, note: now.note, note_html: now.note_html })
    if (!isEmpty(now) && now.text) item.draft.other = now
  } else {
    fill(item.draft, {
      ...found.body,
      html: found.body.html + (now.html ?? ''),
      text: [found.body.text, now.text].filter(Boolean).join('\n\n'),
      files: [...(found.body.files ?? []), ...(now.files ?? [])],
      note: now.note,
      note_html: now.note_html,
    })
    item.draft.other = null
    void api.dropOtherDraft(conversationId).catch(() => {})
  }
  item.draft.turn += 1
  draftChanged(conversationId)
}

function fill(draft: Draft, body: DraftBody): void {
  draft.text = body.text ?? ''
  draft.html = body.html || paragraphs(draft.text)
  draft.note = body.note ?? ''
  draft.noteHtml = body.note_html || paragraphs(draft.note)
  draft.mode = body.mode ?? 'reply'
  draft.legId = body.leg_id ?? null
  draft.subject = body.subject ?? ''
  draft.files = body.files ?? []
  draft.public = body.public ?? null
}

/** Plain text as a document. */
export function paragraphs(text: string): string {
  if (!text) return ''
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return safe
    .split(/\n{2,}/)
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('')
}

export function bodyOf(draft: Draft): DraftBody {
  return {
    mode: draft.mode,
    leg_id: draft.legId,
    text: draft.text,
    html: draft.html,
    note: draft.note,
    note_html: draft.noteHtml,
    subject: draft.subject,
    files: draft.files,
    ...(draft.public === null ? {} : { public: draft.public }),
  }
}

/** Call after every change: it is kept here at once, and on the server a moment later. */
export function draftChanged(conversationId: number): void {
  const item = entry(conversationId)
  writeLocal(conversationId, item)
  later(conversationId, item, SAVE_AFTER_MS)
}

function later(conversationId: number, item: Kept, afterMs: number): void {
  if (item.timer) clearTimeout(item.timer)
  item.timer = setTimeout(() => void saveNow(conversationId), afterMs)
}

/** Saves what has not been saved; `leaving` when the page is being closed. */
export async function saveNow(conversationId: number, leaving = false): Promise<void> {
  const item = kept.get(conversationId)
  if (!item) return
  if (item.timer) clearTimeout(item.timer)
  item.timer = null
  if (item.saving && !leaving) {
    later(conversationId, item, SAVE_AFTER_MS)
    return
  }
  const body = bodyOf(item.draft)
  const text = JSON.stringify(body)
  if (text === item.saved) return
  const before = item.saved
  item.saved = text
  item.saving = true
  try {
    if (isEmpty(body)) {
      if (before) await api.dropDraft(conversationId)
      tellTabs(conversationId, body, item.version)
    } else {
      const now = await api.saveDraft(conversationId, body, item.version, leaving)
      item.version = now?.version ?? item.version
      item.draft.other = (now?.other as DraftBody | null | undefined) ?? null
      tellTabs(conversationId, body, item.version)
    }
    item.draft.unsaved = false
    if (item.saved === JSON.stringify(bodyOf(item.draft))) forgetLocal(conversationId)
  } catch {
    // Still here, in memory and in this browser.
    item.saved = before
    item.draft.unsaved = true
    if (!leaving) later(conversationId, item, RETRY_MS)
  } finally {
    item.saving = false
  }
}

export function saveAll(leaving = false): void {
  for (const id of kept.keys()) void saveNow(id, leaving)
}

/** Use what was written on the other device instead; what is here takes its place. */
export function useOther(conversationId: number): void {
  const { draft } = entry(conversationId)
  const other = draft.other
  if (!other) return
  const here = bodyOf(draft)
  fill(draft, other)
  draft.other = isEmpty(here) ? null : here
  draft.turn += 1
  draftChanged(conversationId)
}

export function dropOther(conversationId: number): void {
  entry(conversationId).draft.other = null
  void api.dropOtherDraft(conversationId).catch(() => {})
}

/** Sent: what was written is a message now. */
export function clearDraft(conversationId: number, mode: 'reply' | 'note'): void {
  const { draft } = entry(conversationId)
  if (mode === 'note') {
    draft.note = ''
    draft.noteHtml = ''
  } else {
    draft.text = ''
    draft.html = ''
    draft.subject = ''
    // The next reply follows the customer again: a leg is chosen for one message.
    draft.legId = null
    draft.public = null
  }
  draft.files = []
  draft.turn += 1
  writeLocal(conversationId, entry(conversationId))
  void saveNow(conversationId)
}

export function forgetDrafts(): void {
  for (const item of kept.values()) if (item.timer) clearTimeout(item.timer)
  kept.clear()
}

// In the other tabs ------------------------------------------------------------------------------

interface Told {
  agentId: number
  conversationId: number
  body: DraftBody
  version: number
}

const tabs =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('onethread.drafts')
/** What was saved here is what another tab shows too, unless something else is being written there. */
function tellTabs(conversationId: number, body: DraftBody, version: number): void {
  const told: Told = { agentId: session.value?.agent.id ?? 0, conversationId, body, version }
  tabs?.postMessage(JSON.stringify(told))
}
if (tabs) {
  tabs.onmessage = (event: MessageEvent<string>) => {
    const told = JSON.parse(event.data) as Told
    const item = kept.get(told.conversationId)
    if (!item || told.agentId !== (session.value?.agent.id ?? 0)) return
    const here = bodyOf(item.draft)
    const touched = item.timer || (!isEmpty(here) && JSON.stringify(here) !== item.saved)
    if (touched) return
    item.version = told.version
    setDraft(told.conversationId, told.body)
  }
}

// In this browser --------------------------------------------------------------------------------

interface Local {
  body: DraftBody
  version: number
}

const place = (conversationId: number) =>
  `${PLACE}${session.value?.agent.id ?? 0}.${conversationId}`

function writeLocal(conversationId: number, item: Kept): void {
  const body = bodyOf(item.draft)
  try {
    if (isEmpty(body)) localStorage.removeItem(place(conversationId))
    else {
      const local: Local = { body, version: item.version }
      localStorage.setItem(place(conversationId), JSON.stringify(local))
    }
  } catch {
    // No room, or not allowed: the server has it in a moment.
  }
}

function readLocal(conversationId: number): Local | null {
  try {
    const found = localStorage.getItem(place(conversationId))
    const local = found ? (JSON.parse(found) as Local) : null
    return local && !isEmpty(local.body) ? local : null
  } catch {
    return null
  }
}

function forgetLocal(conversationId: number): void {
  try {
    localStorage.removeItem(place(conversationId))
  } catch {
    // Nothing was kept then.
  }
}
