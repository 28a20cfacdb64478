/** Joins the stream to the stores: from sign-in to sign-out. */
import { Stream } from '@/realtime/stream'
import { loadAgents } from './agents'
import { loadConnectors } from './channels'
import * as conversations from './conversations'
import * as counts from './counts'
import * as customers from './customers'
import * as drafts from './drafts'
import * as held from './held'
import * as messages from './messages'
import * as presence from './presence'
import { forgetSession } from './session'

export const stream = new Stream({
  changes(news) {
    if (news.conversations) {
      // A conversation that became part of another took its messages along.
      const joined = news.conversations.filter((item) => item.merged_into)
      conversations.receive(news.conversations)
      customers.receiveConversations(news.conversations)
      if (joined.length) messages.reloadThreads()
    }
    // Messages and legs came or went: only loading tells which.
    if (news.reload?.length && !news.conversations?.some((item) => item.merged_into)) {
      messages.reloadThreads()
    }
    if (news.messages || news.legs) messages.receive(news.messages ?? [], news.legs)
    for (const waiting of news.held ?? []) held.receiveHeld(waiting.conversation_id, waiting.items)
    if (news.customers) customers.receive(news.customers)
    if (news.counts) counts.receive(news.counts)
  },
  presence: presence.receivePresence,
  customerTyping: presence.receiveTyping,
  counts: counts.receive,
  resync() {
    if (conversations.listState.value !== 'loading') {
      void conversations.showView(conversations.view.value)
    }
    void counts.loadCounts()
    messages.reloadThreads()
    customers.reloadCustomers()
  },
  signedOut: () => leave(),
})

let ended: () => void = () => {}
/** What to do when the session is over, wherever that was noticed. */
export function whenEnded(callback: () => void): void {
  ended = callback
}

export function enter(): void {
  stream.start()
  void loadConnectors().catch(() => {})
  void loadAgents().catch(() => {})
}

/** Forgets everything of the one who was signed in. */
export function leave(): void {
  stream.stop()
  forgetSession()
  conversations.forgetConversations()
  messages.forgetMessages()
  customers.forgetCustomers()
  drafts.forgetDrafts()
  presence.forgetPresence()
  ended()
}
