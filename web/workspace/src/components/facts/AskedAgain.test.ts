import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '@/i18n'
import { aFact, answering } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import AskedAgain from './AskedAgain.vue'

const PATH = 'POST /api/conversations/1/facts/check'
const text = '👋 Could you give me your order number?'
const again = { kind: 'order', begins: 2, ends: 39, fact: aFact({ said_at: '2026-11-24T09:00:00Z' }) } // prettier-ignore

beforeEach(() => {
  setLanguage('en')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => void vi.useRealTimers())

async function warned(draft: string, inserted = vi.fn()) {
  const asked = answering({ [PATH]: { asked_again: [again] } })
  const page = mounted(AskedAgain, { conversationId: 1, text: draft, onInsert: inserted })
  await vi.advanceTimersByTimeAsync(600)
  // An answer takes several turns to be read.
  for (let turn = 0; turn < 5; turn += 1) await flushPromises()
  return { asked, page, inserted }
}

describe('a draft that asks for what is known', () => {
  it('is told what it is, and takes it in', async () => {
    const { page, inserted } = await warned(text)
    expect(page.find('[role=status]').text()).toContain('Order number is known: 40-1187')
    await page.find('[data-insert]').trigger('click')
    expect(inserted).toHaveBeenCalledWith('40-1187')
  })

  it('is left alone once somebody wants to ask all the same', async () => {
    const { page } = await warned(text)
    await page.find('[data-dismiss]').trigger('click')
    expect(page.find('[data-asked-again]').exists()).toBe(false)
  })

  it('is not told what it says itself', async () => {
    const { asked, page } = await warned(`${text} 40-1187?`)
    expect(asked).toHaveLength(1)
    expect(page.find('[data-asked-again]').exists()).toBe(false)
  })

  it('is not looked at while it is a few letters', async () => {
    const { asked } = await warned('Hi')
    expect(asked).toEqual([])
  })
})
