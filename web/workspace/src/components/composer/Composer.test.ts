import { flushPromises } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Leg } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { draftOf, forgetDrafts, setDraft } from '@/stores/drafts'
import { forgetHeld, heldOf, receiveHeld } from '@/stores/held'
import { forgetMessages, pending } from '@/stores/messages'
import { forgetSession, session } from '@/stores/session'
import { aConversation, aHeld, aKeptDraft, aLeg, aMessage, answering } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import Composer from './Composer.vue'

const mail = aLeg({
  id: 12,
  channel: { id: 1, connector: 'email', name: 'E-mail', state: 'active' },
  content_out: ['text', 'html', 'subject'],
  window_hours: null,
  window: { open: true, closes_at: null },
})
const shut = aLeg({ window: { open: false, closes_at: null } })
const none = { 'GET /api/snippets': { items: [], next: null } }

let shown: ReturnType<typeof mounted> | null = null

/** The composer with its editor loaded. */
async function composer(...legs: Leg[]) {
  const page = mounted(Composer, { conversation: aConversation(), legs })
  await vi.dynamicImportSettled()
  await flushPromises()
  shown = page
  return page
}
function me(undo_seconds: number): void {
  session.value = {
    agent: {
      id: 1,
      name: 'Ada',
      email: 'ada@example.org',
      role: 'agent',
      language: 'en',
      settings: { undo_seconds },
    },
    organisation: { name: 'O', language: 'en', region: 'NL' },
    permissions: [],
  } as unknown as typeof session.value
}

beforeEach(() => {
  setLanguage('en')
  forgetDrafts()
  forgetMessages()
  forgetHeld()
  forgetSession()
  me(0)
  localStorage.clear()
})
afterEach(() => {
  shown?.unmount()
  shown = null
})

