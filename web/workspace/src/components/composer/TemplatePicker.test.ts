import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadWords, setLanguage } from '@/i18n'
import { loadSaid } from '@/i18n/said'
import { aLeg, answering, aTemplate } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import TemplatePicker from './TemplatePicker.vue'

const LIST = 'GET /api/channels/2/templates'
let page: ReturnType<typeof mounted> | null = null
const shown = () => document.body.textContent

async function picker(): Promise<void> {
  page = mounted(TemplatePicker, { leg: aLeg(), open: true })
  await flushPromises()
}

beforeEach(async () => {
  await loadWords('nl')
  setLanguage('nl')
  await loadSaid('answers')
})
afterEach(() => {
  page?.unmount()
  setLanguage('en')
})

it('lists what can be sent, and beneath it what can not with the reason', async () => {
  const flow = aTemplate({
    name: 'form',
    why_not: "It opens a form of WhatsApp (a flow), which can't be started from here.",
  })
  answering({ [LIST]: [flow, aTemplate()] })
  await picker()
  const buttons = [...document.querySelectorAll('ul button')].map((each) => each.textContent)
  expect(buttons).toHaveLength(1)
  expect(buttons[0]).toContain('Quote')
  const others = document.querySelector('[data-templates-others]')
  expect(others?.textContent).toContain('1 ander sjabloon kan hier niet worden verstuurd')
  expect(others?.textContent).toContain('Dit opent een formulier van WhatsApp (een flow)')
})

it('says why there is no list, in the language of the agent', async () => {
  const detail =
    'WhatsApp does not let this channel see its templates: an administrator can renew its credentials'
  answering({
    [LIST]: () => new Response(JSON.stringify({ title: 'transport', detail }), { status: 502 }),
  })
  await picker()
  expect(shown()).toContain('een beheerder kan de inloggegevens vernieuwen')
  expect(shown()).not.toContain('geen goedgekeurde sjablonen')
})
