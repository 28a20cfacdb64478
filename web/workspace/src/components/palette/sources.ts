/** What the palette finds on this side: actions, views, conversations at hand, pages of the settings. */
import type { Conversation, SearchHit } from '@shared/api/model'
import { previewWords } from '@/components/inbox/preview'
import { AREAS } from '@/components/settings/areas'
import { customerName } from '@/format/names'
import { t } from '@/i18n'
import { ACTIONS, type ActionId } from '@/keyboard/actions'
import { available, run } from '@/keyboard/shortcuts'
import { pinned, recent } from '@/stores/atHand'
import { savedViews } from '@/stores/savedViews'
import { can } from '@/stores/session'

export type Section = 'actions' | 'views' | 'conversations' | 'customers' | 'settings' | 'found'

export interface Item {
  id: string
  section: Section
  label: string
  detail?: string
  icon: string
  action?: ActionId
  /** Further words by which it is found. */
  words?: string
  /** Where it leads; or what it does, once the palette is closed. */
  to?: string
  act?: () => void
}

export function actions(): Item[] {
  return available.value
    .filter((id) => !ACTIONS[id].hidden)
    .map((id) => ({
      id: `action:${id}`,
      section: 'actions',
      label: t(ACTIONS[id].title),
      icon: ACTIONS[id].icon,
      action: id,
      act: () => void run(id),
    }))
}

export function views(): Item[] {
  return savedViews.value.map((view) => ({
    id: `view:${view.id}`,
    section: 'views',
    label: view.name,
    icon: 'i-lucide-list-filter',
    to: `/inbox/${view.id}`,
  }))
}

/** Every area of the settings, and every field that can be found there. */
export function settings(): Item[] {
  return AREAS.flatMap((group) => group.entries)
    .filter(({ needs }) => !needs || needs.some(can))
    .flatMap((area): Item[] => [
      {
        id: `settings:${area.path}`,
        section: 'settings',
        label: t(area.title),
        detail: t(area.intro),
        words: area.words && t(area.words),
        icon: area.icon,
        to: `/settings/${area.path}`,
      },
      ...(area.fields ?? []).map((field) => ({
        id: `settings:${area.path}#${field.id}`,
        section: 'settings' as const,
        label: t(field.title),
        detail: t(area.title),
        words: field.words && t(field.words),
        icon: area.icon,
        to: `/settings/${area.path}#${field.id}`,
      })),
    ])
}

/** Pinned ones first, then those opened last. */
export function atHand(): Item[] {
  const seen = new Set<number>()
  return [...pinned.value, ...recent.value]
    .filter((each) => !seen.has(each.id) && seen.add(each.id))
    .map((each) => conversation(each, pinned.value.includes(each) ? 'i-lucide-pin' : undefined))
}

function conversation(each: Conversation, icon = 'i-lucide-messages-square'): Item {
  return {
    id: `conversation:${each.id}`,
    section: 'conversations',
    label: customerName(each.customer.display_name),
    detail: each.subject || previewWords(each.preview),
    words: each.ref,
    icon,
    to: `/inbox/all/${each.id}`,
  }
}

export function found(hit: SearchHit): Item {
  if (hit.kind === 'conversation' && hit.conversation) return conversation(hit.conversation)
  const name = customerName(hit.customer.display_name)
  const text = hit.fragments.map((part) => part.text).join('')
  if (hit.kind === 'customer') {
    return {
      id: `customer:${hit.customer.id}`,
      section: 'customers',
      label: name,
      detail: text === name ? undefined : text,
      icon: 'i-lucide-user',
      to: `/inbox/all?customer=${hit.customer.id}`,
    }
  }
  return {
    id: `message:${hit.message_id}`,
    section: 'found',
    label: name,
    detail: text,
    icon: 'i-lucide-message-square-text',
    to: `/inbox/all/${hit.conversation_id}?message=${hit.message_id}`,
  }
}
