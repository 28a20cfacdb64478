/**
 * Everything that can be done by a key or from the palette, once. From here come the shortcuts, the
 * list of them, the hints where they apply, the palette and the keyboard map in the documentation.
 * What an action does is said where it applies (`useActions`). Pure.
 */
import type { Key } from '@/i18n'

export type Group = 'anywhere' | 'go' | 'list' | 'conversation' | 'composer' | 'focus' | 'review'
export const GROUPS: readonly Group[] = [
  'anywhere',
  'go',
  'list',
  'conversation',
  'composer',
  'focus',
  'review',
]

export interface Action {
  readonly title: Key
  readonly group: Group
  /**
   * Each a key by `event.key`, or several one after the other: "g i". "Mod" is Ctrl, or ⌘ on a Mac;
   * "Alt+l" acts while the composer has the keyboard. None: it is done from the palette.
   */
  readonly keys: readonly string[]
  readonly icon: string
  /** Also while typing. */
  readonly typing?: boolean
  /** Not offered in the palette: it makes no sense there. */
  readonly hidden?: boolean
  /** Its place listens for it by itself, before all others; elsewhere the key means something else. */
  readonly own?: boolean
}

const defined = {
  palette: { title: 'keys.palette', group: 'anywhere', keys: ['Mod+k'], icon: 'i-lucide-command', typing: true, hidden: true }, // prettier-ignore
  undo: { title: 'keys.undo', group: 'anywhere', keys: ['z'], icon: 'i-lucide-undo-2' },
  search: { title: 'keys.search', group: 'anywhere', keys: ['/'], icon: 'i-lucide-search' },
  start: { title: 'nav.new', group: 'anywhere', keys: ['c'], icon: 'i-lucide-square-pen' },
  help: { title: 'nav.shortcuts', group: 'anywhere', keys: ['?'], icon: 'i-lucide-keyboard' },

  goMine: { title: 'view.mine', group: 'go', keys: ['g i'], icon: 'i-lucide-inbox' },
  goUnassigned: { title: 'view.unassigned', group: 'go', keys: ['g u'], icon: 'i-lucide-hand' },
  goAll: { title: 'view.all', group: 'go', keys: ['g a'], icon: 'i-lucide-layers' },
  goSnoozed: { title: 'view.snoozed', group: 'go', keys: ['g s'], icon: 'i-lucide-alarm-clock' },
  goResolved: { title: 'view.resolved', group: 'go', keys: ['g r'], icon: 'i-lucide-circle-check' },
  goCustomers: { title: 'customers.title', group: 'go', keys: ['g c'], icon: 'i-lucide-users' },
  goReview: { title: 'review.title', group: 'go', keys: ['g m'], icon: 'i-lucide-merge' },
  goPromises: { title: 'promises.title', group: 'go', keys: ['g d'], icon: 'i-lucide-handshake' },
  goSettings: { title: 'nav.settings', group: 'go', keys: ['g ,'], icon: 'i-lucide-settings' },
  goGuide: { title: 'nav.guide', group: 'go', keys: ['g h'], icon: 'i-lucide-book-open' },
  signOut: { title: 'nav.signOut', group: 'anywhere', keys: [], icon: 'i-lucide-log-out' },

  next: { title: 'keys.next', group: 'list', keys: ['j'], icon: 'i-lucide-arrow-down' },
  previous: { title: 'keys.previous', group: 'list', keys: ['k'], icon: 'i-lucide-arrow-up' },
  select: { title: 'keys.select', group: 'list', keys: ['x'], icon: 'i-lucide-square-check' },
  selectNext: { title: 'keys.selectNext', group: 'list', keys: ['J'], icon: 'i-lucide-list-plus', hidden: true }, // prettier-ignore
  selectPrevious: { title: 'keys.selectPrevious', group: 'list', keys: ['K'], icon: 'i-lucide-list-plus', hidden: true }, // prettier-ignore
  selectAll: {
    title: 'keys.selectAll',
    group: 'list',
    keys: ['* a'],
    icon: 'i-lucide-list-checks',
  },
  newView: { title: 'keys.newView', group: 'list', keys: ['v'], icon: 'i-lucide-list-filter' },

  reply: { title: 'keys.reply', group: 'conversation', keys: ['r'], icon: 'i-lucide-reply' },
  note: { title: 'keys.note', group: 'conversation', keys: ['n'], icon: 'i-lucide-sticky-note' },
  resolve: { title: 'keys.resolve', group: 'conversation', keys: ['e'], icon: 'i-lucide-check' },
  snooze: {
    title: 'keys.snooze',
    group: 'conversation',
    keys: ['s'],
    icon: 'i-lucide-alarm-clock',
  },
  assign: { title: 'keys.assign', group: 'conversation', keys: ['a'], icon: 'i-lucide-user-plus' },
  assignMe: { title: 'conversation.assignMe', group: 'conversation', keys: ['i'], icon: 'i-lucide-user-check' }, // prettier-ignore
  tag: { title: 'keys.tag', group: 'conversation', keys: ['t'], icon: 'i-lucide-tag' },
  unread: { title: 'keys.unread', group: 'conversation', keys: ['u'], icon: 'i-lucide-mail' },
  pin: { title: 'keys.pin', group: 'conversation', keys: ['p'], icon: 'i-lucide-pin' },
  jump: {
    title: 'keys.jump',
    group: 'conversation',
    keys: ['f'],
    icon: 'i-lucide-calendar-search',
  },
  brief: {
    title: 'keys.brief',
    group: 'conversation',
    keys: ['b'],
    icon: 'i-lucide-list-collapse',
  },
  editSubject: { title: 'conversation.editSubject', group: 'conversation', keys: [], icon: 'i-lucide-pencil' }, // prettier-ignore
  split: { title: 'conversation.split', group: 'conversation', keys: [], icon: 'i-lucide-split' },
  merge: { title: 'conversation.merge', group: 'conversation', keys: [], icon: 'i-lucide-merge' },
  move: { title: 'conversation.move', group: 'conversation', keys: [], icon: 'i-lucide-user-round-search' }, // prettier-ignore
  placementConfirm: { title: 'keys.placementConfirm', group: 'conversation', keys: ['y'], icon: 'i-lucide-route' }, // prettier-ignore
  placementMove: { title: 'keys.placementMove', group: 'conversation', keys: ['w'], icon: 'i-lucide-folder-input' }, // prettier-ignore
  placementSplit: { title: 'keys.placementSplit', group: 'conversation', keys: ['o'], icon: 'i-lucide-split' }, // prettier-ignore
  leave: { title: 'keys.leave', group: 'conversation', keys: ['Escape'], icon: 'i-lucide-x', hidden: true }, // prettier-ignore

  legNext: { title: 'keys.legNext', group: 'composer', keys: ['Alt+l'], icon: 'i-lucide-shuffle' },
  legChoose: {
    title: 'keys.legChoose',
    group: 'composer',
    keys: ['Alt+o'],
    icon: 'i-lucide-route',
  },
  legNumber: { title: 'keys.legNumber', group: 'composer', keys: ['Alt+1–9'], icon: 'i-lucide-route', hidden: true, own: true }, // prettier-ignore
  switchNote: { title: 'keys.switchNote', group: 'composer', keys: ['Alt+n'], icon: 'i-lucide-sticky-note' }, // prettier-ignore
  snippets: { title: 'keys.snippets', group: 'composer', keys: ['Alt+s'], icon: 'i-lucide-text-quote' }, // prettier-ignore
  attach: { title: 'keys.attach', group: 'composer', keys: ['Alt+a'], icon: 'i-lucide-paperclip' },
  template: { title: 'composer.template', group: 'composer', keys: [], icon: 'i-lucide-layout-template' }, // prettier-ignore
  preview: { title: 'keys.preview', group: 'composer', keys: ['Alt+p'], icon: 'i-lucide-eye' },
  schedule: { title: 'keys.schedule', group: 'composer', keys: ['Alt+t'], icon: 'i-lucide-clock' },

  focusList: {
    title: 'keys.focusList',
    group: 'focus',
    keys: ['g l'],
    icon: 'i-lucide-panel-left',
  },
  focusMessages: { title: 'keys.focusMessages', group: 'focus', keys: ['m'], icon: 'i-lucide-messages-square' }, // prettier-ignore
  focusPanel: {
    title: 'keys.focusPanel',
    group: 'focus',
    keys: ['g p'],
    icon: 'i-lucide-panel-right',
  },

  reviewSame: { title: 'keys.reviewSame', group: 'review', keys: ['y'], icon: 'i-lucide-merge', hidden: true, own: true }, // prettier-ignore
  reviewOther: { title: 'keys.reviewOther', group: 'review', keys: ['n'], icon: 'i-lucide-x', hidden: true, own: true }, // prettier-ignore
  reviewSkip: { title: 'keys.reviewSkip', group: 'review', keys: ['s'], icon: 'i-lucide-arrow-right', hidden: true, own: true }, // prettier-ignore
} as const satisfies Record<string, Action>

export type ActionId = keyof typeof defined
export const ACTIONS: Readonly<Record<ActionId, Action>> = defined
export const ACTION_IDS = Object.keys(defined) as ActionId[]

const byKeys = new Map<string, ActionId>(
  ACTION_IDS.filter((id) => !ACTIONS[id].own).flatMap((id) =>
    ACTIONS[id].keys.map((keys) => [keys, id] as const),
  ),
)
/** Keys that only begin a sequence: "g". */
const beginnings = new Set(
  [...byKeys.keys()].filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0] ?? ''),
)

/** The action of these keys; "begun": more must follow; undefined: none. */
export function actionOf(keys: string): ActionId | 'begun' | undefined {
  return byKeys.get(keys) ?? (beginnings.has(keys) ? 'begun' : undefined)
}
