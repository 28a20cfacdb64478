/** Lines of the audit trail as sentences. Pure, but for the language. */
import type { AuditEntry } from '@shared/api/model'
import { isKey, t, tOr } from '@/i18n'

/** Verbs that say the same for the trail. */
const SAME: Record<string, string> = {
  added: 'made',
  created: 'made',
  assigned: 'assignee',
  deleted: 'removed',
}
const KINDS = new Set(['token', 'command', 'anonymous'])

export function whoOf(entry: AuditEntry): string {
  if (entry.actor_kind === 'system') return t('trail.who.system')
  if (entry.actor_name || !KINDS.has(entry.actor_kind)) return entry.actor_name || entry.actor_kind
  return tOr(`trail.who.${entry.actor_kind}`, 'trail.who.anonymous')
}

export function whatOf(entry: AuditEntry): string {
  const kind = entry.subject_kind ?? entry.action.split('.')[0] ?? ''
  const id =
    typeof entry.detail?.name === 'string'
      ? t('trail.named', { name: entry.detail.name })
      : (entry.subject_id ?? '')
  return tOr(`trail.thing.${kind}`, 'trail.thing.other', { kind, id }).trim()
}

export function sentenceOf(entry: AuditEntry): string {
  const verb = entry.action.slice(entry.action.indexOf('.') + 1)
  const whole = `trail.said.${entry.action}`
  return tOr(isKey(whole) ? whole : `trail.said.${SAME[verb] ?? verb}`, 'trail.said.other', {
    who: whoOf(entry),
    what: whatOf(entry),
    action: entry.action,
  })
}
