/** Operators of the search: their names in each language, and what to offer while one types. Pure. */
import type { Language } from '@/i18n'
import { fold } from '@/stores/views'

export const OPERATORS = [
  'from',
  'channel',
  'assignee',
  'tag',
  'team',
  'status',
  'has',
  'before',
  'after',
  'subject',
] as const
export type Operator = (typeof OPERATORS)[number]

/** As the server reads them, whatever the language of the screen. */
export const NAMES: Record<Language, Record<Operator, string>> = {
  en: { from: 'from', channel: 'channel', assignee: 'assignee', tag: 'tag', team: 'team', status: 'status', has: 'has', before: 'before', after: 'after', subject: 'subject' }, // prettier-ignore
  nl: { from: 'van', channel: 'kanaal', assignee: 'eigenaar', tag: 'label', team: 'team', status: 'status', has: 'heeft', before: 'voor', after: 'na', subject: 'onderwerp' }, // prettier-ignore
  de: { from: 'von', channel: 'kanal', assignee: 'zuständig', tag: 'schlagwort', team: 'team', status: 'status', has: 'hat', before: 'vor', after: 'nach', subject: 'betreff' }, // prettier-ignore
  fr: { from: 'de', channel: 'canal', assignee: 'responsable', tag: 'étiquette', team: 'équipe', status: 'statut', has: 'avec', before: 'avant', after: 'après', subject: 'objet' }, // prettier-ignore
}

const VALUES: Record<Language, { status: string[]; assignee: string[]; has: string }> = {
  en: { status: ['open', 'waiting', 'snoozed', 'resolved'], assignee: ['me', 'nobody'], has: 'attachment' }, // prettier-ignore
  nl: { status: ['open', 'wachtend', 'gesnoozed', 'afgehandeld'], assignee: ['ik', 'niemand'], has: 'bijlage' }, // prettier-ignore
  de: { status: ['offen', 'wartend', 'zurückgestellt', 'erledigt'], assignee: ['ich', 'niemand'], has: 'anhang' }, // prettier-ignore
  fr: { status: ['ouverte', 'attente', 'veille', 'résolue'], assignee: ['moi', 'personne'], has: 'pièce-jointe' }, // prettier-ignore
}

export interface Known {
  agents: readonly string[]
  channels: readonly string[]
  tags: readonly string[]
  teams: readonly string[]
}

export interface Offer {
  /** What stands in the field once it is accepted, in the place of the last word. */
  insert: string
  /** The operator that it explains. */
  hint?: Operator
}

const MOST = 10
const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value)

/** The word that is being typed: from the last space that isn't within quotation marks. */
function lastWord(query: string): string {
  return /(?:^|\s)(-?(?:[^\s":]+:)?(?:"[^"]*|[^\s"]*))$/.exec(query)?.[1] ?? ''
}

export function suggestions(query: string, language: Language, known: Known): Offer[] {
  const word = lastWord(query)
  const names = NAMES[language]
  const [, minus = '', name = '', value] = /^(-?)([^:]*?)(?::"?(.*))?$/.exec(word) ?? []
  if (value === undefined) {
    if (query && !name) return []
    return OPERATORS.filter((operator) => fold(names[operator]).startsWith(fold(name)))
      .filter((operator) => !minus || operator !== 'before')
      .map((operator) => ({ insert: `${minus}${names[operator]}:`, hint: operator }))
  }
  const operator = OPERATORS.find((each) => fold(names[each]) === fold(name))
  if (!operator) return []
  return valuesOf(operator, language, known)
    .filter((each) => fold(each).includes(fold(value)) && fold(each) !== fold(value))
    .slice(0, MOST)
    .map((each) => ({ insert: `${minus}${names[operator]}:${quoted(each)}` }))
}

function valuesOf(operator: Operator, language: Language, known: Known): readonly string[] {
  const words = VALUES[language]
  switch (operator) {
    case 'status':
      return words.status
    case 'assignee':
      return [...words.assignee, ...known.agents]
    case 'has':
      return [words.has]
    case 'channel':
      return known.channels
    case 'tag':
      return known.tags
    case 'team':
      return known.teams
    default:
      return []
  }
}

/** The query with an offer accepted. */
export function complete(query: string, offer: Offer): string {
  const kept = query.slice(0, query.length - lastWord(query).length)
  return kept + offer.insert + (offer.hint ? '' : ' ')
}
