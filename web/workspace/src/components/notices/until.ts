/** Moments until which one may want not to be disturbed. */

const MINUTE = 60_000

export type Choice = 'half' | 'hour' | 'four' | 'tomorrow'
export const CHOICES: Choice[] = ['half', 'hour', 'four', 'tomorrow']

/** When it ends, chosen at `now` (milliseconds); tomorrow is eight o'clock where the agent is. */
export function ends(choice: Choice, now: number): Date {
  if (choice === 'half') return new Date(now + 30 * MINUTE)
  if (choice === 'hour') return new Date(now + 60 * MINUTE)
  if (choice === 'four') return new Date(now + 240 * MINUTE)
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  morning.setHours(8, 0, 0, 0)
  return morning
}
