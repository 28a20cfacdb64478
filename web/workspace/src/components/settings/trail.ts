/** Lines of the audit trail as sentences, with what they are about by name. Pure, but for the language. */
import type { AuditLine, AuditNames } from '@shared/api/model'
import { isKey, t, tOr } from '@/i18n'
import { AREAS } from './areas'

/** A part of a sentence. `to`: where it leads; `aside`: said of what stands before it. */
export interface Piece {
  text: string
  to?: string
  aside?: boolean
}

export interface Reader {
  names: AuditNames
  can: (permission: string) => boolean
}

/** Verbs that say the same for the trail. */
const SAME: Record<string, string> = {
  added: 'made',
  created: 'made',
  assigned: 'assignee',
  deleted: 'removed',
}
const KINDS = new Set(['token', 'command', 'anonymous'])
/** People are called by their names as they are, things between quotes. */
const PEOPLE = new Set(['customer', 'agent', 'invitation'])
/** With whom they are is worth saying. */
const WITH = new Set(['conversation', 'message'])
/** On which page of the settings things are. */
const PAGES: Record<string, string> = {
  agent: 'people',
  invitation: 'people',
  team: 'teams',
  department: 'teams',
  role: 'roles',
  brand: 'brands',
  channel: 'channels',
  envelope: 'letters',
  tag: 'tags',
  token: 'tokens',
  webhook: 'webhooks',
  field: 'fields',
  object_type: 'objects',
  check_question: 'recognition',
  snippet: 'snippets',
}
/** Actions that somebody or something else has a part in, and where it is written. */
const OTHERS: Record<string, string> = {
  'conversation.assignee': 'agent_id',
  'conversation.merged': 'into',
  'conversation.moved': 'to_customer',
  'conversation.team': 'team_id',
  'customer.merged': 'other_id',
  'tag.merged': 'into_id',
}
/** Stand in a sentence where pieces come; no text holds them. */
const MARKS = { what: '\ue000', customer: '\ue001', id: '\ue002', other: '\ue003' }
const MOST_OF_A_LIST = 10

/** Where a thing ("customer:12") is shown to somebody who may do what `can` says. */
export function wayTo(key: string, can: Reader['can']): string | undefined {
  const [kind = '', id = ''] = key.split(':')
  if (kind === 'customer') return `/customers/${id}`
  if (kind === 'conversation') return `/conversations/${id}`
  if (kind === 'view') return `/inbox/${id}`
  const path = PAGES[kind]
  const area = AREAS.flatMap((group) => group.entries).find((entry) => entry.path === path)
  if (!area?.needs?.some(can)) return undefined
  return kind === 'channel' ? `/settings/channels/${id}` : `/settings/${path}`
}

/** A text with pieces in the places of its marks. */
function filled(text: string, marked: Record<string, Piece[]>): Piece[] {
  return text
    .split(/([\ue000-\ue003])/)
    .flatMap((part) => marked[part] ?? (part ? [{ text: part }] : []))
}

function whoOf(entry: AuditLine): string {
  if (entry.actor_kind === 'system') return t('trail.who.system')
  if (entry.actor_name || !KINDS.has(entry.actor_kind)) return entry.actor_name || entry.actor_kind
  return tOr(`trail.who.${entry.actor_kind}`, 'trail.who.anonymous')
}

/** What is said of a thing, leading to it; and why there is no more of it to see. */
function shown(key: string, text: string, reader: Reader): Piece[] {
  const found = reader.names[key]
  if (found?.state === 'here') return [{ text, to: wayTo(found.opens ?? key, reader.can) }]
  if (!found) return [{ text }]
  const aside = found.state === 'gone' ? t('trail.gone') : t('trail.hidden')
  return [{ text }, { text: `\u00a0(${aside})`, aside: true }]
}

/** A thing by its name alone, or by its number. */
function named(kind: string, id: string, reader: Reader, then?: string): Piece[] {
  const key = `${kind}:${id}`
  const name = then ?? reader.names[key]?.name
  return shown(key, !name ? id : PEOPLE.has(kind) ? name : t('trail.named', { name }), reader)
}

