/**
 * A moment in words, as agents say it: "tomorrow 9:00", "morgen 9 uur", "nächsten Montag", "dans 2
 * heures", "vrijdagmiddag". English, Dutch, German and French together, whatever the screen's
 * language. Pure; local time. What isn't understood whole is not understood: null.
 *
 * Nobody is at a desk between one and six at night: "3 uur" is in the afternoon, unless it is written
 * "03:00" or with a word that says otherwise.
 */

const MORNING = 9
const PARTS: [RegExp, number][] = [
  [/\b(?:na de lunch|after lunch|nach dem (?:mittag)?essen|apres (?:le )?dejeuner)\b/, 13],
  [/\b(?:eod|cob|end of (?:the )?day|einde? (?:van de )?(?:werk)?(?:dag|middag)|feierabend|fin de (?:la )?journee)\b/, 17], // prettier-ignore
  [/\b(?:apres[ -]midi|afternoon|nachmittags?|namiddag|middags?)\b/, 14],
  [/\b(?:noon|mittags?|midi)\b/, 12],
  [/\b(?:evening|night|avonds?|abends?|soir|soiree)\b/, 19],
  [
    /\b(?:morning|ochtends?|voormiddag|vormittags?|vroeg|fruh|matin|matinee|first thing)\b/,
    MORNING,
  ],
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
  /\b(?:begin|start|early|anfang|debut|of|van|volgend|aankomende?|at|om|um|a|on|op|am|den|dem|der|de|du|le|la|the|this|deze|diesen?|ce|cet|cette|next|coming|volgende|komende|aanstaande|nachste[nrs]?|kommende[nrs]?|prochaine?|until|till|tot|bis|jusqu|uur|uhr|clock|o|s|in|over|dans|en|und|et|and|around|rond|tegen|gegen|vers)\b/g

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ueber|naechst|frueh|spaeter/g, (typed) => typed.replace(/([ua])e/, '$1'))
    .replace(/\b(\d+)[.,]5 ?(?=hours?|uur|uren|stunden?|heures?)/g, '$1 1/2 ')
    .replace(/aujourd\W?hui/g, 'vandaag')
    .replace(/[’'`,]/g, ' ')
    .replace(/\b(van)(morgen|ochtend|middag|avond)\b/g, 'vandaag $2')
    .replace(/\bvandaag morgen\b/g, 'vandaag ochtend')
    .replace(/\btonight\b/g, 'vandaag avond')
    .replace(/\b(?:tmrw?|tom+or+ow)\b/g, 'tomorrow')
    .replace(
      /\b(\w+?)(ochtend|voormiddag|namiddag|middag|avond|vroeg|nachmittag|vormittag|mittag|abend)\b/g,
      (whole, day: string, part: string) => (DAY_WORD.test(day) ? `${day} ${part}` : whole),
    )
    .replace(/\b(\w+?dag|\w+?tag)morgen\b/g, '$1 ochtend')
    .replace(/\b(uur|kwartier)tje\b/g, '$1')
    .replace(/\b(?:a couple of|(?:einen |einem )?paar|een paar|a few|quelques)\b/g, (said) =>
      said.includes('couple') ? '2' : '3',
    )
    .replace(
      /\b(?:later|straks|spater|plus tard|tout a l heure)(?: (?:today|vandaag|heute))?\b/g,
      'over 2 uur',
    )
    .replace(/\b(?:today|vandaag|heute) (?=over 2 uur)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const HOURS = '(?:hours?|uur|uren|stunden?|std|heures?|hrs?|h|u)'
/** Hours and parts of them, in minutes: "anderhalf uur", "1u30", "a quarter of an hour". */
const SPANS: [RegExp, (found: RegExpExecArray) => number][] = [
  [/(?:half an hour|(?:een )?half uur|(?:einer? )?halben? stunde|(?:une )?demi[ -]heure)\b/, () => 30], // prettier-ignore
  [/(?:three quarters of an hour|(?:drie|3) kwartier|dreiviertelstunde|trois quarts d heure)\b/, () => 45], // prettier-ignore
  [/(?:(?:a )?quarter of an hour|(?:een )?kwartier|(?:einer? )?viertelstunde|(?:un )?quart d heure)\b/, () => 15], // prettier-ignore
  [/(?:an hour and a half|one and a half hours|anderhalf uur|(?:anderthalb|eineinhalb) stunden|une heure et demie)\b/, () => 90], // prettier-ignore
  [new RegExp(`(\\d{1,2}) 1/2 ${HOURS}\\b`), (found) => Number(found[1]) * 60 + 30],
  [new RegExp(`(\\d{1,2}) ?${HOURS} ?(?:en |et |und |and )?(\\d{1,2})(?: ?(?:m|min|mins|minute[ns]?|minuut|minuten))\\b`), (found) => Number(found[1]) * 60 + Number(found[2])], // prettier-ignore
]
/** "in 1h30": without "in" it is a time of the clock. */
const CLOCKED = /(\d{1,2}) ?[hu:] ?(\d{2})\b/

function spanIn(take: Take): number | null {
  for (const [pattern, minutes] of SPANS) {
    const found = take(new RegExp(`\\b(?:(?:in|over|dans|binnen) )?${pattern.source}`))
    if (found) return minutes(found)
  }
  const clocked = take(new RegExp(`\\b(?:in|over|dans|binnen) ${CLOCKED.source}`))
  return clocked ? Number(clocked[1]) * 60 + Number(clocked[2]) : null
}
const DAY_WORD = new RegExp(
  `^(?:morgen|overmorgen|ubermorgen|heute|vandaag|${WEEKDAYS.map((each) => each.source.slice(5, -3)).join('|')})$`,
)

interface Time {
  hour: number
  minute: number
  /** Said, not written out: which half of the day is left open. */
  open?: boolean
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
  const span = spanIn(take)
  const after = span
    ? null
    : (take(
        new RegExp(`\\b(?:in|over|dans|binnen)\\b ?(?:about )?(${NUMBER}) ?(${ANY_UNIT})\\b`),
      ) ??
      take(
        new RegExp(
          `^(${NUMBER}) ?(minutes?|minuut|minuten|mins?|hours?|uren|stunden?|std|days?|dagen|dag|tagen?|tag|jours?|weeks?|weken|wochen?|semaines?|months?|maanden|maand|monaten?|monat|mois)\\b`,
        ),
      ) ??
      // "2h" alone; "14h" is a time of the clock.
      take(/^(\d{1,3}) ?(m|d|j|w)$/) ??
      take(/^([1-6]) ?(h|hrs?|heures?)$/))
  let date: Date | null = null
  let exact: Date | null = span ? new Date(now.getTime() + span * 60_000) : null
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
  if (!date && !exact) {
    date = dateIn(take, now)
    // "maandag 30 november": the day has to be one.
    const named = date ? WEEKDAYS.findIndex((pattern) => take(pattern)) : -1
    if (date && named >= 0 && named !== date.getDay()) return null
  }
  // A time of the clock, before words for days: "9 uur" is no day.
  const time = exact ? null : timeIn(take)
  // A day by its name.
  let today = false
  if (!date && !exact) {
    const week = (8 - now.getDay()) % 7 || 7
    if (take(/\b(?:day after tomorrow|overmorgen|ubermorgen|apres[ -]demain)\b/)) date = day(2)
    else if (take(/\b(?:next week|volgende week|nachste[rn]? woche|(?:la )?semaine prochaine)\b/)) {
      const named = WEEKDAYS.findIndex((pattern) => take(pattern))
      date = day(week + (named >= 0 ? (named + 6) % 7 : 0))
    } else if (
      take(/\b(?:end of (?:the )?week|einde? (?:van de )?week|ende der woche|fin de semaine)\b/)
    )
      date = day((5 - now.getDay() + 7) % 7 || 7)
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
  const later =
    part === null
      ? time.open && time.hour >= 1 && time.hour <= 6
      : part >= 12 && time.hour < 12 && !(part === 12 && time.hour > 9)
  return { hour: time.hour + (later ? 12 : 0), minute: time.minute }
}

type Take = (pattern: RegExp) => RegExpExecArray | null

/** Quarters and halves, in the order said: minutes to add to the hour that is named. */
const QUARTERS: [RegExp, number][] = [
  [new RegExp(`\\b(?:dreiviertel) (${NUMBER})\\b`), -15],
  [new RegExp(`\\b(?:kwart over|viertel nach|(?:a )?quarter past) (${NUMBER})\\b`), 15],
  [new RegExp(`\\b(?:kwart voor|viertel vor|(?:a )?quarter to) (${NUMBER})\\b`), -15],
  [new RegExp(`\\bhalf past (${NUMBER})\\b`), 30],
  [new RegExp(`\\b(?:half|halb) (${NUMBER})\\b`), -30],
  [new RegExp(`\\b(${NUMBER}) ?(?:heures?|h) et demie?\\b`), 30],
  [new RegExp(`\\b(${NUMBER}) ?(?:heures?|h) et quart\\b`), 15],
  [new RegExp(`\\b(${NUMBER}) ?(?:heures?|h) moins le quart\\b`), -15],
]

function timeIn(take: Take): Time | null {
  // "03:00" means the night; "3" leaves the half of the day open, "3 am" doesn't.
  const told = (said: string, minutes: number): Time | null => {
    const half = take(/ ?\b(am|pm)\b/)?.[1]
    const hour = Math.floor(minutes / 60)
    const shifted = half && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
    const minute = ((minutes % 60) + 60) % 60
    return valid({ hour: shifted, minute, open: !half && !said.startsWith('0') })
  }
  for (const [pattern, minutes] of QUARTERS) {
    const found = take(pattern)
    if (found?.[1]) return told(found[1], numberOf(found[1]) * 60 + minutes)
  }
  const clock =
    take(/\b(\d{1,2}) ?(?:[:.hu]|heures?) ?(\d{2})(?: ?(?:uur|uhr|h|u))?\b/) ??
    take(new RegExp(`\\b(${NUMBER})() ?(?:uur|uhr|heures?|h|u|o clock)\\b`))
  if (clock?.[1]) {
    const minute = Number(clock[2] || 0)
    return minute < 60 ? told(clock[1], numberOf(clock[1]) * 60 + minute) : null
  }
  const twelve = take(/\b(\d{1,2})(?::(\d{2}))? ?(am|pm)\b/)
  if (twelve) {
    const hour = Number(twelve[1])
    if (hour < 1 || hour > 12) return null
    return valid({
      hour: (hour % 12) + (twelve[3] === 'pm' ? 12 : 0),
      minute: Number(twelve[2] ?? 0),
    })
  }
  const bare =
    take(new RegExp(`\\b(?:at|om|um|a|tegen|gegen|vers) (${NUMBER})\\b`)) ??
    take(/(?:^|\s)(\d{1,2})(?=\s|$)/)
  return bare?.[1] ? told(bare[1], numberOf(bare[1]) * 60) : null
}

function valid(time: Time): Time | null {
  return time.hour >= 0 && time.hour < 24 && time.minute < 60 ? time : null
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
  const nth =
    take(
      /\b(?:de|the|den|der) (\d{1,2})(?:e|de|ste|st|nd|rd|th|\.)?(?! ?(?:[:.]?\d|h|u|am|pm))(?=\s|$)/,
    ) ??
    take(/\b(?:le|am) (\d{1,2})(?:er|\.)?(?! ?(?:[:.]?\d|h|u|am|pm))(?=\s|$)/) ??
    take(/\b(\d{1,2})(?:st|nd|rd|th)\b/)
  if (nth) return ofMonth(Number(nth[1]), now)
  const numbers =
    take(/\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?\b/) ?? take(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})?/)
  if (!numbers) return null
  const [first, second] = [Number(numbers[1]), Number(numbers[2])]
  const year = numbers[3] ? Number(numbers[3]) : null
  return second > 12 ? dayOf(year, first, second, now) : dayOf(year, second, first, now)
}

/** "the 5th": of this month, or of the next one that has it. */
function ofMonth(date: number, now: Date): Date | null {
  if (date < 1 || date > 31) return null
  for (let month = 0; month < 3; month += 1) {
    const found = new Date(now.getFullYear(), now.getMonth() + month, date, MORNING)
    if (found.getDate() === date && found > now) return found
  }
  return null
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
