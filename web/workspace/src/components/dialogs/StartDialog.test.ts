import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { loadConnectors } from '@/stores/channels'
import { answering } from '@/testing/fixtures'
import { mounted } from '@/testing/mount'
import StartDialog from './StartDialog.vue'

const EMMA = { id: 62, display_name: 'Emma Hall', language: null }
const connector = { id: 'email', name: 'E-mail', can_start: true, identity_schemes: ['email'], content_out: ['text', 'subject'], reply_window_hours: null } // prettier-ignore
const channel = { id: 1, connector: 'email', name: 'E-mail', state: 'active' }

it('is written by hand alone: Enter takes who was found, Ctrl+Enter sends', async () => {
  const seen = answering({
    'GET /api/connectors': [connector],
    'GET /api/channels': [channel],
    'GET /api/search': { items: [{ kind: 'customer', customer: EMMA, fragments: [] }], next: null },
    'GET /api/customers/62': {
      customer: EMMA,
      identities: [{ scheme: 'email', value: 'emma@example.nl' }],
    },
    'POST /api/conversations': { id: 9 },
  })
  await loadConnectors()
  const page = mounted(StartDialog, { open: true })
  await flushPromises()
  const field = <T extends HTMLElement>(name: string): T => {
    const found = document.querySelector<T>(name)
    if (!found) throw new Error(name)
    return found
  }
  const type = (name: string, value: string) => {
    const at = field<HTMLInputElement>(name)
    at.value = value
    at.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const press = (name: string, more: KeyboardEventInit = {}) =>
    field(name).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }),
    )
  type('input[name=to]', 'Emma')
  await vi.waitFor(() => expect(document.querySelector('[role=group]')).not.toBeNull())
  press('input[name=to]')
  await vi.waitFor(() => expect(document.activeElement).toBe(field('input[name=subject]')))
  expect(field('[data-start-customer]').textContent).toContain('Emma Hall')
  type('input[name=subject]', 'The rent')
  type('#start-form textarea', 'Hello')
  press('#start-form textarea', { ctrlKey: true })
  await vi.waitFor(() =>
    expect(seen.find((each) => each.body)?.body).toMatchObject({
      customer_id: 62,
      content: { text: 'Hello', subject: 'The rent' },
    }),
  )
  page.unmount()
})
