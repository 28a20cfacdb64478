import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { session } from '@/stores/session'
import { answering } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import ChannelSubscription from './ChannelSubscription.vue'

type Subscription = Channel['subscription']
const channel = (subscription: Subscription) => ({ id: 4, subscription }) as Channel
const shown = (subscription: Subscription) =>
  mounted(ChannelSubscription, { channel: channel(subscription) })

beforeEach(() => {
  setLanguage('en')
  session.value = { permissions: ['channels.manage'] } as unknown as typeof session.value
})

describe('the subscription of a channel', () => {
  it('says how it stands, in the provider’s words too', () => {
    expect(shown({ asked_at: null, ok: null, message: '', until: null }).text()).toContain(
      'has not been asked',
    )
    const asked_at = new Date().toISOString()
    const refused = shown({ asked_at, ok: false, message: 'No such page', until: null }).text()
    expect(refused).toContain('refused')
    expect(refused).toContain('No such page')
    const until = new Date(Date.now() + 86_400_000).toISOString()
    expect(shown({ asked_at, ok: true, message: '', until }).text()).toContain('renewed by itself')
    expect(shown(null).find('[data-subscription]').exists()).toBe(false)
  })

  it('is asked for by a button', async () => {
    const seen = answering({
      'POST /api/channels/4/subscribe': channel({
        asked_at: new Date().toISOString(),
        ok: true,
        message: '',
        until: null,
      }),
    })
    const page = shown({ asked_at: null, ok: null, message: '', until: null })
    await page.find('[data-subscribe]').trigger('click')
    await flushPromises()
    expect(seen).toHaveLength(1)
    expect(page.findComponent(ChannelSubscription).emitted('changed')).toHaveLength(1)
  })
})
