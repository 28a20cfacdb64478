/** Customers whose conversations are open here. */
import { shallowReactive } from 'vue'
import type { Conversation, Customer, CustomerPage } from '@shared/api/model'
import * as api from '@/api/conversations'
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

export function forgetCustomers(): void {
  customers.clear()
  customerPages.clear()
}
