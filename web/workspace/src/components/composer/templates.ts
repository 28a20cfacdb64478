/** Fields of a template: {{1}}, {{2}}… Pure. */
import type { TemplateOffer } from '@shared/api/model'

const FIELD = /\{\{\s*(\d+)\s*\}\}/g

export function fieldCount(offer: TemplateOffer): number {
  const named = [...offer.text.matchAll(FIELD)].map((match) => Number(match[1]))
  return offer.parameters ?? Math.max(0, ...named)
}

/** The text with its fields filled in; an empty field stays to be seen. */
export function filledIn(text: string, fields: readonly string[]): string {
  return text.replace(FIELD, (whole, number: string) => fields[Number(number) - 1]?.trim() || whole)
}
