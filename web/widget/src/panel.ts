import { contentOf, messageItem } from './bubble'
import { Composer } from './composer'
import { el, iconButton } from './dom'
import { icon } from './icons'
import { Elsewhere, elsewhereButton } from './elsewhere'
import { enlarge } from './lightbox'
import type { Choice, Look, Message, Outgoing, Uploaded, Way } from './protocol'
import { RatingForm } from './rate'
import { styles } from './styles'
import { fill, type Texts } from './texts'
import type { Thread } from './thread'
import { keepInside } from './trap'

export interface Actions {
  opened(): void
  closed(): void
  send(text: string, files: Uploaded[], pressed?: Choice): void
  upload(file: File, voice: boolean): Promise<Uploaded>
  typing(on: boolean): void
  earlier(): void
  retry(item: Outgoing): void
  details(name: string, email: string): void
  agreed(): void
  rate(score: number, words: string): void
  skipRating(): void
  back(): void
  ways(): void
  carry(way: Way): void
}

export interface State {
  live: boolean
  /** The line was never asked for: nothing is being connected. */
  idle: boolean
  online: boolean
  gone: boolean
  askDetails: boolean
  askConsent: boolean
  askRating: boolean
  /** The latest conversation is resolved. */
  closed: boolean
  email?: string
  typing?: string
  /** There is a conversation to go on with. */
  begun: boolean
}

/** Everything on screen: it is told what is, and says what the visitor does. */
export class Panel {
  private readonly host: HTMLElement
  private readonly root: ShadowRoot
  private readonly log: HTMLDivElement
  private readonly panel: HTMLElement
  private readonly launcher: HTMLButtonElement
  private readonly badge = el('span', { class: 'badge', hidden: true })
  private readonly status = el('p', { class: 'status' })
  private readonly typingLine = el('div', { class: 'typing', 'aria-live': 'polite' })
  private readonly composer: Composer
  private readonly rating: RatingForm
  readonly elsewhere: Elsewhere
  private readonly away: HTMLButtonElement
  private readonly dropHint: HTMLDivElement
  private readonly time: Intl.DateTimeFormat
  private readonly day: Intl.DateTimeFormat
  private readonly openLabel: string
  private readonly inline: boolean
  private shown = new Map<string, HTMLElement>()
  private closed = false
  /** The visitor reads the newest: it stays in sight whatever grows. */
  private pinned = true
  isOpen = false

  constructor(
    private readonly look: Look,
    private readonly texts: Texts,
    language: string,
    private readonly origin: string,
    private readonly actions: Actions,
    into: HTMLElement | null,
    /** In an app: the whole screen, and with "back" a way out of it. */
    private readonly app?: 'back' | 'plain',
  ) {
    this.inline = into !== null
    // The visitor's own region, where it speaks this language: 24 hours or a.m. and p.m.
    const region = navigator.languages.find((tag) => tag.slice(0, 2) === language) ?? language
    this.time = new Intl.DateTimeFormat(region, { hour: '2-digit', minute: '2-digit' })
    this.day = new Intl.DateTimeFormat(region, { weekday: 'long', day: 'numeric', month: 'long' })
    this.host = el('div', { class: 'onethread-widget', lang: language })
    if (this.inline) this.host.dataset.inline = ''
    if (app) this.host.dataset.app = ''
    else this.host.id = 'onethread-widget'
    this.root = this.host.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles(look))
    this.root.adoptedStyleSheets = [sheet]

