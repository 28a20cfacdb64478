/** A notice in words, and where it leads. */
import type { Notice, NoticeKind } from '@shared/api/model'
import { previewWords } from '@/components/inbox/preview'
import { customerName } from '@/format/names'
import { t, tn } from '@/i18n'

export const ICONS: Record<NoticeKind, string> = {
  mention: 'i-lucide-at-sign',
  undelivered: 'i-lucide-circle-alert',
  assigned: 'i-lucide-user-check',
  woken: 'i-lucide-alarm-clock',
  promise: 'i-lucide-handshake',
  message: 'i-lucide-message-square',
  unassigned: 'i-lucide-hand',
}

/** What happened, without whom it is about. */
export function happened(notice: Notice): string {
  const by = notice.by?.name
  switch (notice.kind) {
    case 'mention':
      return by ? t('notices.mention.by', { by }) : t('notices.mention')
    case 'assigned':
      return by ? t('notices.assigned.by', { by }) : t('notices.assigned')
    case 'undelivered':
      return t('notices.undelivered')
    case 'woken':
      return t('notices.woken')
    case 'promise':
      return t('notices.promise')
    case 'message':
      return tn('notices.message', notice.count)
    case 'unassigned':
      return tn('notices.unassigned', notice.count)
  }
}

/** Whom or what it is about: the heading. */
export function about(notice: Notice): string {
  return notice.kind === 'unassigned' && notice.count > 1
    ? t('view.unassigned')
    : customerName(notice.customer.display_name)
}

/** The last words said; of several new conversations, with whose they are. */
export function lastWords(notice: Notice): string {
  const words = previewWords(notice.preview) || notice.subject
  if (notice.kind !== 'unassigned' || notice.count < 2) return words
  return t('notices.latest', { name: customerName(notice.customer.display_name), words })
}

export function place(notice: Notice): string {
  if (notice.kind === 'unassigned' && notice.count > 1) return '/inbox/unassigned'
  const view = notice.kind === 'unassigned' ? 'unassigned' : 'mine'
  const at = notice.message_id ? `?message=${notice.message_id}` : ''
  return `/inbox/${view}/${notice.conversation_id}${at}`
}
