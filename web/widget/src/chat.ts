import { Connection } from './connection'
import { Memory } from './memory'
import { Panel } from './panel'
import type { Choice, Closed, Device, FromServer, Look, Outgoing, Uploaded, Way } from './protocol'
import { chooseLanguage, ENGLISH, fill, LANGUAGES, type Texts } from './texts'
import { TitleCount } from './title'
import { Thread } from './thread'

const TYPING_MS = 4_000
/** Pages asked for to close a gap after a long absence; more can be had by scrolling back. */
const GAP_PAGES = 40
/** Sent too fast: sent again after this. */
const SLOW_DOWN_MS = 8_000

/** What a page can hear about: `onethread('on', 'message', (detail) => …)`. */
export type Told =
  'ready' | 'open' | 'close' | 'message' | 'unread' | 'rated' | 'back' | 'identify' | 'push'

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
  private device?: Device
  private continues?: string
  /** Who comes by a link is not asked who they are. */
  private carried = false
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
  private closed: Closed | null = null
  private carrying?: Way
  private toldUnread = 0
  private readonly title = new TitleCount()
  private readonly texts: Texts
  private readonly seeing = () => this.readAll()

  constructor(
    private readonly origin: string,
    private readonly channel: string,
    private readonly look: Look,
    into: HTMLElement | null,
    private readonly tell: (what: Told, detail?: unknown) => void,
    app?: 'back' | 'plain',
  ) {
    this.memory = new Memory(channel)
    this.online = look.online
    const language = chooseLanguage(
      look.language,
      document.documentElement.lang,
      navigator.languages,
    )
    this.texts = LANGUAGES[language] ?? ENGLISH
    this.panel = new Panel(
      look,
      this.texts,
      language,
      origin,
      {
        opened: () => {
          this.connection.open()
          this.readAll()
          this.show()
          this.tell('open')
        },
        closed: () => this.tell('close'),
        send: (text, files, pressed) => this.send(text, files, pressed),
        upload: (file, voice) => this.upload(file, voice),
        typing: (on) => this.tellTyping(on),
        earlier: () => {
          if (this.earlier) this.connection.send({ t: 'earlier', before: this.earlier })
        },
        retry: (item) => this.retry(item),
        details: (name, email) => this.memory.set({ name, email }),
        agreed: () => this.memory.set({ agreed: true }),
        rate: (score, words) => this.rate(score, words),
        ways: () => {
          this.connection.send({ t: 'ways' })
        },
        carry: (way) => {
          this.carrying = way
          this.connection.send({ t: 'carry', channel: way.channel_id })
        },
        skipRating: () => {
          this.memory.set({ unrated: this.closed?.about })
          this.show()
        },
        back: () => this.back(),
      },
      into,
      app,
    )
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
    document.addEventListener('visibilitychange', this.seeing)
    // Who was here before may have an answer waiting.
    if (this.memory.get('token')) this.connection.open()
    this.show()
  }

  open(focus = true): void {
    if (!this.panel.isOpen) this.panel.open(focus)
  }

  toggle(): void {
    this.panel.toggle()
  }

  /** In an app the chat is what was asked for: it connects at once. */
  begin(): void {
    this.connection.open()
    this.show()
  }

  /** Out of a large picture; from the chat itself only the app knows where to. */
  back(): void {
    if (!this.panel.closePicture()) this.tell('back')
  }

  /** Where to tell of answers while nobody looks; null: no more. */
  push(device: Device | null): void {
    const before = this.device
    this.device = device ?? undefined
    if (device) this.connection.send({ t: 'device', ...device })
    else if (before) this.connection.send({ t: 'device', token: before.token, off: true })
  }

  get isOpen(): boolean {
    return this.panel.isOpen
  }

  /** Off the page, so that another can take its place. */
  remove(): void {
    document.removeEventListener('visibilitychange', this.seeing)
    this.connection.stop()
    this.title.show(0)
    this.panel.remove()
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
    this.closed = null
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
        this.closed = frame.closed
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
        if (this.device) this.connection.send({ t: 'device', ...this.device })
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
        // A change of state comes as the message again.
        if (!this.thread.has(frame.message.id))
          this.tell('message', {
            mine: frame.message.mine,
            author: frame.message.author_name,
            text: frame.message.content.text ?? '',
          })
        this.thread.take(frame.message)
        break
      case 'ack':
        this.thread.acknowledge(frame.id)
        break
      case 'refused':
        this.refused(frame.id, frame.code)
        break
      case 'closed':
        this.closed = frame.closed
        break
      case 'online':
        this.online = frame.on
        break
      case 'typing':
        this.typing = frame.on ? (frame.name ?? '') : undefined
        clearTimeout(this.typingTimer)
        this.typingTimer = setTimeout(() => {
          this.typing = undefined
          this.show()
        }, 6_000)
        break
      case 'device':
        this.tell('push', frame.on)
        return
      case 'error':
        // The site's signed token has ended: it can give another one.
        if (frame.code === 'not-authenticated') this.tell('identify')
        this.panel.say(frame.code === 'too-many-requests' ? this.texts.busy : frame.detail, true)
        break
      case 'ways':
        this.panel.elsewhere.offer(frame.ways)
        return
      case 'carried':
        if (this.carrying?.channel_id === frame.channel)
          this.panel.elsewhere.made(this.carrying, frame.address)
        return
      case 'pong':
        return
    }
    this.keepOutgoing()
    this.show()
    this.readAll()
  }

  /** Why, in the visitor's words; what was only too fast goes again by itself. */
  private refused(id: string, code: string): void {
    const texts = this.texts
    const why: Record<string, string> = {
      'slow-down': texts.slowDown,
      'bad-file': texts.badFile,
      'bad-email': texts.badEmail,
    }
    this.thread.refuse(id, why[code] ?? texts.failed)
    const item = this.thread.outgoing.find((each) => each.id === id)
    if (item && code === 'slow-down') setTimeout(() => this.retry(item), SLOW_DOWN_MS)
  }

  private rate(score: number, words: string): void {
    if (!this.closed) return
    const about = this.closed.about
    if (!this.connection.send({ t: 'rate', id: uuid(), about, score, text: words })) return
    this.closed = { ...this.closed, rated: true }
    this.tell('rated', { score })
    this.show()
  }

  /** The visitor came by a link: what they say first goes on with their conversation. */
  continue(token: string): void {
    this.continues = token
    this.carried = true
    this.open()
    this.show()
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
    if (this.look.consent === 'ask' && this.memory.get('agreed') && !this.thread.size)
      item.agreed = true
    item.continues = this.continues
    this.continues = undefined
    this.closed = null
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
      agreed: item.agreed || undefined,
      continues: item.continues,
    })
  }

  private retry(item: Outgoing): void {
    if (!item.refused) return
    item.refused = undefined
    this.transmit(item)
    this.keepOutgoing()
    this.show()
  }

  private keepOutgoing(): void {
    this.memory.set({ outgoing: this.thread.outgoing })
  }

  private async upload(file: File, voice: boolean): Promise<Uploaded> {
    const body = new FormData()
    body.append('data', file, file.name)
    const answer = await fetch(
      `${this.origin}/widget/${this.channel}/files${voice ? '?voice' : ''}`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${this.memory.get('token') ?? ''}` },
        body,
      },
    )
    if (answer.ok) return (await answer.json()) as Uploaded
    const why: Record<number, string> = {
      400: this.texts.badFile,
      413: fill(this.texts.tooLarge, { n: this.look.max_upload_mb }),
      429: this.texts.uploads,
    }
    throw new Error(why[answer.status] ?? this.texts.failed)
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
    this.title.show(unread)
    if (unread !== this.toldUnread) this.tell('unread', unread)
    this.toldUnread = unread
  }

  private show(): void {
    const email = this.memory.get('email')
    const ask = this.look.ask_details
    this.panel.show({
      live: this.live,
      idle: !this.connection.wantedByVisitor && !this.gone,
      online: this.online,
      gone: this.gone,
      askDetails:
        !this.known &&
        !this.carried &&
        !email &&
        (ask === 'always' || (ask === 'offline' && this.live && !this.online)),
      askConsent:
        this.look.consent !== 'no' &&
        !this.thread.size &&
        !this.thread.outgoing.length &&
        !this.memory.get('agreed'),
      askRating:
        this.look.rating !== 'no' &&
        this.live &&
        this.closed !== null &&
        !this.closed.rated &&
        this.memory.get('unrated') !== this.closed.about,
      closed: this.closed !== null,
      begun: this.thread.size > 0,
      email: this.known ? undefined : email,
      typing: this.typing,
    })
    this.panel.render(this.thread, this.earlier !== null)
  }
}
