/** Words of the workspace in the agent's language. */
import { computed, shallowRef } from 'vue'
import { en, type Catalogue, type Key } from './en'
import { nl } from './nl'

export const LANGUAGES = { en: 'English', nl: 'Nederlands' } as const
export type Language = keyof typeof LANGUAGES

export const catalogues: Record<Language, Catalogue> = { en, nl }

function isLanguage(text: string | null | undefined): text is Language {
  return !!text && text in LANGUAGES
}

const preferred = globalThis.navigator?.language?.slice(0, 2)
export type { Key }
export const language = shallowRef<Language>(isLanguage(preferred) ? preferred : 'en')
/** For dates and numbers: English as it is written in Europe. */
export const locale = computed(() => (language.value === 'en' ? 'en-GB' : language.value))

export function setLanguage(wanted: string | null | undefined): void {
  if (!isLanguage(wanted)) return
  language.value = wanted
  globalThis.document?.documentElement.setAttribute('lang', wanted)
}

export type Params = Record<string, string | number>

/** The words for a key, with `{name}` filled in. */
export function t(key: Key, params: Params = {}): string {
  return catalogues[language.value][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  )
}

type Counted = {
  [K in Key]: K extends `${infer Base}.other` ? (`${Base}.one` extends Key ? Base : never) : never
}[Key]

/** The words for a key that depends on a count. */
export function tn(base: Counted, count: number, params: Params = {}): string {
  const form = new Intl.PluralRules(locale.value).select(count) === 'one' ? 'one' : 'other'
  return t(`${base}.${form}` as Key, {
    count: new Intl.NumberFormat(locale.value).format(count),
    ...params,
  })
}

/** The words for a key made of a name from outside; `fallback` when there are none for it. */
export function tOr(key: string, fallback: Key, params: Params = {}): string {
  return t(key in en ? (key as Key) : fallback, params)
}
