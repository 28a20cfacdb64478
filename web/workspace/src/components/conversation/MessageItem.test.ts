import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Message } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { deleteNow, deleteSoon } from '@/stores/revise'
import { session } from '@/stores/session'
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
    const quoted_text = 'On Tuesday Bram wrote\n> It leaks\n>> Where?'
    const item = shown({ content: { text: 'Yes', quoted_text } })
    expect(item.text()).not.toContain('On Tuesday')
    await item.find('[aria-expanded="false"]').trigger('click')
    expect(item.text()).toContain('On Tuesday Bram wrote\nIt leaks\n> Where?')
  })

  it('of an unknown kind is shown as such', () => {
    expect(shown({ content: { unsupported: 'ephemeral' } }).text()).toContain('(ephemeral)')
  })

  it('without anything in it is empty, not unknown', () => {
    const item = shown({ content: { unsupported: 'empty mail' } })
    expect(item.text()).toContain('Empty message')
    expect(item.text()).not.toContain('(empty mail)')
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

  it('with many pictures shows small ones side by side, and of very many the first', async () => {
    const attachments = Array.from({ length: 15 }, (_, index) => ({
      kind: 'image' as const,
      name: `${index}.png`,
      media_type: 'image/png',
      url: `/api/files/${index}`,
    }))
    const item = shown({ content: { attachments } })
    expect(item.findAll('[data-tiles] img')).toHaveLength(12)
    await item.find('[data-more-files]').trigger('click')
    expect(item.findAll('[data-tiles] img')).toHaveLength(15)
    expect(item.find('[data-more-files]').exists()).toBe(false)
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

describe('what anyone can read', () => {
  const open = aLeg({ public: true, private_reply: true })
  const said = (given: Partial<Message>) =>
    mounted(MessageItem, { message: aMessage(given), leg: open, customer })

  it('says so, and so does an answer that nobody else reads', () => {
    expect(
      said({ content: { text: 'Bad', public: true } })
        .find('[data-public]')
        .exists(),
    ).toBe(true)
    const answer = said({ direction: 'out', state: 'sent', content: { text: 'Sorry' } })
    expect(answer.find('[data-private]').text()).toBe('Private')
    expect(
      said({ content: { text: 'Hi' } })
        .find('[data-private]')
        .exists(),
    ).toBe(false)
  })
})

describe('second thoughts about a sent message', () => {
  const leg = aLeg({ revisions: ['edit', 'delete'] })
  const sent: Partial<Message> = { id: 7, direction: 'out', state: 'delivered' }
  const menuOf = async (given: Partial<Message>, on = leg) => {
    const item = mounted(MessageItem, {
      message: aMessage({ ...sent, ...given }),
      leg: on,
      customer,
    })
    await item.find('[data-actions] button').trigger('click')
    await flushPromises()
    return document.body.textContent ?? ''
  }
  beforeEach(() => {
    document.body.innerHTML = ''
    session.value = { permissions: ['conversations.reply'] } as unknown as typeof session.value
  })
  afterEach(() => vi.useRealTimers())

  it('are offered where the channel can, and the message is there', async () => {
    expect(await menuOf({})).toContain('Delete for the customer')
    document.body.innerHTML = ''
    expect(await menuOf({}, aLeg())).not.toContain('Delete for the customer')
    document.body.innerHTML = ''
    expect(await menuOf({ state: 'queued' })).not.toContain('Delete for the customer')
  })

  it('show while they are being carried out, and why they were not', () => {
    const pending = mounted(MessageItem, {
      message: aMessage({ ...sent, revision: { kind: 'edit', state: 'pending', reason: '' } }),
      leg,
      customer,
    })
    expect(pending.find('[data-revising]').text()).toContain('Being changed')
    const refused = mounted(MessageItem, {
      message: aMessage({
        ...sent,
        revision: { kind: 'delete', state: 'failed', reason: 'too old' },
      }),
      leg,
      customer,
    })
    expect(refused.find('[data-revision-failed]').text()).toContain('too old')
  })

  it('can be thought better of for a few seconds', async () => {
    vi.useFakeTimers()
    const seen = answering({ 'DELETE /api/messages/7': aMessage({ ...sent, deleted: true }) })
    const item = mounted(MessageItem, { message: aMessage(sent), leg, customer })
    deleteSoon(7)
    await item.vm.$nextTick()
    expect(item.find('[data-leaving]').exists()).toBe(true)
    await item.find('[data-leaving] button').trigger('click')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(seen).toHaveLength(0)
    deleteSoon(7)
    await vi.advanceTimersByTimeAsync(7_000)
    expect(seen.map((request) => request.method)).toEqual(['DELETE'])
    deleteSoon(7)
    deleteNow()
    expect(seen).toHaveLength(2)
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
