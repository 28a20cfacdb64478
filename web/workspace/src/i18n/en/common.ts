export const common = {
  'app.name': 'Onethread',
  'app.skip': 'Skip to the conversation',
  'app.language': 'Language',
  'app.menu': 'Menu',

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

  'state.loading': 'Loading…',
  'state.failed': 'This could not be loaded',
  'state.failed.detail': 'Check the connection and try again.',
  'state.notFound': 'This does not exist, or you may not see it',

  'problem.offline': 'The server can’t be reached. Nothing was changed.',
  'problem.refused': 'That did not work',
  'problem.unexpected': 'Something went wrong. Try again.',
  'problem.retryAfter': 'Try again in {seconds} seconds.',

  'connection.lost': 'No connection. What you see may be out of date; we keep trying.',
  'connection.retry': 'Try now',

  'password.hint': 'At least 12 characters. A few words make a good one.',

  'form.advanced': 'More settings',

  'time.now': 'now',
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
} as const
