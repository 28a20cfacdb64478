/**
 * What the server says in English, in the agent's language: settings of connectors, and why something
 * was refused. By the English words themselves, which any connector from elsewhere has too; what has
 * no translation stays as it is. Each part is loaded when it is first wanted.
 */
import { shallowReactive } from 'vue'
import { language, type Language } from './index'

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
  /** With places left open: "{} is not active". */
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
    loaded.set(`${name} ${part}`, {
      whole: words,
      open: open.map(([english, own]) => [pattern(english), own]),
    })
  } catch {
    // As said above.
  }
}

/** These words in the agent's language, or null when there are none. */
export function saidHere(part: Part, english: string): string | null {
  const words = loaded.get(`${language.value} ${part}`)
  if (!words) return null
  const whole = words.whole[english]
  if (whole !== undefined) return whole
  for (const [expression, own] of words.open) {
    const found = expression.exec(english)
    if (found) {
      let at = 0
      return own.replaceAll('{}', () => found[(at += 1)] ?? '')
    }
  }
  return null
}

/** These words in the agent's language, or as they are. */
export const said = (part: Part, english: string): string => saidHere(part, english) ?? english

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
