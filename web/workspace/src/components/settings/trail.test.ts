import { expect, it } from 'vitest'
import type { AuditEntry } from '@shared/api/model'
import { isKey, type Language, LANGUAGES, loadWords, setLanguage } from '@/i18n'
// Every action that the server can write, of what; its tests keep the list.
import written from './trail.actions.json'
import { sentenceOf } from './trail'

function line(given: Partial<AuditEntry>): AuditEntry {
  return {
    id: 1,
    at: '2026-11-24T10:00:00Z',
    actor_kind: 'agent',
    actor_id: 3,
    actor_name: 'Ada',
    action: 'customer.read',
    subject_kind: 'customer',
    subject_id: '12',
    customer_id: 12,
    address: null,
    detail: {},
    ...given,
  }
}

it.each([
  [{}, 'Ada looked at customer 12'],
  [
    { action: 'team.made', subject_kind: 'team', detail: { name: 'Fitters' } },
    'Ada made team “Fitters”',
  ],
  [{ action: 'login.succeeded', subject_kind: 'agent' }, 'Ada signed in'],
  [
    { action: 'audit.exported', subject_kind: 'audit', subject_id: null },
    'Ada saved the audit trail',
  ],
  [
    { actor_kind: 'system', actor_name: '', action: 'webhook.disabled', subject_kind: 'webhook' },
    'Onethread itself switched off webhook 12',
  ],
  [
    { action: 'message.sent', subject_kind: 'conversation' },
    'Ada sent a message in conversation 12',
  ],
  [{ action: 'robot.danced', subject_kind: 'robot' }, 'Ada: robot.danced, robot 12'],
])('says a line in words: %j', (given, sentence) => {
  expect(sentenceOf(line(given))).toBe(sentence)
})

it.each(Object.keys(LANGUAGES) as Language[])(
  'has words in %s for all that is written',
  async (name) => {
    await loadWords(name)
    setLanguage(name)
    const wordless = Object.entries(written).flatMap(([action, kinds]) =>
      (kinds.length ? kinds : [null]).flatMap((kind) => {
        const entry = line({ action, subject_kind: kind, subject_id: '12' })
        const said = sentenceOf(entry)
        const unnamed = kind && !isKey(`trail.thing.${kind}`)
        return said.includes(action) || unnamed ? [`${action} of ${kind}: ${said}`] : []
      }),
    )
    setLanguage('en')
    expect(wordless).toEqual([])
  },
)
