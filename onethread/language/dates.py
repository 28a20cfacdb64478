"""Dates and times of day that a text names, in four languages, counted from when it was said."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache

from onethread import clock
from onethread.language.fold import fold

_MONTHS = {
    1: "januari|jan|january|janvier|janv|januar|janner",
    2: "februari|feb|february|fevrier|fevr|februar",
    3: "maart|mrt|march|mars|marz|mar",
    4: "april|apr|avril|avr",
    5: "mei|may|mai",
    6: "juni|jun|june|juin",
    7: "juli|jul|july|juillet|juil",
    8: "augustus|aug|august|aout",
    9: "september|sept|sep|septembre",
    10: "oktober|okt|october|oct|octobre",
    11: "november|nov|novembre",
    12: "december|dec|decembre|dezember|dez",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split("|")}
_WEEKDAYS = {
    0: "maandag|ma|monday|mon|lundi|montag",
    1: "dinsdag|di|tuesday|tue|mardi|dienstag",
    2: "woensdag|wo|wednesday|wed|mercredi|mittwoch",
    3: "donderdag|do|thursday|thu|jeudi|donnerstag",
    4: "vrijdag|vr|friday|fri|vendredi|freitag",
    5: "zaterdag|za|saturday|sat|samedi|samstag|sonnabend",
    6: "zondag|zo|sunday|sun|dimanche|sonntag",
}
_WEEKDAY = {
    name: number
    for number, names in _WEEKDAYS.items()
    for name in names.split("|")
    if len(name) > 3
}
_RELATIVE = {
    "vandaag": 0, "today": 0, "aujourd'hui": 0, "heute": 0, "vanmiddag": 0, "vanavond": 0, "tonight": 0,
    "morgen": 1, "tomorrow": 1, "demain": 1, "overmorgen": 2, "ubermorgen": 2, "apres-demain": 2,
    "the day after tomorrow": 2, "gisteren": -1, "yesterday": -1, "hier": -1, "gestern": -1,
    "eergisteren": -2, "vorgestern": -2, "avant-hier": -2,
}  # fmt: skip
_PART = r"(?:ochtend|middag|avond|morning|afternoon|evening|matin|apres-midi|soir|vormittag|nachmittag|abend|fruh)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(sorted(_MONTH, key=len, reverse=True))
    weekdays = "|".join(sorted(_WEEKDAY, key=len, reverse=True))
    relative = "|".join(sorted(_RELATIVE, key=len, reverse=True))
    return (
        re.compile(r"(?<![\d./-])(\d{4})-(\d{2})-(\d{2})(?![\d-])"),
        re.compile(r"(?<![\d./-])(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?![\d-])"),
        re.compile(
            rf"(?<![\w])(\d{{1,2}})(?:e|er|ste|de|st|nd|rd|th|\.)?\s+(?:of\s+)?({months})\.?(?:\s+((?:19|20)\d\d))?(?!\w)"
        ),
        re.compile(
            rf"(?<!\w)({months})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+((?:19|20)\d\d))?(?![\w:])"
        ),
        re.compile(
            rf"(?<!\w)(?:(volgende week|komende|aanstaande|volgende|next|coming|this|kommenden?|nachsten?|afgelopen|vorige|last|letzten?)\s+)?"
            rf"({weekdays}){_PART}?(?:\s+(prochain|dernier))?(?!\w)"
        ),
        re.compile(rf"(?<!\w)({relative}){_PART}?(?!\w)"),
    )


_PAST = {"afgelopen", "vorige", "last", "letzte", "letzten", "dernier"}
_GREETING_AFTER = re.compile(r"\s*(?:[,!.]|$)")


def find_dates(text: str, at: datetime) -> list[tuple[str, int, int]]:
    """(ISO date, start, end) of every date in a text said `at`, in order, without overlaps.

    A date without a year is the nearest: at most two months ago, else the coming one. A weekday is the
    coming one unless the text says that it is past.
    """
    folded = fold(text)
    iso, short, day_month, month_day, weekday, relative = _patterns()
    found: list[tuple[str, int, int]] = []

    def add(day: date | None, match: re.Match[str]) -> None:
        start, end = match.span()
        if day and all(end <= one or start >= two for _, one, two in found):
            found.append((day.isoformat(), start, end))

    for match in iso.finditer(folded):
        add(_date(int(match[1]), int(match[2]), int(match[3])), match)
    for match in short.finditer(folded):
        year = int(match[3])
        add(_date(year + 2000 if year < 100 else year, int(match[2]), int(match[1])), match)
    for match in day_month.finditer(folded):
        add(_near(at, _MONTH[match[2]], int(match[1]), match[3]), match)
    for match in month_day.finditer(folded):
        add(_near(at, _MONTH[match[1]], int(match[2]), match[3]), match)
    for match in weekday.finditer(folded):
        add(_weekday(at.date(), _WEEKDAY[match[2]], match[1] or "", match[3] or ""), match)
    for match in relative.finditer(folded):
        if not _greets(folded, match):
            add(at.date() + timedelta(days=_RELATIVE[match[1]]), match)
    return sorted(found, key=lambda each: each[1])


def _greets(folded: str, match: re.Match[str]) -> bool:
    """ "Guten Morgen", "Morgen!" and "ik zit hier" are no dates."""
    word = match[1]
    before = folded[: match.start()].rstrip()
    if word == "morgen":
        return before.endswith(("guten", "goede", "goeie")) or (
            not before and bool(_GREETING_AFTER.match(folded, match.end()))
        )
    if word == "hier":  # French for yesterday; "here" in Dutch and German
        return not re.search(r"(?<!\w)(?:j'ai|je|c'est|nous|vous|le|la|depuis|d')(?!\w)", folded)
    return False


def _weekday(today: date, number: int, leading: str, trailing: str) -> date:
    if leading in _PAST or trailing in _PAST:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    ahead = (number - today.weekday() - 1) % 7 + 1
    if leading == "volgende week":
        return today + timedelta(days=7 - today.weekday() + number)
    return today + timedelta(days=ahead)


_MONTH_WORD = re.compile(rf"(?<![a-z])({'|'.join(sorted(_MONTH, key=len, reverse=True))})(?![a-z])")


def day_in_words(text: str) -> date | None:
    """The day of a text that names one with its month in words and its year ("13 december 1985",
    "December 13th, '85"); None for any other text. Of two figures, a year is of the last hundred."""
    folded = fold(text)
    months = {_MONTH[name] for name in _MONTH_WORD.findall(folded)}
    figures = re.findall(r"\d+", folded)
    if len(months) != 1 or len(figures) != 2:
        return None
    number, year = figures if len(figures[0]) < 3 else figures[::-1]
    if len(number) > 2 or len(year) not in (2, 4):
        return None
    return _date(int(year) + _century(year), months.pop(), int(number))


def _century(year: str) -> int:
    if len(year) == 4:
        return 0
    return 1900 if int(year) > clock.now().year % 100 else 2000


def _near(at: datetime, month: int, day: int, year: str | None) -> date | None:
    if year:
        return _date(int(year), month, day)
    this = _date(at.year, month, day)
    if this and this < at.date() - timedelta(days=60):
        return _date(at.year + 1, month, day)
    return this


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None
