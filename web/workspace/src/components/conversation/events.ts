/** What was done to a conversation, in the reader's words. */
import type { Message } from '@shared/api/model'
import { customerName, list } from '@/format/names'
import { moment } from '@/format/times'
import { isKey, t } from '@/i18n'
import { said } from '@/i18n/said'

export function eventWords(message: Message): string {
  const event = (message.headers?.event ?? {}) as Record<string, unknown>
  const text = (name: string) => (typeof event[name] === 'string' ? event[name] : '')
  let kind = text('kind')
  if (kind === 'assigned' && !event.agent_id) kind = 'unassigned'
  if (kind === 'assigned' && event.agent_id === message.author?.agent_id) kind = 'took'
  if (kind === 'status') kind = text('status')
  if (kind === 'team' && !event.team_id) kind = 'noteam'
  const names = (name: string) => (Array.isArray(event[name]) ? list(event[name].map(String)) : '')
  const [added, removed] = [names('added'), names('removed')]
  if (kind === 'tags') kind = added && removed ? 'retagged' : added ? 'tagged' : 'untagged'
  const until = text('snoozed_until')
  const key = `event.${kind}`
  if (!isKey(key)) return said('answers', message.content.system || message.content.text || '')
  return t(key, {
    by: message.author?.name ?? t('app.name'),
    agent_name: text('agent_name'),
    team_name: text('team_name'),
    added,
    removed,
    subject: text('subject'),
    customer_name: customerName(text('customer_name')),
    // Which conversation: only the English words name it.
    ref: /OT-[0-9A-Z]+/.exec(message.content.system ?? '')?.[0] ?? '',
    time: until ? moment(until) : '',
  })
}
