import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { aLeg, aMessage, answering } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import MessageItem from './MessageItem.vue'

const customer = { id: 100, display_name: 'Fatima Yılmaz' }
const shown = (given: Partial<Message>) =>
  mounted(MessageItem, { message: aMessage(given), leg: aLeg(), customer })

beforeEach(() => setLanguage('en'))

describe('a message', () => {
  it('says who wrote it, and warns when anyone could have', () => {
    const item = shown({ assurance: 1 })
    expect(item.text()).toContain('Fatima Yılmaz')
    expect(item.find('[data-assurance="1"]').exists()).toBe(true)
    expect(shown({ assurance: 3 }).find('[data-assurance]').exists()).toBe(false)
  })

  it('is text and never HTML', () => {
    const item = shown({ content: { text: '<img src=x onerror=alert(1)> hello' } })
    expect(item.find('img').exists()).toBe(false)
    expect(item.text()).toContain('<img src=x onerror=alert(1)>')
  })

  it('folds what it quotes', async () => {
    const item = shown({ content: { text: 'Yes', quoted_text: 'On Tuesday Bram wrote' } })
    expect(item.text()).not.toContain('On Tuesday')
    await item.find('[aria-expanded="false"]').trigger('click')
    expect(item.text()).toContain('On Tuesday Bram wrote')
  })

  it('of an unknown kind is shown as such', () => {
    expect(shown({ content: { unsupported: 'ephemeral' } }).text()).toContain('(ephemeral)')
  })

  it('that rates says how it went, not that it came by itself', () => {
    const item = shown({
      automatic: true,
      content: { text: 'Quick', rating: { score: 4, best: 5 } },
    })
    expect(item.find('[aria-label="Rating 4/5"]').exists()).toBe(true)
    expect(item.text()).toContain('Quick')
    expect(item.text()).not.toContain('Automatic reply')
  })

  it('that was taken back shows only that', () => {
    const item = shown({ deleted: true, content: { text: 'secret' } })
    expect(item.text()).toContain('taken back')
    expect(item.text()).not.toContain('secret')
  })

  it('that was not delivered says why and what to do, and goes again when asked', async () => {
    const item = shown({
      direction: 'out',
      state: 'failed',
      failure: { code: 'bad_recipient', reason: 'No such number', remedy: 'check_address' },
    })
    expect(item.find('[role=alert]').text()).toContain('No such number')
    expect(item.find('[role=alert]').text()).toContain('The address does not exist.')
    const seen = answering({ 'POST /api/messages/1/retry': aMessage({ version: 2 }) })
    await item.find('[role=alert] button').trigger('click')
    await flushPromises()
    expect(seen).toHaveLength(1)
  })

  it('offers an SVG to save and never shows it', () => {
    const item = shown({
      content: {
        attachments: [
          { kind: 'image', name: 'a.svg', media_type: 'image/svg+xml', url: '/api/files/a' },
        ],
      },
    })
    expect(item.find('img[src="/api/files/a"]').exists()).toBe(false)
    expect(item.find('a[download="a.svg"]').exists()).toBe(true)
  })

  it('of HTML is in a frame that runs nothing', () => {
    const item = shown({ content: { html: '<b>Hi</b>', has_remote_images: true } })
    const sandbox = item.find('iframe').attributes('sandbox') ?? ''
    expect(sandbox).not.toContain('allow-scripts')
    expect(item.text()).toContain('Show images from the internet')
  })
})

describe('an event', () => {
  const event = (headers: Record<string, unknown>, agent_id = 1) =>
    shown({
      direction: 'event',
      leg_id: null,
      author: { agent_id, name: 'Ada' },
      content: { system: 'in English' },
      headers: { event: headers },
    }).text()

  it('is told in the reader’s words', () => {
    expect(event({ kind: 'assigned', agent_id: 2, agent_name: 'Bram' })).toContain(
      'Ada assigned this to Bram',
    )
    expect(event({ kind: 'assigned', agent_id: 1, agent_name: 'Ada' })).toContain(
      'Ada took this on',
    )
    setLanguage('nl')
    expect(event({ kind: 'status', status: 'resolved' })).toContain('Ada handelde dit af')
  })

  it('of a kind that is new here is told as it came', () => {
    expect(event({ kind: 'teleported' })).toContain('in English')
  })
})