    // What is written on a button must be in its name, for who speaks to the computer.
    this.openLabel = look.launcher ? fill(texts.openWords, { words: look.launcher }) : texts.open
    this.launcher = el('button', {
      class: look.launcher ? 'launcher words' : 'launcher',
      type: 'button',
      'aria-label': this.openLabel,
      'aria-expanded': 'false',
      onclick: () => this.toggle(),
    })
    this.launcher.append(icon('chat'))
    if (look.launcher) this.launcher.append(el('span', { class: 'label' }, look.launcher))
    this.launcher.append(this.badge)
    this.log = el('div', { class: 'log', role: 'log', 'aria-label': texts.log, tabindex: '0' })
    this.log.addEventListener('scroll', () => {
      this.pinned = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60
    })
    const keep = () => {
      if (this.pinned) this.toEnd()
    }
    this.log.addEventListener('load', keep, true)
    new ResizeObserver(keep).observe(this.log)
    this.composer = new Composer(look, texts, actions)
    this.rating = new RatingForm(look, texts, {
      rate: (score, words) => {
        actions.rate(score, words)
        this.composer.say(texts.thanks)
        this.composer.focus()
      },
      skip: () => {
        actions.skipRating()
        this.composer.focus()
      },
    })
    this.elsewhere = new Elsewhere(
      texts,
      (way) => actions.carry(way),
      () => {
        this.elsewhere.hide()
        this.composer.focus()
      },
    )
    this.away = elsewhereButton(texts, () => actions.ways())
    this.dropHint = el('div', { class: 'drop', hidden: true }, texts.attach)
    this.panel = this.makePanel()
    this.root.append(this.panel)
    if (into) {
      into.append(this.host)
      this.isOpen = true
      this.panel.hidden = false
      // A page with a chat in it is not yet a visitor who wants to chat.
      for (const sign of ['focusin', 'pointerdown'])
        this.panel.addEventListener(sign, () => actions.opened(), { once: true })
    } else {
      this.root.append(this.launcher)
      document.body.append(this.host)
    }
  }

  private makePanel(): HTMLElement {
    const { look } = this
    return el(
      'section',
      {
        class: 'panel',
        role: this.inline ? 'region' : 'dialog',
        'aria-label': look.title,
        hidden: true,
        onkeydown: (event) => {
          if (!this.inline) keepInside(this.panel, event as KeyboardEvent)
          if ((event as KeyboardEvent).key === 'Escape' && !this.composer.escape()) this.close()
        },
        ondragover: (event) => {
          event.preventDefault()
          this.dropHint.hidden = false
        },
        ondragleave: (event) => {
          if (!this.panel.contains((event as DragEvent).relatedTarget as Node | null))
            this.dropHint.hidden = true
        },
        ondrop: (event) => {
          event.preventDefault()
          this.dropHint.hidden = true
          this.composer.addFiles([...((event as DragEvent).dataTransfer?.files ?? [])])
        },
      },
      el(
        'header',
        {},
        this.app === 'back' ? iconButton('back', this.texts.back, () => this.actions.back()) : null,
        this.makeLogo(),
        el('div', { class: 'names' }, el('h2', {}, look.title), this.status),
        this.away,
        this.inline ? null : iconButton('close', this.texts.close, () => this.close()),
      ),
      this.log,
      this.typingLine,
      this.rating.element,
      this.elsewhere.element,
      this.composer.element,
      this.dropHint,
    )
  }

  private makeLogo(): HTMLElement {
    const letter = () =>
      el('span', { class: 'logo', 'aria-hidden': 'true' }, [...this.look.title.trim()][0] ?? '')
    if (!this.look.logo) return letter()
    const picture: HTMLElement = el('img', {
      class: 'logo',
      src: this.look.logo,
      alt: '',
      onerror: () => picture.replaceWith(letter()),
    })
    return picture
  }

  // -- opening and closing ---------------------------------------------------------------------

  /** Closes a picture that is shown large; false when none was. */
  closePicture(): boolean {
    const large = this.root.querySelector<HTMLDialogElement>('dialog[open]')
    large?.close()
    return large !== null
  }

  toggle(): void {
    if (this.isOpen) this.close()
    else this.open()
  }

  open(focus = true): void {
    if (!this.inline) {
      this.isOpen = true
      this.panel.hidden = false
      this.launcher.setAttribute('aria-expanded', 'true')
      this.launcher.setAttribute('aria-label', this.texts.close)
      this.launcher.classList.add('on')
      this.launcher.querySelector('svg')?.replaceWith(icon('close'))
    }
    this.actions.opened()
    if (focus) this.composer.focus()
    this.toEnd()
  }

  close(): void {
    if (!this.isOpen || this.inline) return
    this.isOpen = false
    this.panel.hidden = true
    this.launcher.setAttribute('aria-expanded', 'false')
    this.launcher.setAttribute('aria-label', this.openLabel)
    this.launcher.classList.remove('on')
    this.launcher.querySelector('svg')?.replaceWith(icon('chat'))
    this.launcher.focus()
    this.actions.closed()
  }

  remove(): void {
    this.host.remove()
  }

  unread(count: number): void {
    this.badge.hidden = count === 0 || this.isOpen
    // As a picture of the number, because the button's name says it in words.
    this.badge.dataset.count = count > 9 ? '9+' : String(count)
    if (!this.isOpen) {
      const label = count
        ? `${this.openLabel}, ${fill(count === 1 ? this.texts.unreadOne : this.texts.unread, { n: count })}`
        : this.openLabel
      this.launcher.setAttribute('aria-label', label)
    }
  }

  // -- what is ---------------------------------------------------------------------------------

  show(state: State): void {
    const texts = this.texts
    const connecting = !state.live && !state.idle
    this.status.textContent = connecting
      ? texts.connecting
      : state.online
        ? texts.online
        : texts.offline
    this.status.classList.toggle('on', !connecting && state.online)
    this.typingLine.textContent =
      state.typing === undefined ? '' : fill(texts.typing, { name: state.typing || texts.agent })
    this.typingLine.classList.toggle('dots', state.typing !== undefined)
    this.closed = state.closed
    this.rating.show(state.askRating)
    this.away.hidden = !state.live || !state.begun
    this.composer.show(state)
    if (state.gone) this.say(texts.gone, true)
    else if (state.email && !state.online && state.live)
      this.say(fill(texts.answerTo, { email: state.email }))
  }

  say(text: string, bad = false): void {
    this.composer.say(text, bad)
  }

  /** The log anew from the thread; what is there already is left alone, so that only news is read out. */
  render(thread: Thread, hasEarlier: boolean): void {
    const fromEnd = this.log.scrollHeight - this.log.scrollTop
    const items: [string, () => HTMLElement][] = []
    if (hasEarlier)
      items.push([
        'earlier',
        () =>
          el(
            'button',
            { class: 'more', type: 'button', onclick: () => this.actions.earlier() },
            this.texts.earlier,
          ),
      ])
    if (this.look.greeting && !hasEarlier)
      items.push(['greeting', () => el('p', { class: 'greeting' }, this.look.greeting)])
    let day = ''
    let before: Message | undefined
    const messages = thread.messages()
    const several = new Set(messages.map((message) => message.matter)).size > 1
    const lastMine = messages.filter((message) => message.mine).at(-1)
    for (const message of messages) {
      const date = new Date(message.said_at)
      if (date.toDateString() !== day) {
        day = date.toDateString()
        items.push([`day ${day}`, () => el('div', { class: 'day' }, this.dayName(date))])
        before = undefined
      }
      if (several && message.matter && message.matter !== before?.matter) {
        const ref = message.matter
        items.push([
          `matter ${message.id}`,
          () => el('div', { class: 'day matter' }, fill(this.texts.matter, { ref })),
        ])
        before = undefined
      }
      const first = !before || before.mine || before.author_name !== message.author_name
      const last = message === messages.at(-1) && thread.outgoing.length === 0
      const sent = message === lastMine
      const key = `${message.id} ${message.version} ${String(first)} ${String(last)} ${String(sent)}`
      items.push([key, () => this.item(message, first, last, sent)])
      before = message
    }
    if (this.closed && !thread.outgoing.length)
      items.push([
        `closed ${messages.at(-1)?.id ?? 0}`,
        () => el('div', { class: 'day end' }, this.texts.closed),
      ])
    for (const item of thread.outgoing) {
      const key = `${item.id} ${item.refused ?? ''} ${String(thread.isAcknowledged(item.id))}`
      items.push([key, () => this.outgoing(item, thread.isAcknowledged(item.id))])
    }
    this.place(items)
    if (this.pinned || thread.outgoing.length) this.toEnd()
    else this.log.scrollTop = this.log.scrollHeight - fromEnd
  }

  private place(items: [string, () => HTMLElement][]): void {
    const next = new Map<string, HTMLElement>()
    let at: ChildNode | null = this.log.firstChild
    for (const [key, make] of items) {
      const element = this.shown.get(key) ?? make()
      next.set(key, element)
      if (element === at) at = at.nextSibling
      else this.log.insertBefore(element, at)
    }
    for (const [key, element] of this.shown) if (!next.has(key)) element.remove()
    this.shown = next
  }

  private readonly enlarge = (address: string, name: string): void =>
    enlarge(this.root, address, name, this.texts)

  private item(message: Message, first: boolean, last: boolean, sent: boolean): HTMLElement {
    const item = messageItem(message, this.texts, this.origin, first, this.enlarge)
    const time = this.time.format(new Date(message.said_at))
    if (message.mine && sent) item.append(this.meta(`${time} · ${this.texts.sent}`))
    else if (last) item.append(this.meta(time))
    else item.title = time
    const choices = message.content.buttons ?? []
    if (!message.mine && last && choices.length) {
      item.append(
        el(
          'div',
          { class: 'choices' },
          ...choices.map((choice) =>
            el(
              'button',
              { type: 'button', onclick: () => this.actions.send('', [], choice) },
              choice.label,
            ),
          ),
        ),
      )
    }
    return item
  }

  private outgoing(item: Outgoing, acknowledged: boolean): HTMLElement {
    const content = {
      text: item.text,
      pressed: item.pressed,
      attachments: item.files.map((file) => ({ ...file, file_id: undefined })),
    }
    const made = el(
      'div',
      { class: 'item mine' },
      el('span', { class: 'hidden' }, this.texts.you),
      ...contentOf(content, {}, this.origin, this.texts, this.enlarge),
    )
    if (item.refused === undefined)
      made.append(this.meta(acknowledged ? this.texts.sent : this.texts.sending))
    else {
      const meta = this.meta(`${this.texts.refused}: ${item.refused}`)
      meta.classList.add('bad')
      meta.append(
        el('button', { type: 'button', onclick: () => this.actions.retry(item) }, this.texts.again),
      )
      made.append(meta)
    }
    return made
  }

  private meta(text: string): HTMLElement {
    return el('div', { class: 'meta' }, text)
  }

  private dayName(date: Date): string {
    const days = Math.round(
      (new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000,
    )
    return days === 0 ? this.texts.today : days === 1 ? this.texts.yesterday : this.day.format(date)
  }

  private toEnd(): void {
    this.log.scrollTop = this.log.scrollHeight
  }
}
