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

const TOKEN = /(-?)([^\s":]{2,}):("[^"]*"|[^\s"]+)/g

/** What was meant when an operator or its value is mistyped: the query put right; else null. */
export function meant(query: string, language: Language, known: Known): string | null {
  const right = query.replace(TOKEN, (whole, minus: string, name: string, value: string) => {
    if (value.startsWith('//')) return whole
    // Each in its own language, or as in the guides of others.
    const of = (names: Record<Operator, string>) =>
      OPERATORS.map((operator) => [names[operator], operator] as const)
    const given = Object.values(NAMES)
      .flatMap(of)
      .find(([text]) => fold(text) === fold(name))
    const own = [...of(NAMES[language]), ...of(NAMES.en)]
    const close = given
      ? null
      : nearest(
          name,
          own.map(([text]) => text),
        )
    const found = given ?? own.find(([text]) => text === close)
    if (!found) return whole
    const operator = found[1]
    const plain = value.replaceAll('"', '')
    const values = valuesOf(operator, language, known)
    const fits = !values.length || values.some((each) => fold(each) === fold(plain))
    const put = fits ? null : nearest(plain, values)
    return `${minus}${close ?? name}:${put ? quoted(put) : value}`
  })
  return right === query ? null : right
}

/** The one that holds it, or is a slip or two away from it. */
function nearest(typed: string, names: readonly string[]): string | null {
  const wanted = fold(typed)
  const within = names.find((name) => wanted.length > 2 && fold(name).includes(wanted))
  if (within) return within
  const [best] = names
    .map((name) => ({ name, slips: slips(wanted, fold(name)) }))
    .filter(({ slips }) => slips <= (wanted.length > 4 ? 2 : 1))
    .sort((a, b) => a.slips - b.slips)
  return best?.name ?? null
}

/** Letters that are wrong, missing, too many or changed places (optimal string alignment). */
function slips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  const cell = (row: number, at: number) => rows[row]?.[at] ?? 99
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, cell(i - 2, j - 2) + 1)
      }
      row.push(least)
    }
  }
  return cell(a.length, b.length)
}

/** The query with an offer accepted. */
export function complete(query: string, offer: Offer): string {
  const kept = query.slice(0, query.length - lastWord(query).length)
  return kept + offer.insert + (offer.hint ? '' : ' ')
}
