/** Templates of a provider and their fields: {{1}}, {{2}}… or {{first_name}}. */
import type { Content, CustomerName, Message, TemplateOffer, UploadedFile } from '@shared/api/model'
import { inDegrees, NO_PLACE, whole, type Place } from './places'
import { folded } from './suggest'

const FIELD = /\{\{\s*([^{}\s]+)\s*\}\}/g

const names = (offer: TemplateOffer): string[] => (offer.fields ?? []).map((field) => field.name)
export const headerName = (offer: TemplateOffer): string =>
  [...(offer.header?.text ?? '').matchAll(FIELD)][0]?.[1] ?? ''

/** A field as it is called: "first_name" is First name; null for one that only has a number. */
export function calledBy(name: string): string | null {
  if (/^\d+$/.test(name)) return null
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The text with its fields filled in by their names; an empty field stays to be seen. */
export function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(FIELD, (all, name: string) => values[name]?.trim() || all)
}
export const bodyOf = (offer: TemplateOffer, filled: Filled): string =>
  filledIn(
    offer.text,
    Object.fromEntries(names(offer).map((name, index) => [name, filled.fields[index] ?? ''])),
  )
export const headOf = (offer: TemplateOffer, filled: Filled): string =>
  filledIn(offer.header?.text ?? '', { [headerName(offer)]: filled.header })

/** What was filled in. `buttons` by their place; `file` and `place` of the header. */
export interface Filled {
  header: string
  fields: string[]
  buttons: string[]
  file: UploadedFile | null
  place: Place
}
export const nothingFilled = (): Filled => ({
  header: '',
  fields: [],
  buttons: [],
  file: null,
  place: { ...NO_PLACE },
})

type Media = 'image' | 'video' | 'document'
/** The file that the header is to be, if any. */
export function headerFile(offer: TemplateOffer): Media | null {
  const kind = offer.header?.kind
  return kind && kind !== 'text' && kind !== 'location' ? kind : null
}
export const hasHeaderField = (offer: TemplateOffer): boolean =>
  offer.header?.kind === 'text' && !!headerName(offer)
export const hasPlace = (offer: TemplateOffer): boolean => offer.header?.kind === 'location'

const TAKEN: Record<Media, readonly string[] | null> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  document: null,
}
/** What the provider shows in a header of this kind. */
export const fitsHeader = (kind: Media, mediaType: string): boolean =>
  TAKEN[kind]?.includes(mediaType.split(';')[0] ?? '') ?? true
export const acceptOf = (kind: Media): string | undefined => TAKEN[kind]?.join(',')

export type Lack = 'empty' | 'file' | 'wrongFile' | 'code' | 'spaces' | 'degrees'
/** What is missing or wrong, by field: "header", "file", "place.name", "field0", "button1". */
export function lacks(offer: TemplateOffer, filled: Filled): Record<string, Lack> {
  const found: Record<string, Lack> = {}
  const media = headerFile(offer)
  if (media && !filled.file) found.file = 'file'
  else if (media && filled.file && !fitsHeader(media, filled.file.media_type))
    found.file = 'wrongFile'
  if (hasPlace(offer))
    for (const part of ['name', 'address', 'latitude', 'longitude'] as const) {
      if (!filled.place[part].trim()) found[`place.${part}`] = 'empty'
      else if (part === 'latitude' || part === 'longitude')
        if (inDegrees(filled.place, part) === null) found[`place.${part}`] = 'degrees'
    }
  if (hasHeaderField(offer) && !filled.header.trim()) found.header = 'empty'
  for (const index of names(offer).keys())
    if (!filled.fields[index]?.trim()) found[`field${index}`] = 'empty'
  for (const [index, button] of (offer.buttons ?? []).entries()) {
    const value = filled.buttons[index]?.trim() ?? ''
    if (!value && button.fill === 'needed') found[`button${index}`] = 'empty'
    else if (button.kind === 'copy_code' && !/^[A-Za-z0-9]{1,15}$/.test(value))
      found[`button${index}`] = 'code'
    else if (button.kind === 'url' && button.fill === 'needed' && /\s/.test(value))
      found[`button${index}`] = 'spaces'
  }
  return found
}

