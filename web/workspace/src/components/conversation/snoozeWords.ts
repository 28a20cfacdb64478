/**
 * A moment in words, as agents say it: "tomorrow 9:00", "morgen 9 uur", "nächsten Montag", "dans 2
 * heures", "vrijdagmiddag". English, Dutch, German and French together, whatever the screen's
 * language. Pure; local time. What isn't understood whole is not understood: null.
 */

const MORNING = 9
const PARTS: [RegExp, number][] = [
  [/\b(?:apres[ -]midi|afternoon|nachmittags?|namiddag|middag)\b/, 14],
  [/\b(?:noon|mittags?|midi)\b/, 12],
  [/\b(?:evening|night|avond|abends?|soir|soiree)\b/, 19],
  [/\b(?:morning|ochtend|vormittags?|fruh|matin|matinee)\b/, MORNING],
]

const WEEKDAYS: RegExp[] = [
  'sunday|sun|zondag|zo|sonntag|so|dimanche|dim',
  'monday|mon|maandag|ma|montag|mo|lundi|lun',
  'tuesday|tues|tue|dinsdag|di|dienstag|mardi|mar',
  'wednesday|wed|woensdag|wo|mittwoch|mi|mercredi|mer',
  'thursday|thurs|thu|donderdag|do|donnerstag|jeudi|jeu',
  'friday|fri|vrijdag|vr|freitag|fr|vendredi|ven',
  'saturday|sat|zaterdag|za|samstag|sonnabend|sa|samedi|sam',
].map((names) => new RegExp(`\\b(?:${names})\\b`))

const MONTHS = [
  'january|januari|januar|janvier|jan',
  'february|februari|februar|fevrier|feb|fev',
  'march|maart|marz|mars|mrt|mar',
  'april|avril|apr|avr',
  'may|mei|mai',
  'june|juni|juin|jun',
  'july|juli|juillet|jul',
  'august|augustus|aout|aug',
  'september|septembre|sept|sep',
  'october|oktober|octobre|oct|okt',
  'november|novembre|nov',
  'december|dezember|decembre|dec|dez',
]

const NUMBERS: Record<string, number> = {}
for (const [value, names] of [
  'zero|nul|null',
  'an|a|one|een|ein|eine|einem|einer|einen|un|une',
  'two|twee|zwei|deux',
  'three|drie|drei|trois',
  'four|vier|quatre',
  'five|vijf|funf|cinq',
  'six|zes|sechs',
  'seven|zeven|sieben|sept',
  'eight|acht|huit',
  'nine|negen|neun|neuf',
  'ten|tien|zehn|dix',
  'eleven|elf|onze',
  'twelve|twaalf|zwolf|douze',
].entries()) {
  for (const name of names.split('|')) NUMBERS[name] = value
}
const NUMBER = `\\d{1,3}|${Object.keys(NUMBERS).join('|')}`
const numberOf = (text: string) => NUMBERS[text] ?? Number(text)

const UNITS: [string, 'minutes' | 'hours' | 'days' | 'weeks' | 'months'][] = [
  ['minutes?|minuut|minuten|mins?|m', 'minutes'],
  ['hours?|uur|uren|stunden?|std|heures?|hrs?|h|u', 'hours'],
  ['days?|dagen|dag|tagen?|tag|jours?|d|j', 'days'],
  ['weeks?|weken|wochen?|semaines?|w', 'weeks'],
  ['months?|maanden|maand|monaten?|monat|mois', 'months'],
]
const unitOf = (text: string) =>
  UNITS.find(([names]) => new RegExp(`^(?:${names})$`).test(text))?.[1] ?? 'hours'
const ANY_UNIT = UNITS.map(([names]) => names).join('|')

