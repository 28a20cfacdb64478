/** Templates of a provider and their fields: {{1}}, {{2}}… */
import type { CustomerName, TemplateOffer } from '@shared/api/model'
import { folded } from './suggest'

const FIELD = /\{\{\s*(\d+)\s*\}\}/g

export function fieldCount(offer: TemplateOffer): number {
  const named = [...offer.text.matchAll(FIELD)].map((match) => Number(match[1]))
  return offer.parameters ?? Math.max(0, ...named)
}

/** The text with its fields filled in; an empty field stays to be seen. */
export function filledIn(text: string, fields: readonly string[]): string {
  return text.replace(FIELD, (whole, number: string) => fields[Number(number) - 1]?.trim() || whole)
}

/** One template in all its languages. */
export interface TemplateGroup {
  name: string
  offers: TemplateOffer[]
}

/** By name, those only that have every word in name or text. */
export function grouped(offers: readonly TemplateOffer[], words: string): TemplateGroup[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  const groups = new Map<string, TemplateOffer[]>()
  for (const offer of offers) groups.set(offer.name, [...(groups.get(offer.name) ?? []), offer])
  return [...groups]
    .map(([name, own]) => ({ name, offers: own }))
    .filter((group) => {
      const all = folded(
        [group.name.replaceAll('_', ' '), ...group.offers.map((o) => o.text)].join(' '),
      )
      return wanted.every((word) => all.includes(word))
    })
}

// What was filled in for a customer is offered again; for another only what isn't theirs: the name.
const PLACE = 'onethread.template.'
const place = (offer: TemplateOffer, customer?: CustomerName) =>
  `${PLACE}${offer.name}.${customer?.id ?? 0}`

export function remembered(offer: TemplateOffer, customer?: CustomerName): string[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place(offer, customer)) ?? 'null')
    if (Array.isArray(found)) return found.map(String)
  } catch {
    // Nothing was kept.
  }
  const name = customer?.display_name ?? ''
  // Most templates begin with the name: "Dear {{1}}".
  return /^\p{L}/u.test(name) && !name.includes('@') ? [name.split(/\s+/)[0] ?? ''] : []
}

export function remember(offer: TemplateOffer, fields: string[], customer?: CustomerName): void {
  try {
    sessionStorage.setItem(place(offer, customer), JSON.stringify(fields))
  } catch {
    // Not kept: it is typed again.
  }
}