/** The message that it becomes: filled in, and as it reads for whoever looks back. */
export function contentOf(offer: TemplateOffer, filled: Filled): Content {
  const media = headerFile(offer)
  const head = offer.header?.kind === 'text' ? headOf(offer, filled) : ''
  const text = [head, bodyOf(offer, filled), offer.footer].filter(Boolean).join('\n\n')
  const offered = offer.buttons ?? []
  const buttons = offered.flatMap(({ kind, fill, name }, index) => {
    const value = filled.buttons[index]?.trim()
    const takes = kind === 'url' || kind === 'quick_reply' || kind === 'copy_code'
    const named = name ? { name } : {}
    return takes && fill !== 'none' && value ? [{ index, kind, value, ...named }] : []
  })
  const place = hasPlace(offer) ? whole(filled.place) : null
  return {
    text,
    ...(place ? { location: place } : {}),
    ...(offered.length
      ? { buttons: offered.map(({ label }, index) => ({ id: String(index), label })) }
      : {}),
    template: {
      name: offer.name,
      language: offer.language,
      parameters: names(offer).map((_, index) => filled.fields[index]?.trim() ?? ''),
      ...(offer.named ? { names: names(offer) } : {}),
      text,
      ...(media ? { header_kind: media } : {}),
      ...(place ? { header_kind: 'location' as const } : {}),
      ...(hasHeaderField(offer)
        ? {
            header_kind: 'text' as const,
            header: filled.header.trim(),
            ...(offer.named ? { header_name: headerName(offer) } : {}),
          }
        : {}),
      ...(buttons.length ? { buttons } : {}),
    },
  }
}

const MOST_NEAR = 6
/** Files of the conversation that may stand in the header, latest first, each once. */
export function nearFiles(messages: readonly Message[], kind: Media): UploadedFile[] {
  const found = new Map<string, UploadedFile>()
  for (const message of [...messages].reverse()) {
    for (const each of message.content.attachments ?? []) {
      const mediaType = each.media_type ?? ''
      if (!each.file_id || each.error || found.size >= MOST_NEAR) continue
      // Of documents those that are made to be read; a picture is one only by choice.
      if (kind === 'document' ? each.kind !== 'file' : each.kind !== kind) continue
      if (!fitsHeader(kind, mediaType) || found.has(each.file_id)) continue
      found.set(each.file_id, {
        id: each.file_id,
        name: each.name || kind,
        kind: each.kind ?? 'file',
        media_type: mediaType,
        size_bytes: each.size_bytes ?? 0,
      })
    }
  }
  return [...found.values()]
}

/** One template in all its languages. `name`: what people call it. */
export interface TemplateGroup {
  key: string
  name: string
  offers: TemplateOffer[]
}
const calledOf = ({ title, name }: TemplateOffer): string => {
  const words = (title || name).replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** By name, those only that have every word in name or text. */
export function grouped(offers: readonly TemplateOffer[], words: string): TemplateGroup[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  const groups = new Map<string, TemplateGroup>()
  for (const offer of offers) {
    // Where templates are known by an id, two may have the same title in one language.
    const title = offer.title || offer.name
    const taken = groups.get(title)?.offers.some((each) => each.language === offer.language)
    const key = taken ? offer.name : title
    const group = groups.get(key) ?? { key, name: calledOf(offer), offers: [] }
    groups.set(key, { ...group, offers: [...group.offers, offer] })
  }
  return [...groups.values()].filter((group) => {
    const all = folded([group.name, ...group.offers.map((offer) => offer.text)].join(' '))
    return wanted.every((word) => all.includes(word))
  })
}

// What was filled in for a customer is offered again; for another only what isn't theirs: the name.
const PLACE = 'onethread.template.'
const place = (offer: TemplateOffer, customer?: CustomerName) =>
  `${PLACE}${offer.name}.${customer?.id ?? 0}`

const FIRST_NAME = /^(?:first_?name|voornaam|vorname|prenom|prénom)$/i
const NAME = /^(?:(?:customer|klant|kunde|kunden|client)_?)?(?:name|naam|nom)$/i

/** The values that a template begins with, by the places of its fields. */
export function remembered(offer: TemplateOffer, customer?: CustomerName): string[] {
  const own = names(offer)
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place(offer, customer)) ?? 'null')
    if (Array.isArray(found)) return own.map((_, index) => String(found[index] ?? ''))
  } catch {
    // Nothing was kept.
  }
  const name = customer?.display_name ?? ''
  if (!/^\p{L}/u.test(name) || name.includes('@')) return own.map(() => '')
  const first = name.split(/\s+/)[0] ?? ''
  // Most templates with numbers begin with the name: "Dear {{1}}".
  return own.map((field, index) => {
    if (FIRST_NAME.test(field) || (index === 0 && calledBy(field) === null)) return first
    return NAME.test(field) ? name : ''
  })
}

export function remember(offer: TemplateOffer, fields: string[], customer?: CustomerName): void {
  try {
    sessionStorage.setItem(place(offer, customer), JSON.stringify(fields))
  } catch {
    // Not kept: it is typed again.
  }
}
