import { size } from './bubble'
import { el, iconButton } from './dom'
import { EMOJI } from './emoji'
import { icon } from './icons'
import type { Look, Uploaded } from './protocol'
import { fill, type Texts } from './texts'
import { canRecord, Recording } from './voice'

interface Actions {
  send(text: string, files: Uploaded[]): void
  upload(file: File, voice: boolean): Promise<Uploaded>
  typing(on: boolean): void
  details(name: string, email: string): void
  agreed(): void
}

/** Where the visitor writes: words, files, emoji, a voice message; details and consent when needed. */
export class Composer {
  readonly element: HTMLElement
  private readonly note = el('p', { class: 'note', hidden: true, role: 'status' })
  private readonly chips = el('div', { class: 'chips', hidden: true })
  private readonly details: HTMLElement
  private readonly nameField = el('input', { name: 'name', autocomplete: 'name', maxlength: '100' })
  private readonly emailField = el('input', {
    name: 'email',
    type: 'email',
    autocomplete: 'email',
    maxlength: '254',
  })
  private readonly consent: HTMLElement
  private readonly agree = el('input', { type: 'checkbox', name: 'agree' })
  private readonly field: HTMLTextAreaElement
  private readonly picker: HTMLElement
  private readonly emojiButton: HTMLButtonElement
  private readonly voiceButton: HTMLButtonElement
  private readonly sendButton: HTMLButtonElement
  private readonly form: HTMLFormElement
  private readonly recorder: HTMLElement
  private readonly clock = el('span', { class: 'clock' })
  private readonly files: Uploaded[] = []
  private recording?: Recording
  private ticking?: ReturnType<typeof setInterval>
  private uploading = 0
  private sendWhenUploaded = false
  private askDetails = false
  private askConsent = false

