/** Joins the stream to the stores: from sign-in to sign-out. */
import { forgetEarly } from '@shared/api/early'
import { whenSettled } from '@/components/layout/settled'
import { Stream, type Changes } from '@/realtime/stream'
import { loadAgents } from './agents'
import * as atHand from './atHand'
import { loadConnectors } from './channels'
import * as conversations from './conversations'
import * as counts from './counts'
import * as customers from './customers'
import * as drafts from './drafts'
import * as facts from './facts'
import * as held from './held'
import * as matters from './matters'
import { forgetKnown } from './known'
import * as messages from './messages'
import * as noticeRules from './noticeRules'
import * as notices from './notices'
import { rememberSorts } from './preferences'
import * as presence from './presence'
import * as savedViews from './savedViews'
import { clearSelection } from './selection'
import { forgetSession, session } from './session'

/** Loading anew is tried again after so long, longer each time, until it works. */
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 30_000

export const stream = new Stream({
  changes(news) {
    if (news.conversations) {
      conversations.receive(news.conversations)
      customers.receiveConversations(news.conversations)
    }
    for (const waiting of news.held ?? []) held.receiveHeld(waiting.conversation_id, waiting.items)
    if (news.messages || news.legs) messages.receive(news.messages ?? [], news.legs)
    if (news.customers) customers.receive(news.customers)
    if (news.facts) facts.receiveFacts(news.facts)
    if (news.counts) counts.receive(news.counts)
    // Messages and legs came or went: only loading tells which.
    if (concernsOpen(news)) void renew(loadOpened)
  },
  presence: presence.receivePresence,
  customerTyping: presence.receiveTyping,
  counts: counts.receive,
  notices: notices.receive,
  views: savedViews.receiveViews,
  resync: () => void renew(loadShown),
  signedOut: () => leave(),
})

/** Whether a conversation that was split, moved or merged is one that is open, or of its customer. */
function concernsOpen(news: Changes): boolean {
  const moved = new Set(news.reload)
  for (const item of news.conversations ?? []) if (item.merged_into) moved.add(item.id)
  if (!moved.size) return false
  const open = messages.openIds()
  const customersHere = new Set(open.map((id) => conversations.seen(id)?.customer.id))
  return [...moved].some(
    (id) =>
      open.includes(id) ||
      messages.shownAbove.has(id) ||
      customersHere.has(conversations.seen(id)?.customer.id),
  )
}

async function loadOpened(): Promise<void> {
  await messages.reloadThreads()
  await matters.reloadAboves()
}

async function loadShown(): Promise<void> {
  const list = async () => {
    if (conversations.listState.value === 'loading') return
    await conversations.showView(conversations.view.value)
    if (conversations.listState.value === ('failed' as string)) throw new Error('not loaded')
  }
  customers.reloadCustomers()
  facts.reloadFacts()
  await Promise.all([list(), counts.loadCounts(), atHand.loadAtHand(), loadOpened()])
}

const waiting = new Map<() => Promise<void>, ReturnType<typeof setTimeout>>()

/** Loads anew what may be out of date. News of it came once: what fails is tried until it works. */
async function renew(load: () => Promise<void>, retries = 0): Promise<void> {
  clearTimeout(waiting.get(load))
  waiting.delete(load)
  try {
    await load()
  } catch {
    if (waiting.has(load) || stream.connection.value === 'ended') return
    const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** retries)
    waiting.set(
      load,
      setTimeout(() => void renew(load, retries + 1), delayMs),
    )
  }
}

/** The network, the page or the machine came back: find out at once whether all is still live. */
function wake(): void {
  if (document.visibilityState === 'visible') stream.wake()
}

conversations.alsoKeep(atHand.isAtHand)

let ended: () => void = () => {}
/** What to do when the session is over, wherever that was noticed. */
export function whenEnded(callback: () => void): void {
  ended = callback
}

let entered = false

export function enter(): void {
  if (entered) return
  entered = true
  stream.start(session.value?.position)
  rememberSorts()
  for (const name of ['online', 'focus', 'pageshow']) window.addEventListener(name, wake)
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('offline', gone)
  void loadConnectors().catch(() => {})
  // What the first screen can do without comes after it.
  void whenSettled().then(() => {
    if (!entered) return
    void atHand.loadAtHand().catch(() => {})
    void loadAgents().catch(() => {})
  })
}

function gone(): void {
  stream.gone()
}

/** Forgets everything of the one who was signed in. */
export function leave(): void {
  entered = false
  stream.stop()
  for (const name of ['online', 'focus', 'pageshow']) window.removeEventListener(name, wake)
  document.removeEventListener('visibilitychange', wake)
  window.removeEventListener('offline', gone)
  for (const timer of waiting.values()) clearTimeout(timer)
  waiting.clear()
  forgetEarly()
  forgetSession()
  conversations.forgetConversations()
  messages.forgetMessages()
  matters.forgetMatters()
  customers.forgetCustomers()
  forgetKnown()
  drafts.forgetDrafts()
  facts.forgetFacts()
  presence.forgetPresence()
  notices.forgetNotices()
  noticeRules.forgetRules()
  savedViews.forgetViews()
  atHand.forgetAtHand()
  clearSelection()
  ended()
}
