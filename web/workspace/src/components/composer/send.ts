/** Sending what is written: once, knowingly, and able to be taken back. */
import { computed, ref, type Ref } from 'vue'
import type { Content, Conversation, UploadedFile } from '@shared/api/model'
import { t } from '@/i18n'
import { bodyOf, clearDraft, draftChanged, setDraft } from '@/stores/drafts'
import { messagesOf, send } from '@/stores/messages'
import { latestSeen } from '@/stores/sending'
import { undo } from '@/stores/takeBack'
import { offerUndo } from '@/stores/undo'
import type { useCompose } from './compose'
import type { Meanwhile } from './MeanwhileNotice.vue'
import type { Scheduled } from './ScheduleDialog.vue'

interface Around {
  /** What is still on its way to the server. */
  uploading: Readonly<Ref<readonly unknown[]>>
  /** The colleagues that a note names. */
  mentioned: () => number[]
  focus: () => void
  takeBack: () => void
  stopTyping: () => void
}

export function useSending(
  conversation: Readonly<Ref<Conversation>>,
  made: ReturnType<typeof useCompose>,
  around: Around,
) {
  const { draft, leg, note, windowClosed, blocked, text, isPublic, missing, content } = made
  /** What happened since this was read; it is told before anything goes. */
  const meanwhile = ref<Meanwhile | null>(null)
  const sure = ref(false)
  const canSend = computed(
    () =>
      !blocked.value &&
      !windowClosed.value &&
      !around.uploading.value.length &&
      (!!text.value.trim() || !!draft.value.files.length),
  )

  async function submit(
    when: Scheduled | null = null,
    known: Meanwhile | null = null,
  ): Promise<void> {
    const target = note.value ? null : (leg.value?.id ?? null)
    if (!canSend.value || (!note.value && target === null)) return
    // A customer must not read {{customer.first_name}}: asked once, sent the second time.
    if (missing.value.length && !sure.value) {
      sure.value = true
      return
    }
    const id = conversation.value.id
    const mode = draft.value.mode
    const kept = bodyOf(draft.value)
    const before = JSON.parse(JSON.stringify(kept)) as typeof kept
    const files = [...draft.value.files]
    const what: Content = note.value
      ? { text: draft.value.note.trim() }
      : { ...content.value, ...(content.value.html ? { text: draft.value.text.trim() } : {}) }
    const more = note.value
      ? { html: draft.value.noteHtml, mentions: around.mentioned() }
      : {
          seen: known?.latest_message_id ?? latestSeen(messagesOf(id)),
          ...(known?.latest_held_id ? { seenHeld: known.latest_held_id } : {}),
          draft: before,
          ...(leg.value?.private_reply ? { public: isPublic.value } : {}),
          ...(when
            ? { sendAt: when.send_at, ifCustomerWrites: when.if_customer_writes }
            : undo.value
              ? { undoSeconds: undo.value }
              : {}),
        }
    around.stopTyping()
    meanwhile.value = null
    sure.value = false
    clearDraft(id, mode)
    around.focus()
    const problem = await send(id, target, what, files, more)
    if (!problem && !note.value && !when && undo.value) {
      offerUndo({ label: t('held.undo'), act: around.takeBack })
    }
    if (problem?.latest) {
      // It didn't go: what was written is here again, and what happened is told.
      setDraft(id, before)
      draftChanged(id)
      meanwhile.value = problem.latest as Meanwhile
    }
  }

  /** Something was written since: what isn't filled in is asked about again. */
  const unsure = (): void => {
    sure.value = false
  }
  const sendAnyway = (): Promise<void> => submit(null, meanwhile.value)
  function changeFirst(): void {
    meanwhile.value = null
    around.focus()
  }
  /** A template goes beside what is written, which stays. */
  async function sendTemplate(template: Content, files: UploadedFile[]): Promise<void> {
    if (!leg.value) return
    const { id } = conversation.value
    await send(id, leg.value.id, template, files, {
      seen: latestSeen(messagesOf(id)),
      ...(undo.value ? { undoSeconds: undo.value, draft: bodyOf(draft.value) } : {}),
    })
  }
  return { meanwhile, canSend, unsure, submit, sendAnyway, changeFirst, sendTemplate }
}
