/** The title of the page: what is on it, whose it is, and how much is unread. */
import { watchEffect } from 'vue'
import { useRoute } from 'vue-router'
import { titled } from '@/components/notices/badge'
import { customerName } from '@/format/names'
import { t, tOr } from '@/i18n'
import { seen } from '@/stores/conversations'
import { unread } from '@/stores/notices'
import { session } from '@/stores/session'

export function useTitle(): void {
  const route = useRoute()

  function place(): string {
    const { id, view } = route.params
    if (route.name === 'inbox') {
      const conversation = id ? seen(Number(id)) : undefined
      return conversation
        ? customerName(conversation.customer.display_name)
        : tOr(`view.${String(view)}`, 'app.name')
    }
    const part = /^\/settings\/(\w+)/.exec(route.path)?.[1]
    if (part)
      return tOr(`areas.${part}`, part === 'notifications' ? 'notices.title' : 'settings.title')
    const own = { 'sign-in': 'signIn', setup: 'setup', invitation: 'invitation' } as const
    const name = String(route.name ?? '')
    if (name in own) return t(`${own[name as keyof typeof own]}.title`)
    return ''
  }

  watchEffect(() => {
    const house = session.value?.organisation.name || t('app.name')
    const here = place()
    document.title = titled(unread.value, here && here !== house ? `${here} · ${house}` : house)
  })
}
