/**
 * The one stream of changes. It keeps its position, comes back after any loss, and says "resync"
 * when what is on screen must be loaded anew.
 */
import { shallowRef } from 'vue'
import type {
  AgentName,
  Conversation,
  Counts,
  Customer,
  Held,
  Leg,
  Message,
  Notice,
  SavedView,
} from '@shared/api/model'

export type Connection = 'connecting' | 'live' | 'lost' | 'ended'

export interface Changes {
  position?: string
  conversations?: Conversation[]
  messages?: Message[]
  customers?: Customer[]
  legs?: Leg[]
  /** Everything that waits to be sent in these conversations. */
  held?: { conversation_id: number; items: Held[] }[]
  /** Conversations to load anew. */
  reload?: number[]
  /** Conversations in which more is known, or promised. */
  facts?: number[]
  counts?: Counts
}

export interface Looking extends AgentName {
  typing: boolean
}

/** What the agent is told of; without items only how much of it is unread. */
export interface Notices {
  unread: number
  items?: Notice[]
  new?: number[]
}

export interface StreamHandlers {
  changes(changes: Changes): void
  presence(conversationId: number, agents: Looking[]): void
  customerTyping(conversationId: number, on: boolean): void
  counts(counts: Counts): void
  notices(news: Notices): void
  /** All the saved views that the agent has. */
  views(items: SavedView[]): void
  /** Events may be missing: reload everything that is loaded. */
  resync(): void
  signedOut(): void
}

type ServerMessage =
  | { type: 'ready'; position: string }
  | ({ type: 'changes' } & Changes)
  | { type: 'presence'; conversation_id: number; agents: Looking[] }
  | { type: 'customer_typing'; conversation_id: number; on: boolean }
  | ({ type: 'counts' } & Counts & { counts?: Counts })
  | ({ type: 'notifications' } & Notices)
  | { type: 'views'; items: SavedView[] }
  | { type: 'resync'; position?: string }
  | { type: 'signed_out' }
  | { type: 'pong' }

/** What the stream needs of a WebSocket; tests give their own. */
export interface SocketLike {
  readyState: number
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  send(text: string): void
  close(): void
}

const OPEN = 1
const PING_MS = 15_000
/** No answer for so long: the connection is dead even if the browser doesn't know yet. */
const ANSWER_MS = 8000
/** A connection that isn't ready after so long won't be. */
const CONNECT_MS = 12_000
/** After waking up an answer is expected within this. */
const WAKE_MS = 4000
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 15_000

export class Stream {
  readonly connection = shallowRef<Connection>('connecting')
  /** When (ms) what is on screen was last known to be all there is. */
  readonly freshAt = shallowRef<number | null>(null)
  position: string | null = null

  private socket: SocketLike | null = null
  private retryTimer: ReturnType<typeof setTimeout> | null = null
  private pingTimer: ReturnType<typeof setInterval> | null = null
  private doubtTimer: ReturnType<typeof setTimeout> | null = null
  private retries = 0
  private heardAt = 0
  private lookingAt: number | null = null
  private ready: (() => void)[] = []

