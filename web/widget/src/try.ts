/** The page to try the chat on: a site as a customer sees it, its look to play with, and the line to copy. */
import { el } from './dom'
import type { Changes } from './look'
import type { Look } from './protocol'
import { TRY_STYLES } from './try-styles'
import { TRY_WORDS, type TryWords } from './try-words'

const FIELDS = ['colour', 'theme', 'side', 'corners', 'launcher', 'greeting', 'language'] as const
type Field = (typeof FIELDS)[number]

function picked(name: Field, look: Look): string {
  return String(look[name])
}

/** The script tag, with only what differs from the channel's own settings. */
function snippet(channel: string, look: Look, changes: Changes): string {
  const quoted = (value: string) =>
    value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const more = FIELDS.filter(
    (name) => changes[name] !== undefined && changes[name] !== picked(name, look),
  ).map((name) => ` data-${name}="${quoted(changes[name] ?? '')}"`)
  return `<script src="${location.origin}/widget.js" data-channel="${quoted(channel)}"${more.join('')} async></script>`
}

function choice(
  name: Field,
  label: string,
  options: [string, string][],
  value: string,
  change: (name: Field, value: string) => void,
): HTMLElement {
  const select = el('select', { name, onchange: () => change(name, select.value) })
  for (const [each, words] of options)
    select.append(el('option', { value: each, selected: each === value }, words))
  return el('label', {}, label, select)
}

function entry(
  name: Field,
  label: string,
  attributes: Record<string, string>,
  value: string,
  change: (name: Field, value: string) => void,
): HTMLElement {
  const input = el('input', {
    name,
    value,
    ...attributes,
    oninput: () => change(name, input.value),
  })
  return el('label', {}, label, input)
}

function controls(words: TryWords, channel: string, look: Look): HTMLElement {
  const changes: Changes = {}
  const code = el('code', {}, snippet(channel, look, changes))
  let later: ReturnType<typeof setTimeout>
  const change = (name: Field, value: string) => {
    changes[name] = value
    if (name === 'colour') document.documentElement.style.setProperty('--brand', value)
    code.textContent = snippet(channel, look, changes)
    clearTimeout(later)
    later = setTimeout(() => window.onethread?.('look', changes), 120)
  }
  const told = el('span', { class: 'told', role: 'status' })
  const copy = el(
    'button',
    {
      type: 'button',
      onclick: () =>
        void navigator.clipboard.writeText(code.textContent).then(
          () => (told.textContent = words.copied),
          () => getSelection()?.selectAllChildren(code),
        ),
    },
    words.copy,
  )
  return el(
    'aside',
    { 'aria-label': words.look },
    el('h2', {}, words.look),
    el('p', {}, words.explain),
    el(
      'div',
      { class: 'fields' },
      entry('colour', words.colour, { type: 'color' }, look.colour, change),
      choice(
        'theme',
        words.theme,
        [
          ['auto', words.auto],
          ['light', words.light],
          ['dark', words.dark],
        ],
        look.theme,
        change,
      ),
      choice(
        'side',
        words.side,
        [
          ['right', words.right],
          ['left', words.left],
        ],
        look.side,
        change,
      ),
      entry(
        'corners',
        words.corners,
        { type: 'range', min: '0', max: '28' },
        String(look.corners),
        change,
      ),
      entry(
        'launcher',
        words.launcher,
        { type: 'text', maxlength: '40', placeholder: words.launcherExample },
        look.launcher,
        change,
      ),
      choice(
        'language',
        words.language,
        [
          ['auto', words.auto],
          ['nl', 'Nederlands'],
          ['en', 'English'],
          ['de', 'Deutsch'],
          ['fr', 'Français'],
        ],
        look.language,
        change,
      ),
      entry(
        'greeting',
        words.greeting,
        { type: 'text', maxlength: '300', class: 'wide' },
        look.greeting,
        change,
      ),
    ),
    el('h2', {}, words.snippet),
    el('p', {}, words.snippetExplain),
    el('pre', { tabindex: '0', 'aria-label': words.snippet }, code),
    el('div', { class: 'row' }, copy, told),
  )
}

function site(words: TryWords, title: string): HTMLElement {
  return el(
    'main',
    {},
    el('p', { class: 'kicker' }, words.kicker),
    el('h1', {}, words.headline),
    el('p', { class: 'lead' }, words.lead),
    el(
      'div',
      { class: 'cards' },
      ...words.cards.map(([head, text]) =>
        el('section', {}, el('h3', {}, head), el('p', {}, text)),
      ),
    ),
    el('p', { class: 'small' }, words.invented.replace('{title}', title)),
  )
}

async function start(): Promise<void> {
  const channel = document.body.dataset.channel ?? ''
  const words = TRY_WORDS[document.documentElement.lang] ?? TRY_WORDS.en
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(TRY_STYLES)
  document.adoptedStyleSheets = [sheet]
  const look = (await (await fetch(`/widget/${encodeURIComponent(channel)}/config`)).json()) as Look
  sheet.insertRule(`:root{--brand:${look.colour}}`)
  document.body.prepend(
    el(
      'div',
      { class: 'page' },
      el(
        'header',
        {},
        el('strong', {}, look.title),
        el('span', { class: 'menu', 'aria-hidden': 'true' }, words.menu),
      ),
      el('div', { class: 'columns' }, site(words, look.title), controls(words, channel, look)),
    ),
  )
}

void start()