  constructor(
    private readonly look: Look,
    private readonly texts: Texts,
    private readonly actions: Actions,
  ) {
    this.details = el(
      'div',
      { class: 'details', hidden: true, role: 'group', 'aria-label': texts.details },
      el('p', {}, texts.details),
      el('label', {}, texts.name, this.nameField),
      el('label', {}, texts.email, this.emailField),
    )
    this.consent = this.makeConsent()
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
    this.picker = el(
      'div',
      { class: 'emoji', hidden: true, role: 'group', 'aria-label': texts.emoji },
      ...EMOJI.map((emoji) =>
        el('button', { type: 'button', onclick: () => this.insert(emoji) }, emoji),
      ),
    )
    this.emojiButton = iconButton('smile', texts.emoji, () => this.togglePicker())
    this.emojiButton.setAttribute('aria-expanded', 'false')
    this.voiceButton = iconButton('mic', texts.mic, () => void this.record())
    this.sendButton = iconButton('send', texts.send, undefined, 'submit')
    this.sendButton.classList.add('send')
    this.recorder = this.makeRecorder()
    const chooser = el('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      onchange: () => {
        this.addFiles([...(chooser.files ?? [])])
        chooser.value = ''
      },
    })
    this.form = el(
      'form',
      {
        class: 'compose',
        onsubmit: (event) => {
          event.preventDefault()
          this.submit()
        },
      },
      chooser,
      iconButton('attach', texts.attach, () => chooser.click()),
      this.emojiButton,
      this.field,
      this.voiceButton,
      this.sendButton,
    )
    this.element = el(
      'div',
      { class: 'foot' },
      this.details,
      this.note,
      this.chips,
      this.picker,
      this.consent,
      this.form,
      this.recorder,
    )
    this.showButtons()
  }

  private makeConsent(): HTMLElement {
    const { look, texts } = this
    const link = look.consent_link
      ? el('a', { href: look.consent_link, target: '_blank', rel: 'noopener' }, texts.consentLink)
      : null
    const words = el('p', {}, `${look.consent_text} `, link)
    const box = el('div', { class: 'consent', hidden: true }, words)
    if (look.consent === 'ask') box.append(el('label', {}, this.agree, texts.agree))
    return box
  }

  private makeRecorder(): HTMLElement {
    const { texts } = this
    const send = iconButton('send', texts.sendRecording, () => void this.endRecording(true))
    send.classList.add('send')
    return el(
      'div',
      { class: 'compose recorder', hidden: true, role: 'group', 'aria-label': texts.recording },
      iconButton('trash', texts.cancelRecording, () => void this.endRecording(false)),
      el('span', { class: 'dot' }),
      el('span', { class: 'grow' }, texts.recording, ' ', this.clock),
      send,
    )
  }

  focus(): void {
    this.field.focus({ preventScroll: true })
  }

  show(state: { askDetails: boolean; askConsent: boolean }): void {
    this.askDetails = state.askDetails
    this.askConsent = state.askConsent
    this.details.hidden = !state.askDetails
    this.consent.hidden = !state.askConsent
  }

  say(text: string, bad = false): void {
    this.note.textContent = text
    this.note.classList.toggle('bad', bad)
    this.note.hidden = !text
  }

  /** Closes what is open on top of it; false when nothing was. */
  escape(): boolean {
    if (this.recording) void this.endRecording(false)
    else if (this.picker.hidden) return false
    else this.togglePicker()
    return true
  }

  private submit(): void {
    const text = this.field.value.trim()
    // Sent while a file is still on its way: it goes with it, a moment later.
    this.sendWhenUploaded = this.uploading > 0
    if ((!text && !this.files.length) || this.uploading || !this.mayGo()) return
    this.say('')
    this.actions.send(text, this.files.splice(0))
    this.field.value = ''
    this.typed()
    this.showChips()
    this.focus()
  }

  /** Whether all is there that is asked for before the first message. */
  private mayGo(): boolean {
    if (this.askDetails) {
      const email = this.emailField.value.trim()
      if (!email || !this.emailField.checkValidity()) {
        this.say(this.texts.emailNeeded, true)
        this.emailField.setAttribute('aria-invalid', 'true')
        this.emailField.focus()
        return false
      }
      this.emailField.removeAttribute('aria-invalid')
      this.actions.details(this.nameField.value.trim(), email)
    }
    if (this.askConsent && this.look.consent === 'ask') {
      if (!this.agree.checked) {
        this.say(this.texts.consentNeeded, true)
        this.agree.focus()
        return false
      }
      this.actions.agreed()
    }
    return true
  }

  private keyed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      this.submit()
    }
  }

  private typed(): void {
    this.field.style.height = 'auto'
    this.field.style.height = `${Math.min(this.field.scrollHeight, 130)}px`
    this.actions.typing(this.field.value !== '')
    this.showButtons()
  }

  /** One place for two buttons: nothing written yet offers the microphone. */
  private showButtons(): void {
    const voice = this.look.voice_notes && canRecord() && !this.field.value && !this.files.length
    this.voiceButton.hidden = !voice || this.uploading > 0
  }

  private insert(emoji: string): void {
    this.field.setRangeText(emoji, this.field.selectionStart, this.field.selectionEnd, 'end')
    this.togglePicker()
    this.focus()
    this.typed()
  }

  private togglePicker(): void {
    this.picker.hidden = !this.picker.hidden
    this.emojiButton.setAttribute('aria-expanded', String(!this.picker.hidden))
    if (this.picker.hidden) this.emojiButton.focus()
    else (this.picker.firstElementChild as HTMLElement | null)?.focus()
  }

  // -- voice -----------------------------------------------------------------------------------

  private async record(): Promise<void> {
    if (!this.mayGo()) return
    this.say(this.texts.micAsk)
    try {
      this.recording = await Recording.begin(() => void this.endRecording(true))
    } catch (error) {
      const none = error instanceof DOMException && error.name === 'NotFoundError'
      this.say(none ? this.texts.micNone : this.texts.micDenied, true)
      return
    }
    this.say('')
    const tick = () => {
      const seconds = this.recording?.seconds ?? 0
      this.clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    }
    tick()
    this.ticking = setInterval(tick, 500)
    this.form.hidden = true
    this.recorder.hidden = false
    ;(this.recorder.lastElementChild as HTMLElement).focus()
  }

  private async endRecording(send: boolean): Promise<void> {
    const recording = this.recording
    this.recording = undefined
    clearInterval(this.ticking)
    this.form.hidden = false
    this.recorder.hidden = true
    this.focus()
    if (!recording) return
    if (!send) recording.end()
    else if (await this.addFile(await recording.file(), true)) this.submit()
  }

  // -- files -----------------------------------------------------------------------------------

  private pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length) {
      event.preventDefault()
      this.addFiles(files)
    }
  }

  addFiles(files: File[]): void {
    for (const file of files) void this.addFile(file)
  }

  private async addFile(file: File, voice = false): Promise<boolean> {
    const name = voice ? this.texts.voice : file.name
    const failed = (why: string) => this.say(fill(this.texts.uploadFailed, { name, why }), true)
    if (file.size > this.look.max_upload_mb * 1_048_576) {
      failed(fill(this.texts.tooLarge, { n: this.look.max_upload_mb }))
      return false
    }
    this.uploading++
    this.showButtons()
    this.say(fill(this.texts.uploading, { name }))
    try {
      this.files.push(await this.actions.upload(file, voice))
      this.say('')
      return true
    } catch (error) {
      failed(error instanceof Error && error.message ? error.message : this.texts.noConnection)
      return false
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
          icon('file'),
          el('span', {}, `${file.name} ${size(file.size_bytes)}`),
          iconButton('close', fill(this.texts.remove, { name: file.name }), () => {
            this.files.splice(this.files.indexOf(file), 1)
            this.showChips()
            this.focus()
          }),
        ),
      ),
    )
    this.showButtons()
  }
}
