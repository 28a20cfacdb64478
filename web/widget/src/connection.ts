import type { FromServer } from './protocol'

const PING_MS = 25_000
/** Nothing heard for this long: the line is dead even if nobody said so (a laptop slept). */
const SILENCE_MS = 40_000
const FIRST_WAIT_MS = 800
const LONGEST_WAIT_MS = 30_000
/** Close codes after which trying again is pointless. */
const FINAL = new Set([4403, 4404])

export interface Listener {
  hello(): Record<string, unknown>
  frame(frame: FromServer): void
  live(on: boolean): void
  closedForGood(code: number): void
}

/** The line to the server: opened once, kept, and opened again after every loss. */
export class Connection {
  private socket?: WebSocket
  private wait = FIRST_WAIT_MS
  private timer?: ReturnType<typeof setTimeout>
  private pings?: ReturnType<typeof setInterval>
  private heard = 0
  private wanted = false

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
  ) {
    const hurry = () => {
      if (this.wanted && !document.hidden) this.check()
    }
    window.addEventListener('online', hurry)
    // A line without a network stays open for minutes: the visitor is told at once that nothing leaves.
    window.addEventListener('offline', () => {
      if (this.socket) this.lose()
    })
    document.addEventListener('visibilitychange', hurry)
  }

  open(): void {
    this.wanted = true
    if (!this.socket) this.connect()
  }

  get wantedByVisitor(): boolean {
    return this.wanted
  }

  /** Closed, and not opened again by itself. */
  stop(): void {
    this.wanted = false
    this.drop()
  }

  /** Start over with a new hello (logged in or out). */
  again(): void {
    this.wanted = true
    this.drop()
    this.connect()
  }

  send(frame: Record<string, unknown>): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  private connect(): void {
    clearTimeout(this.timer)
    const socket = new WebSocket(this.url)
    this.socket = socket
    socket.onopen = () => {
      this.heard = Date.now()
      socket.send(JSON.stringify({ t: 'hello', ...this.listener.hello() }))
      this.pings = setInterval(() => this.check(), PING_MS)
    }
    socket.onmessage = (event: MessageEvent<string>) => {
      this.heard = Date.now()
      const frame = JSON.parse(event.data) as FromServer
      if (frame.t === 'welcome') {
        this.wait = FIRST_WAIT_MS
        this.listener.live(true)
      }
      this.listener.frame(frame)
    }
    socket.onclose = (event) => {
      if (this.socket !== socket) return
      this.drop()
      if (FINAL.has(event.code)) {
        this.wanted = false
        this.listener.closedForGood(event.code)
      } else this.later()
    }
  }

  private lose(): void {
    this.drop()
    this.later()
  }

  private later(): void {
    if (!this.wanted) return
    this.timer = setTimeout(() => this.connect(), this.wait * (0.7 + Math.random() * 0.6))
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS)
  }

  private drop(): void {
    clearInterval(this.pings)
    clearTimeout(this.timer)
    const socket = this.socket
    this.socket = undefined
    if (socket) {
      socket.onclose = null
      socket.onmessage = null
      socket.close()
      this.listener.live(false)
    }
  }

  /** Ask whether the line still works; open it anew when it doesn't. */
  private check(): void {
    if (!this.socket) {
      this.connect()
    } else if (this.socket.readyState === WebSocket.OPEN) {
      if (Date.now() - this.heard > SILENCE_MS) this.again()
      else this.send({ t: 'ping' })
    }
  }
}
