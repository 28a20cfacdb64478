/** Days by name. */
export const times = {
  'time.now': 'now',
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
} as const
