/** What an agent is writing, by conversation: kept on the server, so that it is never lost. */
import { reactive } from 'vue'
import type { DraftBody, UploadedFile } from '@shared/api/model'
import * as api from '@/api/conversations'

const SAVE_AFTER_MS = 800

export interface Draft {
  mode: 'reply' | 'note'
  legId: number | null
  text: string
  note: string
  files: UploadedFile[]
}

interface Kept {
  draft: Draft
  saved: string
  timer: ReturnType<typeof setTimeout> | null
}

const kept = new Map<number, Kept>()

export function draftOf(conversationId: number): Draft {
  return entry(conversationId).draft
}

function entry(conversationId: number): Kept {
  let found = kept.get(conversationId)
  if (!found) {
    const draft = reactive<Draft>({ mode: 'reply', legId: null, text: '', note: '', files: [] })
    found = { draft, saved: '', timer: null }
    kept.set(conversationId, found)
  }
  return found
}

/** The server's draft, when nothing was written here. */
export function adoptDraft(conversationId: number, body: DraftBody | null): void {
  const { draft } = entry(conversationId)
  if (!body || draft.text || draft.note) return
  draft.text = body.text ?? ''
  draft.note = body.note ?? ''
  draft.mode = body.mode ?? 'reply'
  draft.legId = body.leg_id ?? null
  draft.files = body.files ?? []
  entry(conversationId).saved = JSON.stringify(bodyOf(draft))
}

function bodyOf(draft: Draft): DraftBody {
  return {
    mode: draft.mode,
    leg_id: draft.legId,
    text: draft.text,
    note: draft.note,
    files: draft.files,
  }
}

/** Call after every change: it is saved a moment later. */
export function draftChanged(conversationId: number): void {
  const item = entry(conversationId)
  if (item.timer) clearTimeout(item.timer)
  item.timer = setTimeout(() => void saveNow(conversationId), SAVE_AFTER_MS)
}

/** Saves what has not been saved; `leaving` when the page is being closed. */
export async function saveNow(conversationId: number, leaving = false): Promise<void> {
  const item = kept.get(conversationId)
  if (!item) return
  if (item.timer) clearTimeout(item.timer)
  item.timer = null
  const body = bodyOf(item.draft)
  const text = JSON.stringify(body)
  if (text === item.saved) return
  const empty = !body.text && !body.note && !body.files?.length
  const before = item.saved
  item.saved = text
  try {
    if (empty) {
      if (before) await api.dropDraft(conversationId)
    } else await api.saveDraft(conversationId, body, leaving)
  } catch {
    // Still here in memory; the next change, or leaving the conversation, tries again.
    item.saved = before
  }
}

export function saveAll(leaving = false): void {
  for (const id of kept.keys()) void saveNow(id, leaving)
}

/** Sent: what was written is a message now. */
export function clearDraft(conversationId: number, mode: 'reply' | 'note'): void {
  const { draft } = entry(conversationId)
  if (mode === 'note') draft.note = ''
  else {
    draft.text = ''
    // The next reply follows the customer again: a leg is chosen for one message.
    draft.legId = null
  }
  draft.files = []
  void saveNow(conversationId)
}

export function forgetDrafts(): void {
  for (const item of kept.values()) if (item.timer) clearTimeout(item.timer)
  kept.clear()
}