describe('the composer', () => {
  it('takes the words of who begins before the editor is there', async () => {
    const page = mounted(Composer, { conversation: aConversation(), legs: [mail] })
    shown = page
    await page.get('[data-mode=reply]').trigger('click')
    await nextTick()
    await nextTick()
    const plain = page.get('textarea')
    expect(document.activeElement).toBe(plain.element)
    await plain.setValue('Dear <b>you</b>')
    await vi.dynamicImportSettled()
    await flushPromises()
    expect(page.find('textarea').exists()).toBe(false)
    expect(page.get('[data-composer]').text()).toBe('Dear <b>you</b>')
    expect(draftOf(aConversation().id).text).toBe('Dear <b>you</b>')
  })

  it('sends with Ctrl+Enter on the leg chosen, and is empty at once', async () => {
    const seen = answering({
      ...none,
      'POST /api/conversations/1/reply': aMessage({ id: 9, direction: 'out' }),
    })
    setDraft(1, { text: 'Good morning' })
    const page = await composer(mail)
    await page.find('[data-composer]').trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(draftOf(1).text).toBe('')
    await flushPromises()
    const sent = seen.find((request) => request.path.endsWith('/reply'))
    expect(sent?.body).toMatchObject({
      leg_id: 12,
      content: { text: 'Good morning' },
      seen_message_id: 0,
    })
  })

  it('lets a reply wait on the server for the seconds in which it can be taken back', async () => {
    me(5)
    const seen = answering({
      ...none,
      'POST /api/conversations/1/held': aHeld({ kind: 'undo' }),
      'POST /api/held/5/take-back': aKeptDraft({
        text: 'Good morning',
        html: '<p>Good morning</p>',
      }),
      'PUT /api/conversations/1/draft': aKeptDraft({}),
    })
    setDraft(1, { text: 'Good morning' })
    const page = await composer(mail)
    await page.find('[data-send]').trigger('click')
    await flushPromises()
    expect(seen.find((request) => request.path.endsWith('/held'))?.body).toMatchObject({
      undo_seconds: 5,
      draft: { text: 'Good morning' },
    })
    expect(heldOf(1)).toHaveLength(1)
    await page.find('[data-take-back]').trigger('click')
    await flushPromises()
    expect(heldOf(1)).toHaveLength(0)
    expect(draftOf(1).text).toBe('Good morning')
  })

  it('says who answered meanwhile, keeps the text, and sends when told to', async () => {
    const latest = { customer_wrote: 0, answered: 1, answered_by: { id: 2, name: 'Bea' } }
    let refused = false
    const seen = answering({
      ...none,
      'POST /api/conversations/1/reply': () => {
        if (refused) return aMessage({ id: 9, direction: 'out' })
        refused = true
        const body = { title: 'conflict', detail: '', latest: { ...latest, latest_message_id: 44 } }
        return new Response(JSON.stringify(body), { status: 409 })
      },
      'PUT /api/conversations/1/draft': aKeptDraft({}),
      'DELETE /api/conversations/1/draft': {},
    })
    setDraft(1, { text: 'Good morning' })
    const page = await composer(mail)
    await page.find('[data-send]').trigger('click')
    await flushPromises()
    expect(page.find('[data-meanwhile]').text()).toContain('Bea answered meanwhile')
    expect(draftOf(1).text).toBe('Good morning')
    expect(pending.size).toBe(0)
    await page.find('[data-send-anyway]').trigger('click')
    await flushPromises()
    const sent = seen.filter((request) => request.path.endsWith('/reply'))
    expect(sent.map((each) => (each.body as { seen_message_id: number }).seen_message_id)).toEqual([
      0, 44,
    ])
    expect(page.find('[data-meanwhile]').exists()).toBe(false)
  })

  it('asks once before a variable goes out that was not filled in', async () => {
    const seen = answering({ ...none, 'POST /api/conversations/1/reply': aMessage({ id: 9 }) })
    setDraft(1, { text: 'Dear {{customer.first_name}}' })
    const page = await composer(mail)
    expect(page.find('[data-missing]').text()).toContain('customer.first_name')
    await page.find('[data-send]').trigger('click')
    await flushPromises()
    expect(seen.some((request) => request.path.endsWith('/reply'))).toBe(false)
    await page.find('[data-send]').trigger('click')
    await flushPromises()
    expect(seen.some((request) => request.path.endsWith('/reply'))).toBe(true)
  })

  it('keeps a note apart from a reply, and sends it to colleagues only', async () => {
    const seen = answering({
      ...none,
      'POST /api/conversations/1/notes': aMessage({ direction: 'note' }),
    })
    setDraft(1, {
      text: 'Dear Fatima',
      note: '@Bea she called',
      note_html: '<p><span data-mention="" data-id="7">@Bea</span> she called</p>',
    })
    const page = await composer(mail)
    await page.find('[data-mode=note]').trigger('click')
    await flushPromises()
    expect(page.find('[data-composer]').text()).toBe('@Bea she called')
    await page.find('[data-send]').trigger('click')
    await flushPromises()
    expect(seen.find((request) => request.path.endsWith('/notes'))?.body).toMatchObject({
      text: '@Bea she called',
      mentions: [7],
    })
    expect(draftOf(1).text).toBe('Dear Fatima')
  })

  it('keeps the layout while the leg changes, and sends it only where it shows', async () => {
    const chat = aLeg({ id: 13, content_out: ['text'], window: { open: true, closes_at: null } })
    const seen = answering({ ...none, 'POST /api/conversations/1/reply': aMessage({ id: 9 }) })
    setDraft(1, { text: 'bold', html: '<p><strong>bold</strong></p>', leg_id: 13 })
    const page = await composer(mail, chat)
    expect(page.find('[data-notices]').text()).toContain('plain text')
    const press = (code: string) =>
      page.find('[data-composer]').trigger('keydown', { code, altKey: true })
    await press('Digit1')
    expect(page.find('[data-notices]').exists()).toBe(false)
    await press('Digit2')
    await press('KeyL')
    expect(draftOf(1).legId).toBe(12)
    await page.find('[data-send]').trigger('click')
    await flushPromises()
    expect(seen.find((request) => request.path.endsWith('/reply'))?.body).toMatchObject({
      leg_id: 12,
      content: { html: '<p><strong>bold</strong></p>' },
    })
  })

  it('sends nothing that is empty', async () => {
    answering(none)
    const page = await composer(mail)
    await page.find('[data-composer]').trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(pending.size).toBe(0)
  })

  it('shows what is scheduled, by whom, and what asks for a decision', async () => {
    answering(none)
    receiveHeld(1, [
      aHeld({ id: 1, author: { agent_id: 2, name: 'Bea' } }),
      aHeld({ id: 2, state: 'asking' }),
    ])
    const page = await composer(mail)
    const [first, second] = page.findAll('[data-held]')
    expect(first?.text()).toContain('Bea sends this at')
    expect(first?.find('[data-take-back]').exists()).toBe(false)
    expect(second?.text()).toContain('The customer wrote meanwhile')
    expect(second?.find('[data-send-now]').exists()).toBe(true)
  })

  it('offers a template when the window has closed', async () => {
    answering(none)
    const page = await composer(shut)
    expect(page.find('[data-composer]').exists()).toBe(false)
    expect(page.text()).toContain('Choose a template')
  })

  it('answers in public what is public, and in private when that is chosen', async () => {
    const seen = answering({
      ...none,
      'POST /api/conversations/1/reply': aMessage({ id: 9, direction: 'out' }),
    })
    const page = await composer({ ...mail, public: true, private_reply: true })
    const send = async (text: string) => {
      setDraft(1, { ...(draftOf(1).public === false ? { public: false } : {}), text })
      await flushPromises()
      await page.find('[data-send]').trigger('click')
      await flushPromises()
    }
    expect(page.find('[data-public-choice]').text()).toContain('Anyone can read this answer.')
    await send('Sorry')
    await page.find('[data-public="false"]').trigger('click')
    expect(page.find('[data-public-choice]').text()).toContain('Only the customer reads')
    await send('Your address?')
    // The next one is public again.
    expect(page.find('[data-public="true"]').attributes('aria-checked')).toBe('true')
    const sent = seen.filter((request) => request.path.endsWith('/reply'))
    expect(sent.map((request) => (request.body as { public: boolean }).public)).toEqual([
      true,
      false,
    ])
  })

  it('says where everything is public, and asks nothing where nothing is', async () => {
    answering(none)
    const open = await composer({ ...mail, public: true })
    expect(open.find('[data-public-choice] [role=radio]').exists()).toBe(false)
    expect(open.text()).toContain('Anyone can read this answer.')
    open.unmount()
    expect((await composer(mail)).find('[data-public-choice]').exists()).toBe(false)
  })

  it('says why when nothing can be sent', async () => {
    answering(none)
    const gone = aLeg({ can_reply: false, why: 'This channel was removed.', content_out: ['text'] })
    expect((await composer(gone)).text()).toContain('This channel was removed.')
  })
})