  constructor(
    private readonly handlers: StreamHandlers,
    private readonly open: (address: string) => SocketLike = (address) => new WebSocket(address),
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** `position`: where all that is loaded from now on begins; without it all is loaded once more. */
  start(position: string | null = null): void {
    if (this.socket || this.connection.value === 'live') return
    this.position ??= position
    this.connection.value = 'connecting'
    this.connect()
  }

  /** Ends for good (signed out); `start` begins anew, without a position. */
  stop(): void {
    this.connection.value = 'ended'
    this.position = null
    this.lookingAt = null
    this.freshAt.value = null
    this.clearTimers()
    this.drop()
  }

  /**
   * Resolves when a snapshot misses nothing: with a position at once, as what comes after it is told;
   * else when the stream is live, or after `atMostMs`.
   */
  whenReady(atMostMs = 1500): Promise<void> {
    if (this.connection.value === 'live' || this.position !== null) return Promise.resolve()
    return new Promise((resolve) => {
      this.ready.push(resolve)
      setTimeout(resolve, atMostMs)
    })
  }

  /** Try now instead of at the next turn: the network is back, or somebody pressed the button. */
  retryNow(): void {
    if (this.connection.value !== 'lost') return
    this.retries = 0
    if (this.retryTimer) clearTimeout(this.retryTimer)
    this.connect()
  }

  /** The page or the machine may have slept: a connection that doesn't answer at once is dead. */
  wake(): void {
    if (this.connection.value === 'lost') this.retryNow()
    else if (this.connection.value === 'live' && this.now() - this.heardAt > WAKE_MS) {
      this.say({ type: 'ping' })
      this.doubt(WAKE_MS)
    }
  }

  /** The network is known to be gone. */
  gone(): void {
    if (this.connection.value === 'live') this.lost()
  }

  looking(conversationId: number | null): void {
    this.lookingAt = conversationId
    this.say({ type: 'looking', conversation_id: conversationId })
  }

  typing(conversationId: number, on: boolean): void {
    this.say({ type: 'typing', conversation_id: conversationId, on })
  }

  private connect(): void {
    this.drop()
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const query = this.position ? `?position=${encodeURIComponent(this.position)}` : ''
    const socket = this.open(`${scheme}://${location.host}/api/realtime${query}`)
    this.socket = socket
    socket.onopen = () => this.say({ type: 'hello', position: this.position })
    this.doubt(CONNECT_MS)
    socket.onmessage = (event) => {
      this.heardAt = this.now()
      if (this.connection.value === 'live') this.trust()
      this.handle(JSON.parse(String(event.data)) as ServerMessage)
    }
    socket.onclose = () => {
      if (this.socket === socket) this.lost()
    }
    this.heardAt = this.now()
    if (!this.pingTimer) this.pingTimer = setInterval(() => this.beat(), PING_MS)
  }

  private handle(message: ServerMessage): void {
    switch (message.type) {
      case 'ready': {
        const fresh = this.position === null
        if (fresh) this.position = message.position
        this.retries = 0
        this.connection.value = 'live'
        this.trust()
        if (fresh) this.handlers.resync()
        for (const resolve of this.ready.splice(0)) resolve()
        if (this.lookingAt !== null) this.looking(this.lookingAt)
        break
      }
      case 'changes':
        this.handlers.changes(message)
        if (message.position) this.position = message.position
        break
      case 'presence':
        this.handlers.presence(message.conversation_id, message.agents)
        break
      case 'customer_typing':
        this.handlers.customerTyping(message.conversation_id, message.on)
        break
      case 'counts':
        this.handlers.counts(message.counts ?? message)
        break
      case 'notifications':
        this.handlers.notices(message)
        break
      case 'views':
        this.handlers.views(message.items)
        break
      case 'resync':
        if (message.position) this.position = message.position
        this.handlers.resync()
        break
      case 'signed_out':
        this.stop()
        this.handlers.signedOut()
        break
      case 'pong':
        break
    }
  }

  /** Unless something is heard within this time, the connection counts as lost. */
  private doubt(withinMs: number): void {
    if (this.doubtTimer) clearTimeout(this.doubtTimer)
    this.doubtTimer = setTimeout(() => this.lost(), withinMs)
  }

  private trust(): void {
    if (this.doubtTimer) clearTimeout(this.doubtTimer)
    this.doubtTimer = null
    this.freshAt.value = this.heardAt
  }

  private beat(): void {
    if (this.connection.value !== 'live') return
    this.say({ type: 'ping' })
    this.doubt(ANSWER_MS)
  }

  private lost(): void {
    if (this.connection.value === 'ended') return
    this.drop()
    if (this.doubtTimer) clearTimeout(this.doubtTimer)
    this.doubtTimer = null
    this.connection.value = 'lost'
    for (const resolve of this.ready.splice(0)) resolve()
    const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.retries)
    this.retries += 1
    if (this.retryTimer) clearTimeout(this.retryTimer)
    // Not all at once when a server comes back.
    this.retryTimer = setTimeout(() => this.connect(), delayMs * (0.75 + Math.random() / 2))
  }

  private drop(): void {
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  private clearTimers(): void {
    if (this.retryTimer) clearTimeout(this.retryTimer)
    if (this.pingTimer) clearInterval(this.pingTimer)
    if (this.doubtTimer) clearTimeout(this.doubtTimer)
    this.retryTimer = this.pingTimer = this.doubtTimer = null
  }

  private say(message: object): void {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify(message))
  }
}
