/**
 * What the server says in English, in the agent's language: settings of connectors, why something was
 * refused or did not arrive. By the English words themselves, which any connector from elsewhere has
 * too; what has no translation (what a provider said itself) stays as it is, also within and after a
 * sentence that has one. Each part is loaded when it is first wanted.
 */
import { shallowReactive } from 'vue'
import { language, t, type Language } from './index'

type Said = Record<string, string>
export type Part = 'settings' | 'answers'

const LOAD: Record<Exclude<Language, 'en'>, Record<Part, () => Promise<Said>>> = {
  de: {
    answers: () => import('./de/said/answers').then(({ answers }) => answers),
    settings: () => import('./de/said/settings').then(({ settings }) => settings),
  },
  fr: {
    answers: () => import('./fr/said/answers').then(({ answers }) => answers),
    settings: () => import('./fr/said/settings').then(({ settings }) => settings),
  },
  nl: {
    answers: () => import('./nl/said/answers').then(({ answers }) => answers),
    settings: () => import('./nl/said/settings').then(({ settings }) => settings),
  },
}

interface Words {
  whole: Said
  /** With places left open: "{} is not active"; those that leave least open first. */
  open: [RegExp, string][]
}
const loaded = shallowReactive(new Map<string, Words>())

function pattern(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`, 's')
}

/** Gets the words of the language at hand; without a network English will do. */
export async function loadSaid(part: Part): Promise<void> {
  const name = language.value
  if (name === 'en' || loaded.has(`${name} ${part}`)) return
  try {
    const words = await LOAD[name][part]()
    const open = Object.entries(words).filter(([english]) => english.includes('{}'))
    const said = ([english]: [string, string]) => english.replaceAll('{}', '').length
    loaded.set(`${name} ${part}`, {
      whole: words,
      open: open
        .sort((one, other) => said(other) - said(one))
        .map(([english, own]) => [pattern(english), own]),
    })
  } catch {
    // As said above.
  }
}

/** As one sentence, or null. */
function sentence(words: readonly Words[], english: string): string | null {
  for (const { whole } of words) if (Object.hasOwn(whole, english)) return whole[english] ?? null
  for (const { open } of words) {
    for (const [expression, own] of open) {
      const found = expression.exec(english)
      if (!found) continue
      let at = 0
      return own.replaceAll('{}', () => {
        const part = found[(at += 1)] ?? ''
        return several(words, part) ?? part
      })
    }
  }
  return null
}

/** Where a sentence ends and more follows: "… to them. Meta: (#10)", "… (131047: …)", "…; …". */
const END = /(?<=[.?]) |; | (?=\()/g

/** What a provider says at length isn't ours. */
const MOST_SENTENCES = 6

/** A field, a row or a provider, and what is said of it: “Rent: must be a number”. */
const ABOUT = /^([^:]{1,80}): (.+)$/s

/**
 * As two sentences that we have, or one, or one and whatever follows it. A place that is left open may
 * hold several sentences of somebody else, so two of ours come first.
 */
function several(words: readonly Words[], english: string): string | null {
  const ends = [...english.matchAll(END)].slice(0, MOST_SENTENCES).reverse()
  const parts = ends.flatMap((end) => {
    const first = sentence(words, english.slice(0, end.index))
    return first === null
      ? []
      : [{ first: first + end[0], rest: english.slice(end.index + end[0].length) }]
  })
  for (const { first, rest } of parts) {
    const own = several(words, rest)
    if (own !== null) return first + own
  }
  const one = sentence(words, english)
  if (one !== null) return one
  const begun = parts[0]
  if (begun) return begun.first + begun.rest
  const [, whose = '', what = ''] = ABOUT.exec(english) ?? []
  const about = what && several(words, what)
  return about ? `${whose}${language.value === 'fr' ? '\u00a0' : ''}: ${about}` : null
}

/** These words in the agent's language, or null when there are none; first as those of `part`. */
export function saidHere(part: Part, english: string): string | null {
  const parts: readonly Part[] = part === 'answers' ? [part, 'settings'] : [part, 'answers']
  const words = parts.flatMap((each) => loaded.get(`${language.value} ${each}`) ?? [])
  return words.length ? several(words, english) : null
}

/** These words in the agent's language, or as they are. */
export const said = (part: Part, english: string): string => saidHere(part, english) ?? english

/** What went wrong elsewhere: in our words where there are some, else marked as somebody else's. */
export function told(english: string): string {
  const own = saidHere('answers', english)
  if (own !== null || language.value === 'en' || !english) return own ?? english
  return t('problem.told', { words: english })
}

/** What is written the same in every language. */
const NAMES: Said = {
  gsm: 'GSM 03.38',
  latin1: 'Latin 1',
  lmtp: 'LMTP',
  oauth2: 'OAuth 2',
  smtp: 'SMTP',
  sms: 'SMS',
  starttls: 'STARTTLS',
  tls: 'TLS',
}

/** A choice of a setting as it is shown. */
export function choiceWords(value: string): string {
  const own = NAMES[value] ?? said('settings', value)
  return own.charAt(0).toUpperCase() + own.slice(1)
}
