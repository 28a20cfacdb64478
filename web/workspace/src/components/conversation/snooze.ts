/** Moments to snooze until, that make sense now. Pure; local time. */
export interface SnoozeTime {
  name: 'hour' | 'afternoon' | 'tomorrow' | 'monday' | 'week'
  at: Date
}

const MORNING = 9
const AFTERNOON = 14

export function snoozeTimes(now: Date): SnoozeTime[] {
  const at = (days: number, hour: number) => {
    const time = new Date(now)
    time.setDate(time.getDate() + days)
    time.setHours(hour, 0, 0, 0)
    return time
  }
  const toMonday = (8 - now.getDay()) % 7 || 7
  const times: SnoozeTime[] = [{ name: 'hour', at: new Date(now.getTime() + 3_600_000) }]
  if (now.getHours() < AFTERNOON - 1) times.push({ name: 'afternoon', at: at(0, AFTERNOON) })
  times.push({ name: 'tomorrow', at: at(1, MORNING) })
  if (toMonday > 1) times.push({ name: 'monday', at: at(toMonday, MORNING) })
  if (toMonday !== 7) times.push({ name: 'week', at: at(7, MORNING) })
  return times
}
