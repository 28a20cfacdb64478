/** What buttons say that are on many pages. */
export const actions = {
  'action.back': 'Back',
  'action.cancel': 'Cancel',
  'action.change': 'Change',
  'action.close': 'Close',
  'action.continue': 'Continue',
  'action.copy': 'Copy',
  'action.copied': 'Copied',
  'action.discard': 'Discard',
  'action.more': 'More actions',
  'action.loadMore': 'Load more',
  'action.remove': 'Remove',
  'action.retry': 'Try again',
  'action.save': 'Save',
  'action.saved': 'Saved',
  'action.test': 'Test connection',
} as const
