/**
 * All there is to set, in groups: the navigation, the overview and the search are made from this.
 * A page of its own is one entry here and one route in `router.ts`. A field that can be found gets an
 * entry in `fields`, and its `id` on the element that shows it.
 */
import type { Key } from '@/i18n'

export interface FieldEntry {
  /** Of the element on the page; the search jumps to it. */
  id: string
  title: Key
  /** What else it may be called: words parted by commas. */
  words?: Key
}

export interface AreaEntry {
  /** Below /settings/. */
  path: string
  title: Key
  intro: Key
  icon: string
  words?: Key
  /** Shown to whoever has one of these; none: to everybody. */
  needs?: readonly string[]
  fields?: readonly FieldEntry[]
}

export interface AreaGroup {
  title: Key
  entries: readonly AreaEntry[]
}

export const AREAS: readonly AreaGroup[] = [
  {
    title: 'areas.group.you',
    entries: [
      {
        path: 'profile',
        title: 'areas.profile',
        intro: 'areas.profile.intro',
        icon: 'i-lucide-user',
        words: 'areas.profile.words',
        fields: [
          { id: 'profile-language', title: 'profile.language' },
          { id: 'profile-password', title: 'profile.password' },
          { id: 'profile-sessions', title: 'profile.sessions' },
        ],
      },
      {
        path: 'notifications',
        title: 'settings.notifications',
        intro: 'noticeRules.intro',
        icon: 'i-lucide-bell',
        words: 'noticeRules.words',
        fields: [
          { id: 'notices-undisturbed', title: 'notices.undisturbed' },
          { id: 'notices-sound', title: 'noticeRules.sound' },
          { id: 'notices-push', title: 'noticeRules.push' },
          { id: 'notices-quiet', title: 'noticeRules.quiet' },
          { id: 'notices-digest', title: 'noticeRules.digest' },
        ],
      },
      {
        path: 'snippets',
        title: 'snippets.title',
        intro: 'snippets.intro',
        icon: 'i-lucide-zap',
        needs: ['snippets.read'],
      },
    ],
  },
  {
    title: 'areas.group.organisation',
    entries: [
      {
        path: 'organisation',
        title: 'areas.organisation',
        intro: 'areas.organisation.intro',
        icon: 'i-lucide-building-2',
        words: 'areas.organisation.words',
        needs: ['organisation.manage'],
        fields: [
          { id: 'organisation-name', title: 'setup.organisation.name' },
          { id: 'organisation-language', title: 'setup.organisation.language' },
          { id: 'organisation-region', title: 'setup.organisation.region' },
          { id: 'organisation-hours', title: 'hours.title' },
          { id: 'hours-zone', title: 'hours.zone' },
          { id: 'hours-holidays', title: 'hours.holidays' },
        ],
      },
      {
        path: 'people',
        title: 'areas.people',
        intro: 'areas.people.intro',
        icon: 'i-lucide-users',
        words: 'areas.people.words',
        needs: ['agents.manage'],
      },
      {
        path: 'teams',
        title: 'areas.teams',
        intro: 'areas.teams.intro',
        icon: 'i-lucide-users-round',
        words: 'areas.teams.words',
        needs: ['teams.manage'],
      },
      {
        path: 'roles',
        title: 'areas.roles',
        intro: 'areas.roles.intro',
        icon: 'i-lucide-shield-check',
        words: 'areas.roles.words',
        needs: ['agents.manage'],
      },
      {
        path: 'brands',
        title: 'areas.brands',
        intro: 'areas.brands.intro',
        icon: 'i-lucide-badge-check',
        words: 'areas.brands.words',
        needs: ['brands.manage'],
      },
    ],
  },
  {
    title: 'customers.title',
    entries: [
      {
        path: 'fields',
        title: 'settings.fields',
        intro: 'fields.intro',
        icon: 'i-lucide-list-checks',
        needs: ['fields.manage'],
      },
      {
        path: 'objects',
        title: 'settings.objects',
        intro: 'objects.intro',
        icon: 'i-lucide-boxes',
        needs: ['fields.manage'],
      },
      {
        path: 'facts',
        title: 'recognisers.title',
        intro: 'recognisers.intro',
        icon: 'i-lucide-hash',
        words: 'recognisers.words',
        needs: ['fields.manage'],
        fields: [{ id: 'recognisers-try', title: 'recognisers.try' }],
      },
      {
        path: 'recognition',
        title: 'merging.title',
        intro: 'merging.intro',
        icon: 'i-lucide-fingerprint',
        words: 'merging.words',
        needs: ['organisation.manage'],
        fields: [
          { id: 'recognition-automatic', title: 'worth.automatic' },
          { id: 'recognition-suggested', title: 'merging.suggested' },
          { id: 'recognition-threshold', title: 'merging.what' },
          { id: 'placement-accuracy', title: 'accuracy.title', words: 'accuracy.words' },
          { id: 'check-questions', title: 'question.title' },
        ],
      },
    ],
  },
  {
    title: 'areas.group.channels',
    entries: [
      {
        path: 'channels',
        title: 'areas.channels',
        intro: 'areas.channels.intro',
        icon: 'i-lucide-cable',
        words: 'areas.channels.words',
        needs: ['channels.manage', 'intake.repair'],
      },
      {
        path: 'letters',
        title: 'areas.deadLetters',
        intro: 'areas.deadLetters.intro',
        icon: 'i-lucide-mail-x',
        words: 'areas.deadLetters.words',
        needs: ['intake.repair'],
      },
    ],
  },
  {
    title: 'areas.group.conversations',
    entries: [
      {
        path: 'tags',
        title: 'areas.tags',
        intro: 'areas.tags.intro',
        icon: 'i-lucide-tags',
        words: 'areas.tags.words',
        needs: ['tags.manage'],
      },
    ],
  },
  {
    title: 'areas.group.safety',
    entries: [
      {
        path: 'audit',
        title: 'areas.audit',
        intro: 'areas.audit.intro',
        icon: 'i-lucide-scroll-text',
        words: 'areas.audit.words',
        needs: ['audit.read'],
      },
    ],
  },
  {
    title: 'areas.group.developers',
    entries: [
      {
        path: 'tokens',
        title: 'areas.tokens',
        intro: 'areas.tokens.intro',
        icon: 'i-lucide-key-round',
        words: 'areas.tokens.words',
        needs: ['tokens.manage'],
      },
      {
        path: 'webhooks',
        title: 'areas.webhooks',
        intro: 'areas.webhooks.intro',
        icon: 'i-lucide-webhook',
        words: 'areas.webhooks.words',
        needs: ['webhooks.manage'],
      },
    ],
  },
]

