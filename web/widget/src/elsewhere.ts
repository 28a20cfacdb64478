import { el, iconButton } from './dom'
import type { Way } from './protocol'
import { fill, type Texts } from './texts'

/** Lets the visitor go on on another channel: they choose, then get a link that works once. */
export class Elsewhere {
  readonly element: HTMLElement
  private readonly inside = el('div', { class: 'ways' })
  private readonly title: HTMLElement

  constructor(
    private readonly texts: Texts,
    private readonly carry: (way: Way) => void,
    close: () => void,
  ) {
    this.title = el('p', { tabindex: '-1' }, texts.elsewhereAsk)
    this.element = el(
      'div',
      { class: 'rate elsewhere', role: 'group', 'aria-label': texts.elsewhere, hidden: true },
      this.title,
      this.inside,
      el('button', { class: 'quiet', type: 'button', onclick: close }, texts.elsewhereBack),
    )
  }

  /** What there is to choose from. */
  offer(ways: readonly Way[]): void {
    this.inside.replaceChildren(
      ...(ways.length
        ? ways.map((way) =>
            el(
              'button',
              { type: 'button', class: 'way', onclick: () => this.carry(way) },
              capital(this.name(way)),
            ),
          )
        : [el('span', {}, this.texts.elsewhereNone)]),
    )
    this.show()
  }

  /** The link, which the visitor opens themselves; on the telephone the words with the code. */
  made(way: Way, address: string): void {
    const linked = /^(https:\/\/|mailto:|sms:)/.test(address)
    const open = linked
      ? el(
          'a',
          { class: 'primary', href: address, target: '_blank', rel: 'noopener noreferrer' },
          fill(this.texts.elsewhereOpen, { way: this.name(way) }),
        )
      : el('strong', { tabindex: '-1' }, address)
    this.inside.replaceChildren(open, el('small', {}, linked ? this.texts.elsewhereOnce : ''))
    this.show()
    open.focus()
  }

  hide(): void {
    this.element.hidden = true
  }

  private show(): void {
    if (this.element.hidden) {
      this.element.hidden = false
      this.title.focus()
    }
  }

  private name(way: Way): string {
    const texts = this.texts
    return {
      whatsapp: texts.wayWhatsapp,
      email: texts.wayEmail,
      sms: texts.waySms,
      telephone: texts.wayTelephone,
    }[way.kind]
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The button that asks for it. */
export function elsewhereButton(texts: Texts, act: () => void): HTMLButtonElement {
  const button = iconButton('away', texts.elsewhere, act)
  button.dataset.elsewhere = ''
  button.hidden = true
  return button
}
