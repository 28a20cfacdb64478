import { flushPromises } from '@vue/test-utils'
import { ref } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Leg } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { draftOf, forgetDrafts, setDraft } from '@/stores/drafts'
import { forgetHeld } from '@/stores/held'
import { forgetMessages } from '@/stores/messages'
import { undo } from '@/stores/takeBack'
import {
  A_DOCUMENT,
  aConversation,
  aHeld,
  aKeptDraft,
  aLeg,
  aMessage,
  answering,
} from '@/testing/fixtures'
import { useCompose } from './compose'
import { useSending } from './send'

vi.mock('@/stores/takeBack', async () => {
  const vue = await import('vue')
  return { undo: vue.ref(0), chooseUndo: () => {} }
})
const REPLY = 'POST /api/conversations/1/reply'
const mail = aLeg({
  id: 12,
  content_out: ['text', 'html'],
  window: { open: true, closes_at: null },
})

function sending(leg: Leg = mail, uploading: string[] = []) {
  const conversation = ref(aConversation())
  const around = {
    uploading: ref(uploading),
    mentioned: () => [7],
    focus: vi.fn(),
    takeBack: vi.fn(),
    stopTyping: vi.fn(),
  }
  const made = useCompose(conversation, ref([leg]))
  return { ...useSending(conversation, made, around), around }
}
const bodies = (seen: { path: string; body?: unknown }[], end: string) =>
  seen.filter((each) => each.path.endsWith(end)).map((each) => each.body)

beforeEach(() => {
  setLanguage('en')
  forgetDrafts()
  forgetMessages()
  forgetHeld()
  ;(undo as { value: number }).value = 0
})

describe('what can be sent', () => {
  const shut = aLeg({ window: { open: false, closes_at: null } })
  const gone = aLeg({ can_reply: false, content_out: ['text'] })
  it.each<[string, Leg, string[], string, boolean]>([
    ['words', mail, [], 'Hello', true],
    ['nothing', mail, [], ' ', false],
    ['words while a file is uploaded', mail, ['plan.pdf'], 'Hello', false],
    ['words after the window', shut, [], 'Hello', false],
    ['words to a channel that is gone', gone, [], 'Hello', false],
  ])('%s', async (_, leg, uploading, text, can) => {
    const seen = answering({ [REPLY]: aMessage({ id: 9 }) })
    setDraft(1, { text })
    const { canSend, submit } = sending(leg, uploading)
    expect(canSend.value).toBe(can)
    await submit()
    expect(bodies(seen, '/reply')).toHaveLength(can ? 1 : 0)
  })
})

it('empties the draft at once, stops typing, and keeps the focus', async () => {
  answering({ [REPLY]: aMessage({ id: 9 }) })
  setDraft(1, { text: 'Hello' })
  const { submit, around } = sending()
  const done = submit()
  expect(draftOf(1).text).toBe('')
  expect(around.stopTyping).toHaveBeenCalledOnce()
  expect(around.focus).toHaveBeenCalledOnce()
  await done
})

it('goes later when that is chosen, and is then not offered to be taken back', async () => {
  ;(undo as { value: number }).value = 5
  const seen = answering({ 'POST /api/conversations/1/held': aHeld() })
  setDraft(1, { text: 'Hello' })
  await sending().submit({ send_at: '2026-11-25T08:00:00Z', if_customer_writes: 'ask' })
  expect(bodies(seen, '/held')[0]).toMatchObject({
    send_at: '2026-11-25T08:00:00Z',
    if_customer_writes: 'ask',
  })
  expect(bodies(seen, '/held')[0]).not.toHaveProperty('undo_seconds', 5)
})

it('gives the words back when somebody was first, and goes when told to', async () => {
  let refused = false
  const seen = answering({
    [REPLY]: () => {
      if (refused) return aMessage({ id: 9 })
      refused = true
      const body = { title: 'conflict', detail: '', latest: { latest_message_id: 44 } }
      return new Response(JSON.stringify(body), { status: 409 })
    },
    'PUT /api/conversations/1/draft': aKeptDraft({}),
    'DELETE /api/conversations/1/draft': {},
  })
  setDraft(1, { text: 'Hello' })
  const { submit, sendAnyway, meanwhile } = sending()
  await submit()
  expect(draftOf(1).text).toBe('Hello')
  expect(meanwhile.value).toMatchObject({ latest_message_id: 44 })
  await sendAnyway()
  expect(meanwhile.value).toBeNull()
  expect(bodies(seen, '/reply')[1]).toMatchObject({ seen_message_id: 44 })
})

it('asks about what is not filled in, again after it was written on', async () => {
  const seen = answering({ [REPLY]: aMessage({ id: 9 }) })
  setDraft(1, { text: 'Dear {{customer.first_name}}' })
  const { submit, unsure } = sending()
  await submit()
  unsure()
  await submit()
  expect(bodies(seen, '/reply')).toHaveLength(0)
  await submit()
  expect(bodies(seen, '/reply')).toHaveLength(1)
})

it('sends a template with its file and leaves what is written', async () => {
  const seen = answering({ [REPLY]: aMessage({ id: 9 }) })
  setDraft(1, { text: 'Half a word' })
  const template = { name: 'quote', language: 'nl', parameters: ['Fatima'] }
  await sending(aLeg()).sendTemplate({ text: 'Dear Fatima', template }, [A_DOCUMENT])
  await flushPromises()
  expect(bodies(seen, '/reply')[0]).toMatchObject({
    leg_id: 11,
    content: { template },
    file_ids: ['a1'],
    seen_message_id: 0,
  })
  expect(draftOf(1).text).toBe('Half a word')
})
