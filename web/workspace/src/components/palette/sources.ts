/** What the palette finds on this side: actions, views, conversations at hand, pages of the settings. */
import type { Conversation, SearchHit } from '@shared/api/model'
import { previewWords } from '@/components/inbox/preview'
import { AREAS } from '@/components/settings/areas'
import { customerName } from '@/format/names'
import { t, type Key } from '@/i18n'
import { ACTIONS, type ActionId } from '@/keyboard/actions'
import { available, run } from '@/keyboard/shortcuts'
import { appearance } from '@/stores/appearance'
import { pinned, recent } from '@/stores/atHand'
import { channels } from '@/stores/channels'
import { looked, showView, view } from '@/stores/conversations'
import { density, setDensity, setSort } from '@/stores/preferences'
import { savedViews } from '@/stores/savedViews'
import { UNDO_SECONDS } from '@/stores/sending'
import { can } from '@/stores/session'
import { chooseUndo, undo } from '@/stores/takeBack'
import { sortsFor } from '@/stores/views'

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

/** What menus let one choose, under its own name: how it looks, in which order, how long to take back. */
export function choices(): Item[] {
  const choice = (
    id: string,
    label: string,
    of: Key,
    words: Key,
    icon: string,
    act: () => void,
  ) => ({
    id: `choice:${id}`,
    section: 'actions' as const,
    label,
    detail: t(of),
    words: t(words),
    icon,
    act,
  })
  const themes = [
    ['light', 'nav.theme.light', 'i-lucide-sun'],
    ['dark', 'nav.theme.dark', 'i-lucide-moon'],
    ['auto', 'nav.theme.system', 'i-lucide-monitor'],
  ] as const
  return [
    ...themes
      .filter(([value]) => value !== appearance.store.value)
      .map(([value, key, icon]) =>
        choice(value, t(key), 'nav.theme', 'palette.words.theme', icon, () => {
          appearance.store.value = value
        }),
      ),
    ...(['comfortable', 'compact'] as const)
      .filter((each) => each !== density.value)
      .map(
        (each) =>
        choice(each, t(`density.${each}`), 'density.title', 'palette.words.density', 'i-lucide-rows-3', () => void setDensity(each)), // prettier-ignore
      ),
    ...sortsFor(looked.value?.conditions ?? {})
      .filter((sort) => looked.value && sort !== looked.value.sort)
      .map(
        (sort) =>
        choice(sort, t(`sort.${sort}`), 'sort.title', 'palette.words.sort', 'i-lucide-arrow-up-down', () => {
          void setSort(view.value, sort)
          void showView(view.value)
        }), // prettier-ignore
      ),
    ...UNDO_SECONDS.filter((seconds) => seconds !== undo.value).map((seconds) =>
      choice(
        `undo-${seconds}`,
        seconds ? t('composer.undo.seconds', { count: seconds }) : t('composer.undo.none'),
        'composer.undo',
        'palette.words.undo',
        'i-lucide-undo-2',
        () => void chooseUndo(seconds),
      ),
    ),
  ]
}

/** Each channel of the organisation, where it is set. */
export function channelPages(): Item[] {
  if (!can('channels.manage')) return []
  return channels.value.map((channel) => ({
    id: `settings:channels/${channel.id}`,
    section: 'settings',
    label: channel.name,
    detail: t('areas.channels'),
    icon: 'i-lucide-cable',
    to: `/settings/channels/${channel.id}`,
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
