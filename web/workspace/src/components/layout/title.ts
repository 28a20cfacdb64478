/** The title of the page: what is on it, whose it is, and how much is unread. */
import { watchEffect } from 'vue'
import { useRoute } from 'vue-router'
import { titled } from '@/components/notices/badge'
import { customerName } from '@/format/names'
import { t, tOr, type Key } from '@/i18n'
import { seen } from '@/stores/conversations'
import { unread } from '@/stores/notices'
import { savedViews } from '@/stores/savedViews'
import { session } from '@/stores/session'

/** Pages of the settings that aren't called by `areas.` and their path. */
const AREAS: Record<string, Key> = {
  facts: 'recognisers.title',
  fields: 'settings.fields',
  letters: 'areas.deadLetters',
  notifications: 'settings.notifications',
  objects: 'settings.objects',
  recognition: 'merging.title',
  snippets: 'snippets.title',
}
const PAGES: Record<string, Key> = {
  customers: 'customers.title',
  invitation: 'invitation.title',
  'not-found': 'state.notFound',
  promises: 'promises.title',
  review: 'review.title',
  settings: 'settings.title',
  setup: 'setup.title',
  'sign-in': 'signIn.title',
}

/** What the page at this path, or of this name, is called. */
export function pageTitle(path: string, name: string): string {
  const [, first = '', second = ''] = path.split('/')
  if (first === 'settings' && second)
    return AREAS[second] ? t(AREAS[second]) : tOr(`areas.${second}`, 'settings.title')
  const key = PAGES[name] ?? PAGES[first]
  return key ? t(key) : ''
}

export function useTitle(): void {
  const route = useRoute()

  function place(): string {
    const { id, view } = route.params
    if (route.name !== 'inbox') return pageTitle(route.path, String(route.name ?? ''))
    const conversation = id ? seen(Number(id)) : undefined
    if (conversation) return customerName(conversation.customer.display_name)
    const own = savedViews.value.find((each) => String(each.id) === view)
    return own?.name ?? tOr(`view.${String(view)}`, 'app.name')
  }

  watchEffect(() => {
    const house = session.value?.organisation.name || t('app.name')
    const here = place()
    document.title = titled(unread.value, here && here !== house ? `${here} · ${house}` : house)
  })
}
