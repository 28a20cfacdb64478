import { describe, expect, it } from 'vitest'
import { forField, presets, wrong } from './schedule'

const at = (text: string) => new Date(text)
const named = (now: string) =>
  Object.fromEntries(presets(at(now)).map((each) => [each.label, forField(each.at)]))

describe('a time to send at', () => {
  it('is offered by words that make sense now', () => {
    expect(named('2026-11-24T09:58')).toEqual({
      'schedule.hour': '2026-11-24T11:00',
      'schedule.afternoon': '2026-11-24T14:00',
      'schedule.tomorrow': '2026-11-25T09:00',
      'schedule.tomorrowAfternoon': '2026-11-25T14:00',
      'schedule.monday': '2026-11-30T09:00',
    })
    expect(named('2026-11-29T20:00')).not.toHaveProperty('schedule.afternoon')
    // On Sunday, Monday is tomorrow.
    expect(named('2026-11-29T20:00')).not.toHaveProperty('schedule.monday')
    expect(named('2026-11-25T02:00')['schedule.tomorrow']).toBe('2026-11-25T09:00')
  })

  it('lies ahead, within a year', () => {
    const now = at('2026-11-24T10:00')
    expect(wrong(null, now)).toBe('schedule.incomplete')
    expect(wrong(at('nonsense'), now)).toBe('schedule.incomplete')
    expect(wrong(now, now)).toBe('schedule.past')
    expect(wrong(at('2028-01-01T10:00'), now)).toBe('schedule.far')
    expect(wrong(at('2026-11-24T10:05'), now)).toBeNull()
  })
})
