import { contentOf, messageItem, size } from './bubble'
import { el } from './dom'
import { EMOJI } from './emoji'
import { icon } from './icons'
import type { Choice, Look, Message, Outgoing, Uploaded } from './protocol'
import { styles } from './styles'
import { fill, type Texts } from './texts'
import type { Thread } from './thread'

export interface Actions {
  opened(): void
  send(text: string, files: Uploaded[], pressed?: Choice): void
  upload(file: File): Promise<Uploaded>
  typing(on: boolean): void
  earlier(): void
  retry(item: Outgoing): void
  details(name: string, email: string): void
}

export interface State {
  live: boolean
  online: boolean
  gone: boolean
  earlier: boolean
  askDetails: boolean
  email?: string
  typing?: string
}

/** Everything on screen. It is told what is, and says what the visitor does. */
export class Panel {
  private readonly host = el('div', { id: 'onethread-widget' })
  private readonly log: HTMLDivElement
  private readonly panel: HTMLElement
  private readonly launcher: HTMLButtonElement
  private readonly badge = el('span', { class: 'badge', hidden: true })
  private readonly status = el('p', { class: 'status' })
  private readonly typingLine = el('div', { class: 'typing', 'aria-live': 'polite' })
  private readonly note = el('p', { class: 'note', hidden: true, role: 'status' })
  private readonly chips = el('div', { class: 'chips', hidden: true })
  private readonly details: HTMLDivElement
  private readonly nameField = el('input', { name: 'name', autocomplete: 'name', maxlength: '100' })
  private readonly emailField = el('input', {
    name: 'email',
    type: 'email',
    autocomplete: 'email',
    maxlength: '254',
  })
  private readonly field: HTMLTextAreaElement
  private readonly picker: HTMLDivElement
  private readonly emojiButton: HTMLButtonElement
  private readonly dropHint: HTMLDivElement
  private readonly files: Uploaded[] = []
  private uploading = 0
  private sendWhenUploaded = false
  private shown = new Map<string, HTMLElement>()
  private readonly time: Intl.DateTimeFormat
  private readonly day: Intl.DateTimeFormat
  private askDetails = false
  isOpen = false

  constructor(
    private readonly look: Look,
    private readonly texts: Texts,
    language: string,
    private readonly origin: string,
    private readonly actions: Actions,
  ) {
    this.time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
    this.day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
    const root = this.host.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles(look.colour, look.side))
    root.adoptedStyleSheets = [sheet]
    this.host.lang = language

