import { beforeEach, describe, expect, it } from 'vitest'
import type { Conversation } from '@shared/api/model'
import { setLanguage } from '@/i18n'
import { aConversation } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import ConversationRow from './ConversationRow.vue'

const row = (given: Partial<Conversation>) =>
  mounted(ConversationRow, { conversation: aConversation(given), to: '/inbox/all/1' })

beforeEach(() => setLanguage('en'))

describe('a row of the inbox', () => {
  it('names whom nobody knows the name of', () => {
    expect(row({ customer: { id: 1, display_name: '' } }).text()).toContain('Name not known')
  })

  it('puts a message without words into words', () => {
    expect(row({ preview: ':voice:' }).text()).toContain('Voice message')
    setLanguage('nl')
    expect(row({ preview: ':image:' }).text()).toContain('Foto')
  })

  it('gives a long name and subject whole on request', () => {
    const subject = 'Very long '.repeat(30)
    expect(row({ subject }).find(`[title="${subject}"]`).exists()).toBe(true)
  })

  it('tells what is unread and what was not delivered, for those who can’t see it too', () => {
    const marks = row({ unread: true, failed_count: 2 })
    expect(marks.find('[aria-label="Unread"]').exists()).toBe(true)
    expect(marks.find('[aria-label="2 messages were not delivered"]').exists()).toBe(true)
  })
})
