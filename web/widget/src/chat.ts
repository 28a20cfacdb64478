import { Connection } from './connection'
import { Memory } from './memory'
import { Panel } from './panel'
import type { Choice, FromServer, Look, Outgoing, Uploaded } from './protocol'
import { chooseLanguage, ENGLISH, LANGUAGES } from './texts'
import { Thread } from './thread'

const TYPING_MS = 4_000
/** Pages asked for to close a gap after a long absence; more can be had by scrolling back. */
const GAP_PAGES = 40

function uuid(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** One chat on one page: what is remembered, the line, and the panel. */
export class Chat {
  private readonly thread = new Thread()
  private readonly memory: Memory
  private readonly connection: Connection
  private readonly panel: Panel
  private readonly seen = new Set<string>()
  private customerToken?: string
  private earlier: string | null = null
  private live = false
  private online: boolean
  private gone = false
  private known = false
  private typing?: string
  private typingTimer?: ReturnType<typeof setTimeout>
  private typedAt = 0
  private closing = 0
  private gapTo?: number

  constructor(
    private readonly origin: string,
    private readonly channel: string,
    private readonly look: Look,
  ) {
    this.memory = new Memory(channel)
    this.online = look.online
    const language = chooseLanguage(
      look.language,
      document.documentElement.lang,
      navigator.languages,
    )
    this.panel = new Panel(look, LANGUAGES[language] ?? ENGLISH, language, origin, {
      opened: () => {
        this.connection.open()
        this.readAll()
      },
      send: (text, files, pressed) => this.send(text, files, pressed),
      upload: (file) => this.upload(file),
      typing: (on) => this.tellTyping(on),
      earlier: () => {
        if (this.earlier) this.connection.send({ t: 'earlier', before: this.earlier })
      },
      retry: (item) => this.retry(item),
      details: (name, email) => this.memory.set({ name, email }),
    })
    this.connection = new Connection(`${origin.replace(/^http/, 'ws')}/sockets/${channel}`, {
      hello: () => ({
        token: this.memory.get('token'),
        customer_token: this.customerToken,
        language,
        page: location.href.slice(0, 500),
      }),
      frame: (frame) => this.take(frame),
      live: (on) => {
        this.live = on
        this.show()
      },
      closedForGood: () => {
        this.gone = true
        this.show()
      },
    })
    for (const item of this.memory.get('outgoing') ?? []) this.thread.add(item)
    document.addEventListener('visibilitychange', () => this.readAll())
    // Who was here before may have an answer waiting.
    if (this.memory.get('token')) this.connection.open()
    this.show()
  }

  open(): void {
    if (!this.panel.isOpen) this.panel.open()
  }

  close(): void {
    this.panel.close()
  }

  /** A logged-in customer: the site's signed token. */
  identify(token: string): void {
    this.customerToken = token
    if (this.memory.get('token') || this.panel.isOpen) this.connection.again()
  }

  /** Logged out: the next person at this device is another visitor and sees nothing of this one. */
  forget(): void {
    this.customerToken = undefined
    this.memory.forget()
    this.thread.clear()
    this.seen.clear()
    this.known = false
    this.earlier = null
    if (this.live) this.connection.again()
    this.show()
  }

  private take(frame: FromServer): void {
    switch (frame.t) {
      case 'welcome': {
        this.memory.set({ token: frame.token })
        this.online = frame.online
        this.known = frame.known
        // What was missed may be more than one page: go back until what is known is met.
        const newest = this.thread.newestId
        const met = newest === undefined || frame.messages.some((message) => message.id === newest)
        this.gapTo = met ? undefined : newest
        this.closing = 0
        frame.messages.forEach((message) => this.thread.take(message))
        if (met && this.thread.size > frame.messages.length) this.earlier ??= frame.earlier
        else this.earlier = frame.earlier
        this.closeGap()
        for (const item of this.thread.unsent()) this.transmit(item)
        break
      }
      case 'earlier':
        frame.messages.forEach((message) => this.thread.take(message))
        this.earlier = frame.earlier
        if (frame.messages.some((message) => message.id === this.gapTo)) this.gapTo = undefined
        this.closeGap()
        break
      case 'message':
        if (!frame.message.mine) this.typing = undefined
        this.thread.take(frame.message)
        break
      case 'ack':
        this.thread.acknowledge(frame.id)
        break
      case 'refused':
        this.thread.refuse(frame.id, frame.detail)
        break
      case 'typing':
        this.typing = frame.on ? (frame.name ?? '') : undefined
        clearTimeout(this.typingTimer)
        this.typingTimer = setTimeout(() => {
          this.typing = undefined
          this.show()
        }, 6_000)
        break
      case 'error':
        this.panel.say(frame.detail, true)
        break
      case 'pong':
        return
    }
    this.keepOutgoing()
    this.show()
    this.readAll()
  }

  private closeGap(): void {
    if (this.gapTo !== undefined && this.earlier && this.closing++ < GAP_PAGES) {
      this.connection.send({ t: 'earlier', before: this.earlier })
    }
  }

  private send(text: string, files: Uploaded[], pressed?: Choice): void {
    const item: Outgoing = { id: uuid(), text, files, at: Date.now(), pressed }
    if (!this.known) {
      item.name = this.memory.get('name')
      item.email = this.memory.get('email')
    }
    this.thread.add(item)
    this.keepOutgoing()
    this.transmit(item)
    this.typedAt = 0
    this.show()
  }

  private transmit(item: Outgoing): void {
    this.connection.send({
      t: 'send',
      id: item.id,
      text: item.text,
      files: item.files.map((file) => ({ ticket: file.ticket })),
      pressed: item.pressed,
      at: item.at,
      name: item.name || undefined,
      email: item.email || undefined,
    })
  }

  private retry(item: Outgoing): void {
    item.refused = undefined
    this.transmit(item)
    this.keepOutgoing()
    this.show()
  }

  private keepOutgoing(): void {
    this.memory.set({ outgoing: this.thread.outgoing })
  }

  private async upload(file: File): Promise<Uploaded> {
    const body = new FormData()
    body.append('data', file, file.name)
    const answer = await fetch(`${this.origin}/widget/${this.channel}/files`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.memory.get('token') ?? ''}` },
      body,
    })
    const told = (await answer.json()) as Uploaded & { detail?: string }
    if (!answer.ok) throw new Error(told.detail ?? '')
    return told
  }

  private tellTyping(on: boolean): void {
    const now = Date.now()
    if (on && now - this.typedAt < TYPING_MS) return
    if (!on && !this.typedAt) return
    this.typedAt = on ? now : 0
    this.connection.send({ t: 'typing', on })
  }

  /** Tell what arrived, and what is in front of the visitor's eyes. */
  private readAll(): void {
    const looking = this.panel.isOpen && !document.hidden
    const last = this.memory.get('read') ?? 0
    let unread = 0
    let newest = last
    for (const message of this.thread.messages()) {
      if (message.mine || !message.uid) continue
      if (message.id > last && !looking) unread++
      if (looking) newest = Math.max(newest, message.id)
      if (message.id <= last) continue
      const state = looking ? 'read' : 'delivered'
      const key = `${message.uid} ${state}`
      if (!this.seen.has(key) && this.connection.send({ t: 'seen', uid: message.uid, state })) {
        this.seen.add(key)
      }
    }
    if (newest !== last) this.memory.set({ read: newest })
    this.panel.unread(unread)
  }

  private show(): void {
    const email = this.memory.get('email')
    const ask = this.look.ask_details
    this.panel.show({
      live: this.live,
      online: this.online,
      gone: this.gone,
      earlier: this.earlier !== null,
      askDetails:
        !this.known &&
        !email &&
        (ask === 'always' || (ask === 'offline' && this.live && !this.online)),
      email: this.known ? undefined : email,
      typing: this.typing,
    })
    this.panel.render(this.thread, this.earlier !== null)
  }
}