const FILLERS =
  /\b(?:at|om|um|a|on|op|am|den|dem|der|de|du|le|la|the|this|deze|diesen?|ce|cet|cette|next|coming|volgende|komende|aanstaande|nachste[nrs]?|kommende[nrs]?|prochaine?|until|till|tot|bis|jusqu|uur|uhr|clock|o|s|in|over|dans|en|und|et|and|around|rond|tegen|gegen|vers)\b/g

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/aujourd\W?hui/g, 'vandaag')
    .replace(/[’'`,]/g, ' ')
    .replace(/\b(van)(morgen|ochtend|middag|avond)\b/g, 'vandaag $2')
    .replace(/\bvandaag morgen\b/g, 'vandaag ochtend')
    .replace(/\btonight\b/g, 'vandaag avond')
    .replace(
      /\b(\w+?)(ochtend|middag|avond|nachmittag|vormittag|mittag|abend)\b/g,
      (whole, day: string, part: string) => (DAY_WORD.test(day) ? `${day} ${part}` : whole),
    )
    .replace(/\b(\w+?dag|\w+?tag)morgen\b/g, '$1 ochtend')
    .replace(/\s+/g, ' ')
    .trim()
}
const DAY_WORD = new RegExp(
  `^(?:morgen|overmorgen|ubermorgen|heute|vandaag|${WEEKDAYS.map((each) => each.source.slice(5, -3)).join('|')})$`,
)

interface Time {
  hour: number
  minute: number
}

/** The moment that `text` means, after `now`; null: not understood, or past. */
export function momentIn(text: string, now: Date): Date | null {
  let rest = folded(text)
  if (!rest) return null
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest)
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    return found
  }
  const day = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING)

  // After some time.
  const half = take(
    /\b(?:in|over|dans)? ?(?:half an hour|(?:een )?half uur|(?:einer? )?halben? stunde|(?:une )?demi[ -]heure)\b/,
  )
  const after = half
    ? null
    : (take(
        new RegExp(`\\b(?:in|over|dans|binnen)\\b ?(?:about )?(${NUMBER}) ?(${ANY_UNIT})\\b`),
      ) ??
      take(
        new RegExp(
          `^(${NUMBER}) ?(minutes?|minuut|minuten|mins?|hours?|uren|stunden?|std|days?|dagen|dag|tagen?|tag|jours?|weeks?|weken|wochen?|semaines?|months?|maanden|maand|monaten?|monat|mois)\\b`,
        ),
      ))
  let date: Date | null = null
  let exact: Date | null = half ? new Date(now.getTime() + 30 * 60_000) : null
  if (after) {
    const [count, unit] = [numberOf(after[1] ?? ''), unitOf(after[2] ?? '')]
    if (!(count > 0)) return null
    if (unit === 'minutes') exact = new Date(now.getTime() + count * 60_000)
    else if (unit === 'hours') exact = new Date(now.getTime() + count * 3_600_000)
    else if (unit === 'days') date = day(count)
    else if (unit === 'weeks') date = day(7 * count)
    else {
      // The 31st, a month on, is the last day of a shorter month.
      const last = new Date(now.getFullYear(), now.getMonth() + count + 1, 0).getDate()
      date = new Date(
        now.getFullYear(),
        now.getMonth() + count,
        Math.min(now.getDate(), last),
        MORNING,
      )
    }
  }

  // A day by its date.
  if (!date && !exact) date = dateIn(take, now)
  // A time of the clock, before words for days: "9 uur" is no day.
  const time = exact ? null : timeIn(take)
  // A day by its name.
  let today = false
  if (!date && !exact) {
    const week = (8 - now.getDay()) % 7 || 7
    if (take(/\b(?:day after tomorrow|overmorgen|ubermorgen|apres[ -]demain)\b/)) date = day(2)
    else if (take(/\b(?:next week|volgende week|nachste woche|(?:la )?semaine prochaine)\b/))
      date = day(week)
    else if (take(/\b(?:next month|volgende maand|nachsten monat|(?:le )?mois prochain)\b/)) {
      date = new Date(now.getFullYear(), now.getMonth() + 1, 1, MORNING)
    } else if (take(/\b(?:weekend|wochenende|week-end)\b/))
      date = day((6 - now.getDay() + 7) % 7 || 7)
    else if (
      take(
        /\b(?:vandaag|today|heute|ce (?=soir|matin|midi)|cet (?=apres)|this (?=morning|afternoon|evening))/,
      )
    ) {
      date = day(0)
      today = true
    } else {
      const weekday = WEEKDAYS.findIndex((pattern) => take(pattern))
      if (weekday >= 0) date = day((weekday - now.getDay() + 7) % 7 || 7)
      else if (take(/\b(?:tomorrow|demain|morgen)\b/)) date = day(1)
    }
  }
  // "Montag morgen": the second one is the time of the day.
  const isMorning = !!date && !!take(/\bmorgens?\b/)
  const part = PARTS.find(([pattern]) => take(pattern))?.[1] ?? (isMorning ? MORNING : null)

  if (rest.replace(FILLERS, ' ').replace(/[\s.\-:]/g, '')) return null
  if (exact) return time || part ? null : exact
  if (!date && !time && part === null) return null

  const at = clockOf(time, part)
  const found = new Date(date ?? day(0))
  if (at) found.setHours(at.hour, at.minute, 0, 0)
  else if (today) found.setHours(now.getHours() < 12 ? 14 : 17, 0, 0, 0)
  if (!date && found <= now) found.setDate(found.getDate() + 1)
  return found > now ? found : null
}

