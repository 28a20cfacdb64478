import { describe, expect, it } from 'vitest'
import { momentIn } from './snoozeWords'

/** A Thursday. */
const NOW = new Date(2026, 10, 26, 10, 30)

function words(date: Date | null): string | null {
  if (!date) return null
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}

const FRIDAY = '2026-11-27'
const MONDAY = '2026-11-30'

describe.each([
  [
    'English',
    [
      ['tomorrow 9:00', `${FRIDAY} 09:00`],
      ['tomorrow', `${FRIDAY} 09:00`],
      ['Tomorrow at 3pm', `${FRIDAY} 15:00`],
      ['tomorrow evening', `${FRIDAY} 19:00`],
      ['tomorrow afternoon at 3', `${FRIDAY} 15:00`],
      ['in 3 days', '2026-11-29 09:00'],
      ['in 2 hours', '2026-11-26 12:30'],
      ['2 hours', '2026-11-26 12:30'],
      ['in an hour', '2026-11-26 11:30'],
      ['in half an hour', '2026-11-26 11:00'],
      ['in 45 minutes', '2026-11-26 11:15'],
      ['in two weeks', '2026-12-10 09:00'],
      ['in a month', '2026-12-26 09:00'],
      ['next week', `${MONDAY} 09:00`],
      ['next monday', `${MONDAY} 09:00`],
      ['monday 8:15', `${MONDAY} 08:15`],
      ['thursday', '2026-12-03 09:00'],
      ['fri afternoon', `${FRIDAY} 14:00`],
      ['this afternoon', '2026-11-26 14:00'],
      ['tonight', '2026-11-26 19:00'],
      ['today at 4 pm', '2026-11-26 16:00'],
      ['the day after tomorrow', '2026-11-28 09:00'],
      ['next month', '2026-12-01 09:00'],
      ['weekend', '2026-11-28 09:00'],
      ['december 24', '2026-12-24 09:00'],
      ['24th of december at 8:30', '2026-12-24 08:30'],
      ['2027-01-05 14:00', '2027-01-05 14:00'],
      ['17:00', '2026-11-26 17:00'],
      ['9:00', `${FRIDAY} 09:00`],
      ['noon', '2026-11-26 12:00'],
    ],
  ],
  [
    'Dutch',
    [
      ['morgen 9 uur', `${FRIDAY} 09:00`],
      ['morgen', `${FRIDAY} 09:00`],
      ['morgenochtend', `${FRIDAY} 09:00`],
      ['morgen middag', `${FRIDAY} 14:00`],
      ['morgenavond 8 uur', `${FRIDAY} 20:00`],
      ['overmorgen', '2026-11-28 09:00'],
      ['vrijdagmiddag', `${FRIDAY} 14:00`],
      ['vrijdagmiddag 3 uur', `${FRIDAY} 15:00`],
      ['maandagmorgen', `${MONDAY} 09:00`],
      ['volgende maandag om 10:30', `${MONDAY} 10:30`],
      ['ma 8u30', `${MONDAY} 08:30`],
      ['vanmiddag', '2026-11-26 14:00'],
      ['vanavond', '2026-11-26 19:00'],
      ['over een uur', '2026-11-26 11:30'],
      ['over 2 uur', '2026-11-26 12:30'],
      ['over een half uur', '2026-11-26 11:00'],
      ['over drie dagen', '2026-11-29 09:00'],
      ['over een week', '2026-12-03 09:00'],
      ['volgende week', `${MONDAY} 09:00`],
      ['half drie', `${FRIDAY} 02:30`],
      ['morgen half tien', `${FRIDAY} 09:30`],
      ['24 december', '2026-12-24 09:00'],
      ['24-12 om 9 uur', '2026-12-24 09:00'],
      ['5 jan', '2027-01-05 09:00'],
    ],
  ],
  [
    'German',
    [
      ['nächsten Montag', `${MONDAY} 09:00`],
      ['morgen um 9 Uhr', `${FRIDAY} 09:00`],
      ['morgen früh', `${FRIDAY} 09:00`],
      ['übermorgen', '2026-11-28 09:00'],
      ['Montag Morgen', `${MONDAY} 09:00`],
      ['Freitagnachmittag', `${FRIDAY} 14:00`],
      ['Freitag Mittag', `${FRIDAY} 12:00`],
      ['heute Abend', '2026-11-26 19:00'],
      ['heute Nachmittag um 16:30', '2026-11-26 16:30'],
      ['in einer Stunde', '2026-11-26 11:30'],
      ['in 3 Tagen', '2026-11-29 09:00'],
      ['in zwei Wochen', '2026-12-10 09:00'],
      ['nächste Woche', `${MONDAY} 09:00`],
      ['am 24.12. um 8 Uhr', '2026-12-24 08:00'],
      ['5. Januar', '2027-01-05 09:00'],
      ['morgen halb zehn', `${FRIDAY} 09:30`],
    ],
  ],
  [
    'French',
    [
      ['dans 2 heures', '2026-11-26 12:30'],
      ['dans une heure', '2026-11-26 11:30'],
      ['dans une demi-heure', '2026-11-26 11:00'],
      ['dans trois jours', '2026-11-29 09:00'],
      ['demain', `${FRIDAY} 09:00`],
      ['demain à 14h30', `${FRIDAY} 14:30`],
      ['demain 9h', `${FRIDAY} 09:00`],
      ['demain matin', `${FRIDAY} 09:00`],
      ['après-demain', '2026-11-28 09:00'],
      ['lundi prochain', `${MONDAY} 09:00`],
      ['vendredi après-midi', `${FRIDAY} 14:00`],
      ['ce soir', '2026-11-26 19:00'],
      ['cet après-midi', '2026-11-26 14:00'],
      ['la semaine prochaine', `${MONDAY} 09:00`],
      ['le 24 décembre à 10h', '2026-12-24 10:00'],
      ['1er décembre', '2026-12-01 09:00'],
      ['aujourd’hui à 17 heures', '2026-11-26 17:00'],
    ],
  ],
  [
    'nothing that is understood',
    [
      ['', null],
      ['   ', null],
      ['soon', null],
      ['tomorrow banana', null],
      ['25:00', null],
      ['31-02', null],
      ['in 0 days', null],
      ['this morning', null],
      ['2020-01-01', null],
      ['tomorrow in 2 hours', null],
    ],
  ],
] as [string, [string, string | null][]][])('a moment in %s', (_, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect(words(momentIn(text, NOW))).toBe(expected)
  })
})

it('a month after the 31st ends with the month', () => {
  expect(words(momentIn('in 1 month', new Date(2027, 0, 31, 10)))).toBe('2027-02-28 09:00')
})
