import { expect, it } from 'vitest'
import type { AuditLine } from '@shared/api/model'
import { isKey, type Language, LANGUAGES, loadWords, setLanguage } from '@/i18n'
// Every action that the server can write, of what; its tests keep the list.
import written from './trail.actions.json'
import { detailsOf, type Reader, sentenceOf, textOf, wayTo } from './trail'

function line(given: Partial<AuditLine>): AuditLine {
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
    about: {},
    ...given,
  }
}

const reader: Reader = {
  names: {
    'customer:7': { name: 'Fatima', state: 'here', opens: 'customer:9' },
    'customer:8': { name: '', state: 'hidden', opens: null },
    'conversation:5': { name: 'Leak', state: 'here', opens: 'conversation:5' },
    'message:4': { name: 'Leak', state: 'here', opens: 'conversation:5' },
    'channel:3': { name: 'Post', state: 'gone', opens: null },
    'agent:2': { name: 'Bram', state: 'here', opens: 'agent:2' },
    'webhook:6': { name: 'https://example.org', state: 'here', opens: 'webhook:6' },
  },
  can: (permission) => permission !== 'webhooks.manage',
}
const blind: Reader = { names: {}, can: () => true }

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
    'Ada sent a message in conversation 12 with customer 12',
  ],
  [{ action: 'robot.danced', subject_kind: 'robot' }, 'Ada: robot.danced, robot 12'],
])('says a line in words: %j', (given, sentence) => {
  expect(textOf(sentenceOf(line(given), blind))).toBe(sentence)
})

it.each([
  [{ subject_id: '7' }, 'Ada looked at customer Fatima', ['/customers/9']],
  [{ subject_id: '8' }, 'Ada looked at customer 8 (not visible to you)', []],
  [
    { action: 'conversation.read', subject_kind: 'conversation', subject_id: '5', customer_id: 7 },
    'Ada looked at conversation “Leak” with Fatima',
    ['/conversations/5', '/customers/9'],
  ],
  [
    { action: 'message.original', subject_kind: 'message', subject_id: '4', customer_id: null },
    'Ada looked at the original of a message in “Leak”',
    ['/conversations/5'],
  ],
  [
    { action: 'channel.removed', subject_kind: 'channel', subject_id: '3' },
    'Ada removed channel “Post” (no longer there)',
    [],
  ],
  [
    {
      action: 'customer.merged',
      subject_id: '7',
      detail: { other_id: 12 },
      about: { other_id: 'customer' },
    },
    'Ada merged customer Fatima with customer 12',
    ['/customers/9'],
  ],
  [
    {
      action: 'conversation.assignee',
      subject_kind: 'conversation',
      subject_id: '5',
      customer_id: null,
      detail: { agent_id: 2 },
      about: { agent_id: 'agent' },
    },
    'Ada gave conversation “Leak” to Bram',
    ['/conversations/5', '/settings/people'],
  ],
  [
    {
      action: 'conversation.assignee',
      subject_kind: 'conversation',
      subject_id: '5',
      customer_id: null,
      detail: { agent_id: null },
      about: { agent_id: 'agent' },
    },
    'Ada gave conversation “Leak” to nobody',
    ['/conversations/5'],
  ],
  [
    { action: 'customer.told', subject_kind: 'webhook', subject_id: '6', customer_id: 7 },
    'Ada told webhook “https://example.org” about Fatima',
    ['/customers/9'],
  ],
])('names what a line is about, and leads to it: %j', (given, sentence, ways) => {
  const pieces = sentenceOf(line(given), reader)
  expect(textOf(pieces).replaceAll('\u00a0', ' ')).toBe(sentence)
  expect(pieces.flatMap((piece) => piece.to ?? [])).toEqual(ways)
})

it('names what is in the details', () => {
  const detail = {
    agent_id: { from: null, to: 2 },
    customer_ids: [7, 8, ...Array(20).keys()],
    scopes: ['a', 'b'],
    team_ids: [],
  }
  const about = { agent_id: 'agent', customer_ids: 'customer' }
  expect(
    detailsOf(line({ detail, about }), reader).map(([name, value]) => [name, textOf(value)]),
  ).toEqual([
    ['Colleague', '– → Bram'],
    ['Customers', 'Fatima, 8\u00a0(not visible to you), 0, 1, 2, 3, 4, 5, 6, Fatima +12'],
    ['Scopes', 'a, b'],
  ])
})

it('leads only to pages that somebody may see', () => {
  expect(wayTo('channel:3', () => true)).toBe('/settings/channels/3')
  expect(wayTo('team:3', (permission) => permission === 'teams.manage')).toBe('/settings/teams')
  expect(wayTo('team:3', () => false)).toBeUndefined()
  expect(wayTo('file:3', () => true)).toBeUndefined()
})

it.each(Object.keys(LANGUAGES) as Language[])(
  'has words in %s for all that is written',
  async (name) => {
    await loadWords(name)
    setLanguage(name)
    const wordless = Object.entries(written).flatMap(([action, kinds]) =>
      (kinds.length ? kinds : [null]).flatMap((kind) => {
        const entry = line({ action, subject_kind: kind, subject_id: '12' })
        const said = textOf(sentenceOf(entry, blind))
        const unnamed = kind && !isKey(`trail.thing.${kind}`)
        return said.includes(action) || unnamed ? [`${action} of ${kind}: ${said}`] : []
      }),
    )
    setLanguage('en')
    expect(wordless).toEqual([])
  },
)