function clockOf(time: Time | null, part: number | null): Time | null {
  if (!time) return part === null ? null : { hour: part, minute: 0 }
  // "tomorrow evening 8", "vrijdagmiddag 3 uur".
  const later = part !== null && part >= 12 && time.hour < 12 && !(part === 12 && time.hour > 9)
  return { hour: time.hour + (later ? 12 : 0), minute: time.minute }
}

type Take = (pattern: RegExp) => RegExpExecArray | null

function timeIn(take: Take): Time | null {
  const halfPast = take(new RegExp(`\\b(?:half|halb) (${NUMBER})\\b`))
  if (halfPast) return valid(numberOf(halfPast[1] ?? '') - 1, 30)
  const clock =
    take(/\b(\d{1,2}) ?[:.hu] ?(\d{2})(?: ?(?:uur|uhr|h))?\b/) ??
    take(new RegExp(`\\b(${NUMBER})() ?(?:uur|uhr|heures?|h|u|o clock)\\b`))
  if (clock) return valid(numberOf(clock[1] ?? ''), Number(clock[2] ?? '') || 0, take)
  const twelve = take(/\b(\d{1,2})(?::(\d{2}))? ?(am|pm)\b/)
  if (twelve) {
    const hour = Number(twelve[1])
    if (hour < 1 || hour > 12) return null
    return valid((hour % 12) + (twelve[3] === 'pm' ? 12 : 0), Number(twelve[2] ?? 0))
  }
  const bare =
    take(/\b(?:at|om|um|a|tegen|gegen|vers) (\d{1,2})\b/) ?? take(/(?:^|\s)(\d{1,2})(?=\s|$)/)
  return bare ? valid(Number(bare[1]), 0) : null
}

function valid(hour: number, minute: number, take?: Take): Time | null {
  const half = take?.(/^ ?(am|pm)\b|\b(am|pm)\b/)?.[0].trim()
  const shifted = half && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return shifted >= 0 && shifted < 24 && minute < 60 ? { hour: shifted, minute } : null
}

function dateIn(take: Take, now: Date): Date | null {
  const iso = take(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), now)
  for (const [index, names] of MONTHS.entries()) {
    const found =
      take(
        new RegExp(
          `\\b(\\d{1,2})(?:st|nd|rd|th|er|e|\\.)? ?(?:of |de )?(?:${names})\\b\\.?(?: (\\d{4}))?`,
        ),
      ) ?? take(new RegExp(`\\b()(?:${names}) (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:)\\b`))
    if (!found) continue
    const [, before, second] = found
    return before
      ? dayOf(second ? Number(second) : null, index + 1, Number(before), now)
      : dayOf(null, index + 1, Number(second), now)
  }
  const numbers =
    take(/\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?\b/) ?? take(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})?/)
  if (!numbers) return null
  const [first, second] = [Number(numbers[1]), Number(numbers[2])]
  const year = numbers[3] ? Number(numbers[3]) : null
  return second > 12 ? dayOf(year, first, second, now) : dayOf(year, second, first, now)
}

function dayOf(year: number | null, month: number, date: number, now: Date): Date | null {
  const found = new Date(year ?? now.getFullYear(), month - 1, date, MORNING)
  if (found.getMonth() !== month - 1 || found.getDate() !== date) return null
  // A date without a year is the coming one.
  if (year === null && found < new Date(now.getFullYear(), now.getMonth(), now.getDate())) {
    found.setFullYear(found.getFullYear() + 1)
  }
  return found
}
