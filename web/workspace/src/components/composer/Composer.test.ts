import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Leg } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { draftOf, forgetDrafts } from '@/stores/drafts'
import { forgetMessages, pending } from '@/stores/messages'
import { aConversation, aLeg, aMessage, answering } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import Composer from './Composer.vue'

const mail = aLeg({
  id: 12,
  channel: { id: 1, connector: 'email', name: 'E-mail', state: 'active' },
  content_out: ['text', 'html', 'subject'],
})
const shut = aLeg({ window: { open: false, closes_at: null } })
const composer = (...legs: Leg[]) => mounted(Composer, { conversation: aConversation(), legs })

beforeEach(() => {
  setLanguage('en')
  forgetDrafts()
  forgetMessages()
  document.body.innerHTML = ''
})

describe('the composer', () => {
  it('sends with Ctrl+Enter on the leg chosen, and is empty at once', async () => {
    const seen = answering({ 'POST /api/conversations/1/reply': aMessage({ id: 9 }) })
    const page = composer(mail)
    await page.find('textarea').setValue('Good morning')
    await page.find('textarea').trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(page.find('textarea').element.value).toBe('')
    await flushPromises()
    const sent = seen.filter((request) => request.path.endsWith('/reply'))
    expect(sent[0]?.body).toMatchObject({ leg_id: 12, content: { text: 'Good morning' } })
  })

  it('keeps a note apart from a reply, and sends it to colleagues only', async () => {
    const seen = answering({ 'POST /api/conversations/1/notes': aMessage({ direction: 'note' }) })
    const page = composer(mail)
    await page.find('textarea').setValue('Dear Fatima')
    await page.find('[data-mode=note]').trigger('click')
    await flushPromises()
    expect(page.find('textarea').element.value).toBe('')
    await page.find('textarea').setValue('She called twice')
    await page.find('[data-send]').trigger('click')
    await flushPromises()
    expect(seen.map((request) => request.path)).toContain('/api/conversations/1/notes')
    expect(draftOf(1).text).toBe('Dear Fatima')
  })

  it('sends nothing that is empty', async () => {
    const page = composer(mail)
    await page.find('textarea').setValue('   ')
    await page.find('textarea').trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(pending.size).toBe(0)
  })

  it('offers a template when the window has closed', () => {
    const page = composer(shut)
    expect(page.find('textarea').exists()).toBe(false)
    expect(page.text()).toContain('Choose a template')
  })

  it('says why when nothing can be sent', () => {
    const gone = aLeg({ can_reply: false, why: 'This channel was removed.', content_out: ['text'] })
    expect(composer(gone).text()).toContain('This channel was removed.')
  })
})
