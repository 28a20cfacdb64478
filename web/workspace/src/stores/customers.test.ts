import { beforeEach, describe, expect, it } from 'vitest'
import type { CustomerPage } from '@shared/api/model'
import { aConversation, answering } from '@/testing/fixtures'
import * as store from './customers'

const page = (...ids: number[]): CustomerPage => ({
  customer: {
    id: 100,
    version: 1,
    kind: 'person',
    display_name: 'Fatima',
    language: 'nl',
    attributes: {},
    created_at: '2026-11-20T10:00:00Z',
    notice: '',
    notice_kind: 'note',
  },
  identities: [],
  conversations: ids.map((id) => aConversation({ id })),
  merges: [],
  suggestions: [],
  restricted: {},
  consents: [],
  relations: [],
  ratings: {},
})
const shown = (id = 100) => store.customerPages.get(id)?.conversations.map((item) => item.id)

beforeEach(() => store.forgetCustomers())

describe('an open customer', () => {
  it('gains, renews and loses conversations as news of them comes', async () => {
    answering({ 'GET /api/customers/100': page(1, 2) })
    await store.openCustomer(100)
    store.receiveConversations([aConversation({ id: 3, last_message_at: '2026-11-25T10:00:00Z' })])
    expect(shown()).toEqual([3, 1, 2])
    store.receiveConversations([
      aConversation({ id: 1, merged_into: 3 }),
      aConversation({ id: 2, customer: { id: 7, display_name: 'Bram' } }),
    ])
    expect(shown()).toEqual([3])
  })

  it('that was merged is shown as who they are now', async () => {
    answering({ 'GET /api/customers/55': page(1) })
    await store.openCustomer(55)
    expect(shown(55)).toEqual([1])
    expect(shown(100)).toEqual([1])
  })

  it('is loaded again when they changed', async () => {
    answering({ 'GET /api/customers/100': page(1) })
    await store.openCustomer(100)
    const seen = answering({ 'GET /api/customers/100': page(1) })
    store.receive([{ ...page().customer, version: 2 }])
    expect(seen).toHaveLength(1)
  })
})
