import { el } from './dom'
import { icon } from './icons'
import type { Look } from './protocol'
import { fill, type Texts } from './texts'

interface Actions {
  rate(score: number, words: string): void
  skip(): void
}

/** Asks how it went: stars or thumbs, then words if they like. */
export class RatingForm {
  readonly element: HTMLElement
  private readonly choices: HTMLButtonElement[]
  private readonly words: HTMLTextAreaElement
  private readonly more: HTMLElement
  private score = 0

  constructor(look: Look, texts: Texts, actions: Actions) {
    const stars = look.rating === 'stars'
    const labels = stars
      ? [1, 2, 3, 4, 5].map((n) => fill(texts.rateStar, { n, of: 5 }))
      : [texts.rateDown, texts.rateUp]
    this.choices = labels.map((label, at) => {
      const button = el('button', {
        type: 'button',
        'aria-label': label,
        'aria-pressed': 'false',
        title: label,
        onclick: () => this.choose(at + 1, stars),
      })
      button.append(icon(stars ? 'star' : at ? 'up' : 'down'))
      return button
    })
    this.words = el('textarea', {
      rows: '2',
      maxlength: '2000',
      dir: 'auto',
      'aria-label': texts.rateWords,
      placeholder: texts.rateWords,
    })
    this.more = el(
      'div',
      { class: 'more-words', hidden: true },
      this.words,
      el(
        'button',
        {
          class: 'primary',
          type: 'button',
          onclick: () => actions.rate(this.score, this.words.value.trim()),
        },
        texts.rateSend,
      ),
    )
    this.element = el(
      'div',
      {
        class: stars ? 'rate stars' : 'rate',
        role: 'group',
        'aria-label': texts.rateAsk,
        hidden: true,
      },
      el('p', {}, texts.rateAsk),
      el('div', { class: 'scores' }, ...this.choices),
      this.more,
      el(
        'button',
        { class: 'quiet', type: 'button', onclick: () => actions.skip() },
        texts.rateSkip,
      ),
    )
  }

  show(on: boolean): void {
    if (on && this.element.hidden) {
      this.choose(0, true)
      this.words.value = ''
    }
    this.element.hidden = !on
  }

  private choose(score: number, upTo: boolean): void {
    this.score = score
    this.more.hidden = !score
    this.choices.forEach((button, at) => {
      button.setAttribute('aria-pressed', String(at + 1 === score))
      button.classList.toggle('on', upTo ? at < score : at + 1 === score)
    })
  }
}