/** A thing with what kind it is of. `then`: its name at that time. */
function thing(kind: string, id: string, reader: Reader, then?: string): Piece[] {
  const key = `${kind}:${id}`
  const name = then ?? reader.names[key]?.name
  if (!name)
    return shown(key, tOr(`trail.thing.${kind}`, 'trail.thing.other', { kind, id }).trim(), reader)
  const words = kind === 'message' ? 'trail.message.in' : `trail.thing.${kind}`
  return filled(tOr(words, 'trail.thing.other', { kind, id: MARKS.id }), {
    [MARKS.id]: named(kind, id, reader, then),
  })
}

/** Somebody by the name alone, which needs no other word; a thing with what it is. */
function partner(kind: string, id: number, reader: Reader): Piece[] {
  return PEOPLE.has(kind) && reader.names[`${kind}:${id}`]?.name
    ? named(kind, String(id), reader)
    : thing(kind, String(id), reader)
}

/** What a line tells, in pieces that lead to what they name. */
export function sentenceOf(entry: AuditLine, reader: Reader): Piece[] {
  const verb = entry.action.slice(entry.action.indexOf('.') + 1)
  const kind = entry.subject_kind ?? entry.action.split('.')[0] ?? ''
  const then = typeof entry.detail?.name === 'string' ? entry.detail.name : undefined
  const customer = entry.customer_id === null ? [] : partner('customer', entry.customer_id, reader)
  let what = thing(kind, entry.subject_id ?? '', reader, then)
  if (WITH.has(kind) && customer.length) {
    what = filled(t('trail.with', { what: MARKS.what, customer: MARKS.customer }), {
      [MARKS.what]: what,
      [MARKS.customer]: customer,
    })
  }
  const whole = `trail.said.${entry.action}`
  const general = `trail.said.${SAME[verb] ?? verb}`
  const part = OTHERS[entry.action] ?? ''
  const id = entry.detail?.[part]
  const other = typeof id === 'number' ? partner(entry.about[part] ?? '', id, reader) : []
  const ending = other.length ? '.with' : id === null ? '.nobody' : undefined
  const ways = ending ? [`${whole}${ending}`, `${general}${ending}`] : []
  const exact = [...ways, `${whole}.${kind}`, whole].find(isKey)
  const sentence = tOr(exact ?? general, 'trail.said.other', {
    who: whoOf(entry),
    what: MARKS.what,
    customer: MARKS.customer,
    other: MARKS.other,
    action: entry.action,
  })
  return filled(sentence, {
    [MARKS.what]: what,
    [MARKS.customer]: customer,
    [MARKS.other]: other,
  })
}

export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => piece.text).join('')

/** A part of what is written with a line; `kind`: of what its numbers are. */
function valueOf(value: unknown, kind: string | undefined, reader: Reader): Piece[] {
  if (kind === undefined) {
    const words = [value].flat()
    const spoken = words.every((each) => typeof each === 'string')
    return [{ text: spoken ? words.join(', ') : JSON.stringify(value) }]
  }
  if (Array.isArray(value)) {
    const shown = value
      .slice(0, MOST_OF_A_LIST)
      .flatMap((each, at) => [...(at ? [{ text: ', ' }] : []), ...valueOf(each, kind, reader)])
    const rest = value.length - MOST_OF_A_LIST
    return rest > 0 ? [...shown, { text: ` +${rest}` }] : shown
  }
  if (value && typeof value === 'object' && 'from' in value && 'to' in value) {
    const { from, to } = value
    return [...valueOf(from, kind, reader), { text: ' → ' }, ...valueOf(to, kind, reader)]
  }
  if (typeof value === 'number' || typeof value === 'string') {
    return named(kind, String(value), reader)
  }
  return [{ text: '–' }]
}

/** All that is written with a line, by its name. */
export function detailsOf(entry: AuditLine, reader: Reader): [string, Piece[]][] {
  return Object.entries(entry.detail ?? {}).flatMap(([name, value]) => {
    if (Array.isArray(value) && !value.length) return []
    const key = `trail.part.${name}`
    const label = isKey(key) ? t(key) : name.replaceAll('_', ' ')
    return [[label, valueOf(value, entry.about[name], reader)]]
  })
}
