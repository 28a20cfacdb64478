/** What is written in a conversation and by which leg it goes: the state behind the composer. */
import { computed, type Ref } from 'vue'
import type { Conversation, Leg } from '@shared/api/model'
import { customerName, readable } from '@/format/names'
import { now } from '@/format/times'
import { t } from '@/i18n'
import { draftChanged, draftOf } from '@/stores/drafts'
import { messagesOf } from '@/stores/messages'
import { isLaidOut } from './layout'
import { layout, preselected, reach } from './legs'
import { unfilled } from './suggest'

export function useCompose(conversation: Ref<Conversation>, legs: Ref<Leg[]>) {
  const draft = computed(() => draftOf(conversation.value.id))
  const changed = () => draftChanged(conversation.value.id)
  const answered = computed(
    () =>
      messagesOf(conversation.value.id).findLast((item) => item.direction === 'in')?.leg_id ?? null,
  )
  const leg = computed<Leg | null>(
    () =>
      legs.value.find(
        (item) => item.id === draft.value.legId && reach(item, now.value) !== 'closed',
      ) ?? preselected(legs.value, messagesOf(conversation.value.id), now.value),
  )
  const note = computed(() => draft.value.mode === 'note')
  const windowClosed = computed(
    () => !note.value && !!leg.value && reach(leg.value, now.value) === 'template',
  )
  const blocked = computed(
    () => !note.value && (!leg.value || reach(leg.value, now.value) === 'closed'),
  )
  /** Whether anyone will be able to read the answer; it is as public as what it answers. */
  const isPublic = computed(
    () =>
      !note.value &&
      !!leg.value?.public &&
      !(leg.value.private_reply && draft.value.public === false),
  )
  /** Whose address it is, when it isn't the customer's. */
  const somebodyElse = computed(() => {
    const other = note.value ? null : leg.value?.somebody_else
    if (!other || !leg.value) return null
    const { scheme } = leg.value.identity
    return t('composer.somebodyElse', {
      name: `${customerName(other.display_name)} (${readable(scheme, leg.value.address)})`,
      customer: customerName(conversation.value.customer.display_name),
    })
  })
  const text = computed(() => (note.value ? draft.value.note : draft.value.text))
  const html = computed(() => (note.value ? draft.value.noteHtml : draft.value.html))
  const limit = computed(() => (note.value ? null : (leg.value?.limits.text_characters ?? null)))
  const over = computed(() => (limit.value ? text.value.length - limit.value : 0))
  const formatted = computed(() => isLaidOut(html.value))
  const rich = computed(() => note.value || (!!leg.value && layout(leg.value) !== 'plain'))
  const missing = computed(() => (note.value ? [] : unfilled(text.value)))
  const needsSubject = computed(
    () =>
      !note.value && !!leg.value?.content_out.includes('subject') && !conversation.value.subject,
  )

  /** What is sent: with layout only where there is any, so that chat stays chat. */
  const content = computed(() => {
    const subject = needsSubject.value ? draft.value.subject.trim() : ''
    const plain = draft.value.text.trim()
    return {
      text: formatted.value && leg.value && layout(leg.value) !== 'plain' ? '' : plain,
      ...(formatted.value && leg.value && layout(leg.value) !== 'plain'
        ? { html: draft.value.html }
        : {}),
      ...(subject ? { subject } : {}),
    }
  })

  function write(now: { html: string; text: string }): void {
    if (note.value) {
      draft.value.noteHtml = now.html
      draft.value.note = now.text
    } else {
      draft.value.html = now.html
      draft.value.text = now.text
    }
    changed()
  }
  return {
    draft,
    changed,
    answered,
    leg,
    note,
    windowClosed,
    blocked,
    text,
    html,
    isPublic,
    somebodyElse,
    limit,
    over,
    formatted,
    rich,
    missing,
    needsSubject,
    content,
    write,
  }
}
