/** Customers whose conversations are open here. */
import { shallowReactive } from 'vue'
import type { Conversation, Customer, CustomerPage, FieldValue } from '@shared/api/model'
import * as api from '@/api/conversations'
import { change } from '@/api/customers'
import { conversations } from './conversations'
import { Entities } from './entities'

export const customers = new Entities<Customer>()
/** Identities and earlier conversations, by customer. */
export const customerPages = shallowReactive(new Map<number, CustomerPage>())

export async function openCustomer(id: number): Promise<void> {
  const page = await api.customer(id)
  customers.upsert([page.customer])
  conversations.upsert(page.conversations)
  customerPages.set(page.customer.id, page)
  // Merged into another meanwhile: whoever shows the old one shows what they are now.
  if (page.customer.id !== id) customerPages.set(id, page)
}

/** News from the stream: what is open here is loaded whole, for identities come with it. */
export function receive(news: readonly Customer[]): void {
  customers.upsert(news)
  for (const customer of news) {
    const page = customerPages.get(customer.id)
    if (page && page.customer.version < customer.version) void openCustomer(customer.id)
  }
}

/** News of conversations: those of an open customer are renewed, added, and gone once merged. */
export function receiveConversations(news: readonly Conversation[]): void {
  for (const conversation of news) {
    for (const [id, page] of customerPages) {
      const others = page.conversations.filter((item) => item.id !== conversation.id)
      const theirs = conversation.customer.id === id && !conversation.merged_into
      if (!theirs && others.length === page.conversations.length) continue
      const conversations = (theirs ? [conversation, ...others] : others).sort(
        (a, b) => Date.parse(b.last_message_at) - Date.parse(a.last_message_at),
      )
      customerPages.set(id, { ...page, conversations })
    }
  }
}

export function reloadCustomers(): void {
  for (const id of customerPages.keys()) void openCustomer(id).catch(() => {})
}

export async function rename(id: number, displayName: string): Promise<void> {
  const version = customers.get(id)?.version ?? 0
  customers.upsert([await api.changeCustomer(id, { display_name: displayName, version })])
}

export async function setLanguage(id: number, language: string): Promise<void> {
  const version = customers.get(id)?.version ?? 0
  customers.upsert([await api.changeCustomer(id, { language, version })])
}

type Change = Parameters<typeof change>[1]

/** Changes what is one's own to change; what is on screen first, and back when it is refused. */
export async function changeCustomer(id: number, wanted: Change): Promise<void> {
  const before = customers.get(id)
  const shown = Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  )
  if (before) customers.byId.set(id, { ...before, ...shown, attributes: before.attributes })
  try {
    customers.upsert([await change(id, wanted)])
  } catch (error) {
    if (before && customers.get(id)?.version === before.version) customers.byId.set(id, before)
    throw error
  }
}

/** The value of a field of a customer, also of one that not everyone may see. */
export function attributeOf(id: number, key: string): FieldValue {
  const page = customerPages.get(id)
  const known = customers.get(id) ?? page?.customer
  return (page?.restricted[key] ?? known?.attributes[key] ?? null) as FieldValue
}

function showAttribute(id: number, key: string, value: FieldValue, restricted: boolean): void {
  const page = customerPages.get(id)
  const known = customers.get(id)
  if (restricted && page) {
    customerPages.set(id, { ...page, restricted: { ...page.restricted, [key]: value } })
  } else if (known) {
    customers.byId.set(id, { ...known, attributes: { ...known.attributes, [key]: value } })
  }
}

/**
 * Fills in a field: on screen at once, and back when the server refuses. When somebody else changed the
 * same field meanwhile that is told, never overwritten. Resolves to the value that was there before.
 */
export async function setAttribute(
  id: number,
  key: string,
  value: FieldValue,
  restricted = false,
): Promise<FieldValue> {
  const before = attributeOf(id, key)
  showAttribute(id, key, value, restricted)
  try {
    const changed = await change(id, { attributes: { [key]: value }, was: { [key]: before } })
    customers.upsert([changed])
    return before
  } catch (error) {
    showAttribute(id, key, before, restricted)
    throw error
  }
}

export function forgetCustomers(): void {
  customers.clear()
  customerPages.clear()
}