    this.launcher = el('button', {
      class: 'launcher',
      type: 'button',
      'aria-label': texts.open,
      'aria-expanded': 'false',
      onclick: () => this.toggle(),
    })
    this.launcher.append(icon('chat'), this.badge)
    this.log = el('div', { class: 'log', role: 'log', 'aria-label': texts.log, tabindex: '0' })
    this.details = this.makeDetails()
    this.field = el('textarea', {
      rows: '1',
      placeholder: texts.write,
      'aria-label': texts.write,
      maxlength: '8000',
      dir: 'auto',
      oninput: () => this.typed(),
      onkeydown: (event) => this.keyed(event as KeyboardEvent),
      onpaste: (event) => this.pasted(event as ClipboardEvent),
    })
    this.picker = this.makePicker()
    this.emojiButton = this.iconButton('smile', texts.emoji, () => this.togglePicker())
    this.emojiButton.setAttribute('aria-expanded', 'false')
    this.dropHint = el('div', { class: 'drop', hidden: true }, texts.attach)
    this.panel = this.makePanel()
    root.append(this.panel, this.launcher)
    document.body.append(this.host)
  }

  private iconButton(
    name: Parameters<typeof icon>[0],
    label: string,
    act: () => void,
    type = 'button',
  ) {
    const button = el('button', {
      class: 'icon',
      type,
      'aria-label': label,
      title: label,
      onclick: act,
    })
    button.append(icon(name))
    return button
  }

  private makePanel(): HTMLElement {
    const chooser = el('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      onchange: () => {
        this.addFiles([...(chooser.files ?? [])])
        chooser.value = ''
      },
    })
    const send = el('button', {
      class: 'icon send',
      type: 'submit',
      'aria-label': this.texts.send,
      title: this.texts.send,
    })
    send.append(icon('send'))
    const form = el(
      'form',
      {
        class: 'compose',
        onsubmit: (event) => {
          event.preventDefault()
          this.submit()
        },
      },
      chooser,
      this.iconButton('attach', this.texts.attach, () => chooser.click()),
      this.emojiButton,
      this.field,
      send,
    )
    const panel = el(
      'section',
      {
        class: 'panel',
        role: 'dialog',
        'aria-label': this.look.title,
        hidden: true,
        onkeydown: (event) => {
          if ((event as KeyboardEvent).key === 'Escape') this.escape()
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
          this.addFiles([...((event as DragEvent).dataTransfer?.files ?? [])])
        },
      },
      el(
        'header',
        {},
        el('div', {}, el('h2', {}, this.look.title), this.status),
        this.iconButton('close', this.texts.close, () => this.close()),
      ),
      this.log,
      this.typingLine,
      this.details,
      this.note,
      this.chips,
      this.picker,
      form,
      this.dropHint,
    )
    return panel
  }

  private makeDetails(): HTMLDivElement {
    return el(
      'div',
      { class: 'details', hidden: true, role: 'group', 'aria-label': this.texts.details },
      el('p', {}, this.texts.details),
      el('label', {}, this.texts.name, this.nameField),
      el('label', {}, this.texts.email, this.emailField),
    )
  }

  private makePicker(): HTMLDivElement {
    const buttons = EMOJI.map((emoji) =>
      el('button', { type: 'button', onclick: () => this.insert(emoji) }, emoji),
    )
    return el(
      'div',
      { class: 'emoji', hidden: true, role: 'group', 'aria-label': this.texts.emoji },
      ...buttons,
    )
  }

  // -- opening and closing ---------------------------------------------------------------------

  toggle(): void {
    if (this.isOpen) this.close()
    else this.open()
  }

  open(): void {
    this.isOpen = true
    this.panel.hidden = false
    this.launcher.setAttribute('aria-expanded', 'true')
    this.launcher.setAttribute('aria-label', this.texts.close)
    this.launcher.querySelector('svg')?.replaceWith(icon('close'))
    this.actions.opened()
    this.field.focus()
    this.toEnd()
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.panel.hidden = true
    this.launcher.setAttribute('aria-expanded', 'false')
    this.launcher.setAttribute('aria-label', this.texts.open)
    this.launcher.querySelector('svg')?.replaceWith(icon('chat'))
    this.launcher.focus()
  }

  private escape(): void {
    if (this.picker.hidden) this.close()
    else this.togglePicker()
  }

  unread(count: number): void {
    this.badge.hidden = count === 0 || this.isOpen
    this.badge.textContent = count > 9 ? '9+' : String(count)
    if (!this.isOpen) {
      const label = count
        ? `${this.texts.open}, ${fill(this.texts.unread, { n: count })}`
        : this.texts.open
      this.launcher.setAttribute('aria-label', label)
    }
  }

  // -- what is ---------------------------------------------------------------------------------

  show(state: State): void {
    const texts = this.texts
    this.status.textContent = !state.live
      ? texts.connecting
      : state.online
        ? texts.online
        : texts.offline
    this.status.classList.toggle('on', state.live && state.online)
    this.typingLine.textContent =
      state.typing === undefined ? '' : fill(texts.typing, { name: state.typing || texts.agent })
    this.typingLine.classList.toggle('dots', state.typing !== undefined)
    this.askDetails = state.askDetails
    this.details.hidden = !state.askDetails
    if (state.gone) this.say(texts.gone, true)
    else if (state.email && !state.online && state.live)
      this.say(fill(texts.answerTo, { email: state.email }))
  }

  say(text: string, bad = false): void {
    this.note.textContent = text
    this.note.classList.toggle('bad', bad)
    this.note.hidden = !text
  }

  /** The log anew from the thread; what is there already is left alone, so that only news is read out. */
  render(thread: Thread, hasEarlier: boolean): void {
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60
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
    for (const message of messages) {
      const date = new Date(message.said_at)
      if (date.toDateString() !== day) {
        day = date.toDateString()
        items.push([`day ${day}`, () => el('div', { class: 'day' }, this.dayName(date))])
        before = undefined
      }
      const first = !before || before.mine || before.author_name !== message.author_name
      const last = message === messages.at(-1)
      const key = `${message.id} ${message.version} ${String(first)} ${String(last && thread.outgoing.length === 0)}`
      items.push([key, () => this.item(message, first, last && thread.outgoing.length === 0)])
      before = message
    }
    for (const item of thread.outgoing) {
      const key = `${item.id} ${item.refused ?? ''} ${String(thread.isAcknowledged(item.id))}`
      items.push([key, () => this.outgoing(item, thread.isAcknowledged(item.id))])
    }
    this.place(items)
    if (atEnd || thread.outgoing.length) this.toEnd()
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

  private item(message: Message, first: boolean, last: boolean): HTMLElement {
    const item = messageItem(message, this.texts, this.origin, first)
    const time = this.time.format(new Date(message.said_at))
    if (message.mine) item.append(this.meta(`${time} · ${this.texts.sent}`))
    else if (last) item.append(this.meta(time))
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
      ...contentOf(content, {}, this.origin),
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

  // -- what the visitor does -------------------------------------------------------------------

  private submit(): void {
    const text = this.field.value.trim()
    // Sent while a file is still on its way: it goes with it, a moment later.
    this.sendWhenUploaded = this.uploading > 0
    if ((!text && !this.files.length) || this.uploading) return
    if (this.askDetails) {
      const email = this.emailField.value.trim()
      if (!email || !this.emailField.checkValidity()) {
        this.say(this.texts.emailNeeded, true)
        this.emailField.setAttribute('aria-invalid', 'true')
        this.emailField.focus()
        return
      }
      this.emailField.removeAttribute('aria-invalid')
      this.actions.details(this.nameField.value.trim(), email)
    }
    this.say('')
    this.actions.send(text, this.files.splice(0))
    this.field.value = ''
    this.typed()
    this.showChips()
    this.field.focus()
  }

  private keyed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      this.submit()
    }
  }

  private typed(): void {
    this.field.style.height = 'auto'
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 130)}px`
    this.actions.typing(this.field.value !== '')
  }

  private insert(emoji: string): void {
    this.field.setRangeText(emoji, this.field.selectionStart, this.field.selectionEnd, 'end')
    this.togglePicker()
    this.field.focus()
    this.typed()
  }

  private togglePicker(): void {
    this.picker.hidden = !this.picker.hidden
    this.emojiButton.setAttribute('aria-expanded', String(!this.picker.hidden))
    if (this.picker.hidden) this.emojiButton.focus()
    else (this.picker.firstElementChild as HTMLElement | null)?.focus()
  }

  private pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length) {
      event.preventDefault()
      this.addFiles(files)
    }
  }

  private addFiles(files: File[]): void {
    for (const file of files) void this.addFile(file)
  }

  private async addFile(file: File): Promise<void> {
    const failed = (why: string) =>
      this.say(fill(this.texts.uploadFailed, { name: file.name, why }), true)
    if (file.size > this.look.max_upload_mb * 1_048_576) {
      failed(fill(this.texts.tooLarge, { n: this.look.max_upload_mb }))
      return
    }
    this.uploading++
    this.say(fill(this.texts.uploading, { name: file.name }))
    try {
      this.files.push(await this.actions.upload(file))
      this.say('')
    } catch (error) {
      failed(error instanceof Error && error.message ? error.message : this.texts.noConnection)
    } finally {
      this.uploading--
      this.showChips()
      if (this.sendWhenUploaded && !this.uploading) this.submit()
    }
  }

  private showChips(): void {
    this.chips.hidden = this.files.length === 0
    this.chips.replaceChildren(
      ...this.files.map((file) =>
        el(
          'div',
          { class: 'chip' },
          el('span', {}, `${file.name} ${size(file.size_bytes)}`),
          this.iconButton('close', fill(this.texts.remove, { name: file.name }), () => {
            this.files.splice(this.files.indexOf(file), 1)
            this.showChips()
            this.field.focus()
          }),
        ),
      ),
    )
  }
}