/** The groups and entries for somebody who may do what `can` says. */
export function areasFor(can: (permission: string) => boolean): AreaGroup[] {
  return AREAS.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => !entry.needs || entry.needs.some(can)),
  })).filter((group) => group.entries.length)
}

export interface Found {
  area: AreaEntry
  /** The field that was found; none: the page itself. */
  field?: FieldEntry
  /** Where it is. */
  to: string
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** How well a text answers; 0: not at all. Every word asked for must begin a word in it. */
function answers(text: string, wanted: readonly string[]): number {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u)
  if (!wanted.every((want) => words.some((word) => word.startsWith(want)))) return 0
  return wanted.some((want) => words[0]?.startsWith(want)) ? 2 : 1
}

/**
 * What is meant by some words, best first: titles count more than synonyms, those more than what a
 * page says of itself. `wordings`: the words for a key in every language.
 */
export function findSettings(
  asked: string,
  groups: readonly AreaGroup[],
  wordings: (key: Key) => string[],
): Found[] {
  const wanted = fold(asked).match(/[\p{L}\p{N}]+/gu) ?? []
  if (!wanted.length) return []
  const best = (key: Key | undefined, weight: number) =>
    key ? Math.max(0, ...wordings(key).map((text) => answers(text, wanted) * weight)) : 0
  const found: { item: Found; score: number }[] = []
  for (const area of groups.flatMap((group) => group.entries)) {
    const to = `/settings/${area.path}`
    const own = best(area.title, 10) + best(area.words, 4) + best(area.intro, 1)
    if (own) found.push({ item: { area, to }, score: own })
    for (const field of area.fields ?? []) {
      const score = best(field.title, 9) + best(field.words, 4)
      if (score) found.push({ item: { area, field, to: `${to}#${field.id}` }, score })
    }
  }
  return found.sort((a, b) => b.score - a.score).map(({ item }) => item)
}
