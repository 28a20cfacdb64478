import { describe, expect, it } from 'vitest'
import { snoozeTimes } from './snooze'

const names = (now: Date) => snoozeTimes(now).map((time) => time.name)

describe('moments to snooze until', () => {
  it('are all in the future, and none is offered twice', () => {
    for (let hour = 0; hour < 24 * 7; hour++) {
      const now = new Date(2026, 10, 23, hour, 30)
      const times = snoozeTimes(now)
      for (const time of times) expect(time.at.getTime()).toBeGreaterThan(now.getTime())
      const moments = times.map((time) => time.at.getTime())
      expect(new Set(moments).size).toBe(moments.length)
    }
  })

  it('leave out what makes no sense', () => {
    expect(names(new Date(2026, 10, 24, 9))).toContain('afternoon')
    expect(names(new Date(2026, 10, 24, 15))).not.toContain('afternoon')
    // On a Sunday "tomorrow" is Monday already.
    expect(names(new Date(2026, 10, 22, 15))).not.toContain('monday')
  })
})
