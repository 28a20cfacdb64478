import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '@/i18n'
import { forgetFacts, look, receiveFacts } from '@/stores/facts'
import { aFact, aPromise, answering, someFacts } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import KnownFacts from './KnownFacts.vue'

const PATH = '/api/conversations/1/facts'

beforeEach(() => {
  setLanguage('en')
  forgetFacts()
})

describe('the known facts', () => {
  it('tell a day that was said in words by its date', async () => {
    answering({
      [`GET ${PATH}`]: someFacts({
        facts: [
          aFact({ kind: 'date', value: '2026-11-26', shown: 'today' }),
          aFact({ kind: 'date', value: '2026-12-03', shown: '3 dec' }),
        ],
      }),
      'GET /api/fact-recognisers': [],
    })
    const page = mounted(KnownFacts, { conversationId: 1 })
    const done = look(1, 'facts')
    await flushPromises()
    expect(page.text()).toContain('26 November 2026')
    expect(page.text()).not.toContain('today')
    expect(page.text()).toContain('3 dec')
    done()
  })

  it('show each fact with its kind, how often it was said, and both of two that conflict', async () => {
    answering({
      [`GET ${PATH}`]: someFacts({
        facts: [
          aFact({ kind: 'iban', value: 'NL91ABNA0417164300', shown: 'NL•• •••• 4300', conflicts: true }), // prettier-ignore
          aFact({ kind: 'iban', value: 'DE89370400440532013000', shown: 'DE•• •••• 3000', conflicts: true }), // prettier-ignore
          aFact({ times: 3 }),
        ],
        elsewhere: [aFact({ kind: 'address', value: 'x', shown: 'Dorpsstraat 12' })],
        promises: [aPromise()],
      }),
      'GET /api/fact-recognisers': [],
    })
    const page = mounted(KnownFacts, { conversationId: 1 })
    const done = look(1, 'facts')
    await flushPromises()
    expect(page.findAll('[data-conflict]')).toHaveLength(2)
    expect(page.text()).not.toContain('NL91ABNA0417164300')
    // Numbers come first.
    expect(page.find('[data-fact]').text()).toContain('40-1187')
    expect(page.find('[data-fact]').text()).toContain('Order number')
    expect(page.find('[data-times]').text()).toBe('3×')
    expect(page.find('[data-elsewhere]').text()).toContain('Dorpsstraat 12')
    done()
    page.unmount()
  })

  it('are loaded anew when the server says so, while somebody looks', async () => {
    let known = someFacts()
    const asked = answering({ [`GET ${PATH}`]: () => known, 'GET /api/fact-recognisers': [] })
    const page = mounted(KnownFacts, { conversationId: 1 })
    const done = look(1, 'facts')
    await flushPromises()
    expect(page.text()).toContain('so that nobody asks for them twice')
    known = someFacts({ facts: [aFact()] })
    receiveFacts([1, 2])
    await flushPromises()
    expect(page.text()).toContain('40-1187')
    done()
    const before = asked.length
    receiveFacts([1])
    await flushPromises()
    expect(asked).toHaveLength(before)
    page.unmount()
  })

  it('tell of a failure and load again when asked', async () => {
    answering({ 'GET /api/fact-recognisers': [] })
    const page = mounted(KnownFacts, { conversationId: 1 })
    const done = look(1, 'facts')
    await flushPromises()
    expect(page.text()).toContain('Try again')
    answering({ [`GET ${PATH}`]: someFacts({ facts: [aFact()] }) })
    await page.find('button').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('40-1187')
    done()
    page.unmount()
  })
})
