/**
 * Words of the workspace in the agent's language. A catalogue is loaded when it is wanted, and a
 * language is that of the screen from the moment on that its words are there: never half and half.
 */
import { computed, shallowRef } from 'vue'
import type { Catalogue, Key } from './en'
import type { Counted } from './words'

export const LANGUAGES = {
  de: 'Deutsch',
  en: 'English',
  fr: 'Français',
  nl: 'Nederlands',
} as const
export type Language = keyof typeof LANGUAGES
export type { Key }

type Components = (typeof import('./nl'))['components']
interface Loaded {
  words: Catalogue
  /** They speak English by themselves. */
  components?: Components
}

const LOAD: Record<Language, () => Promise<Loaded>> = {
  de: () => import('./de').then(({ de, components }) => ({ words: de, components })),
  en: () => import('./en').then(({ en }) => ({ words: en })),
  fr: () => import('./fr').then(({ fr, components }) => ({ words: fr, components })),
  nl: () => import('./nl').then(({ nl, components }) => ({ words: nl, components })),
}

export const language = shallowRef<Language>('en')
/** For dates and numbers: English as it is written in Europe. */
export const locale = computed(() => (language.value === 'en' ? 'en-GB' : language.value))

const loaded = new Map<Language, Loaded>()
const words = shallowRef<Partial<Record<string, string>>>({})
/** Words and direction of the ready-made components. */
export const components = shallowRef<Components>()
/** What is wanted last, while its words are on their way. */
let wanted: Language | null = null
let coming: Promise<void> = Promise.resolve()

function isLanguage(text: string | null | undefined): text is Language {
  return !!text && Object.hasOwn(LANGUAGES, text)
}

/** Loads the words of a language without showing them. */
export async function loadWords(name: Language): Promise<void> {
  if (!loaded.has(name)) loaded.set(name, await LOAD[name]())
}

function show(name: Language): void {
  words.value = loaded.get(name)?.words ?? {}
  components.value = loaded.get(name)?.components
  language.value = name
  globalThis.document?.documentElement.setAttribute('lang', name)
}

/** From now on this language; at once if its words are there, else when they are (`wordsReady`). */
export function setLanguage(name: string | null | undefined): void {
  if (!isLanguage(name)) return
  wanted = name
  remember(name)
  if (loaded.has(name)) return show(name)
  coming = loadWords(name)
    // Unreachable: what is on screen stays, and if that is nothing yet, English will do.
    .catch(() => (loaded.size ? undefined : loadWords('en')))
    .then(() => {
      if (wanted === name) show(loaded.has(name) ? name : loaded.size ? language.value : 'en')
    })
}

/** Resolves when the words of the language that was set last can be read; fails when none can. */
export function wordsReady(): Promise<void> {
  return coming
}

const REMEMBERED = 'onethread.language'

function remember(name: Language): void {
  try {
    localStorage.setItem(REMEMBERED, name)
  } catch {
    // Without storage the browser's own language is the first guess each time.
  }
}

/** The best guess before it is known who works here: the last one used, else the browser's. */
export function guessLanguage(): Language {
  let last: string | null = null
  try {
    last = localStorage.getItem(REMEMBERED)
  } catch {
    // As above.
  }
  const asked = [last, ...(globalThis.navigator?.languages ?? [])].map((tag) => tag?.slice(0, 2))
  return asked.find(isLanguage) ?? 'en'
}

export type Params = Record<string, string | number>

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  )
}

/** The words for a key, with `{name}` filled in. */
export function t(key: Key, params: Params = {}): string {
  return fill(words.value[key] ?? '', params)
}

/** The words for a key in every language that is loaded: one may look for what another calls it. */
export function everyWording(key: Key): string[] {
  return [...loaded.values()].flatMap((each) => each.words[key] ?? [])
}

const plurals = new Map<string, Intl.PluralRules>()
function category(count: number): Intl.LDMLPluralRule {
  let rules = plurals.get(locale.value)
  if (!rules) plurals.set(locale.value, (rules = new Intl.PluralRules(locale.value)))
  return rules.select(count)
}

const formats = new Map<string, Intl.NumberFormat>()
/** A whole number as it is written. Small ones are the same in all languages, and need no machine. */
export function number(value: number): string {
  if (value >= 0 && value < 1000) return String(value)
  let format = formats.get(locale.value)
  if (!format) formats.set(locale.value, (format = new Intl.NumberFormat(locale.value)))
  return format.format(value)
}

/** The words for a key that depends on a count, by the plural rules of the language. */
export function tn(base: Counted<Key>, count: number, params: Params = {}): string {
  const form = words.value[`${base}.${category(count)}`] ?? words.value[`${base}.other`] ?? ''
  return fill(form, { count: number(count), ...params })
}

/** Whether there are words for a key made of a name from outside. */
export function isKey(key: string): key is Key {
  return key in words.value
}

/** The words for a key made of a name from outside; `fallback` when there are none for it. */
export function tOr(key: string, fallback: Key, params: Params = {}): string {
  return fill(words.value[key] ?? words.value[fallback] ?? '', params)
}
