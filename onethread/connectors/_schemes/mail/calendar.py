"""The one event of an invitation (RFC 5545) in plain facts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onethread.connectors._schemes.mail.charsets import clean, clean_line

_MAX_LINES = 5_000
_ESCAPE = re.compile(r"\\([nN,;\\])")
# Outlook names zones as Windows does (Unicode CLDR, windowsZones.xml).
_WINDOWS_ZONES = {
    "W. Europe Standard Time": "Europe/Berlin",
    "Romance Standard Time": "Europe/Paris",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "GMT Standard Time": "Europe/London",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "FLE Standard Time": "Europe/Kiev",
    "GTB Standard Time": "Europe/Bucharest",
    "E. Europe Standard Time": "Europe/Chisinau",
    "Russian Standard Time": "Europe/Moscow",
    "Turkey Standard Time": "Europe/Istanbul",
    "Eastern Standard Time": "America/New_York",
    "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles",
    "India Standard Time": "Asia/Kolkata",
    "China Standard Time": "Asia/Shanghai",
    "Tokyo Standard Time": "Asia/Tokyo",
    "AUS Eastern Standard Time": "Australia/Sydney",
    "UTC": "UTC",
}


def read_invitation(text: str, method: str = "") -> dict[str, Any] | None:
    """summary, start, end, location, organiser, attendees, uid, method, description; None without event.

    `start` and `end` are ISO 8601: UTC for a moment, a plain date for a whole day, without zone
    where the zone is unknown (then `zone` has its name).
    """
    event: dict[str, Any] = {}
    attendees: list[str] = []
    stack: list[str] = []
    for name, parameters, value in _content_lines(text):
        if name == "BEGIN":
            stack.append(value.upper())
        elif name == "END":
            if stack and stack.pop() == "VEVENT":
                break
        elif stack[-1:] == ["VCALENDAR"] and name == "METHOD" and not method:
            method = value
        elif stack[-1:] == ["VEVENT"]:
            if name in ("SUMMARY", "LOCATION", "UID"):
                event.setdefault(name.lower(), clean_line(_unescape(value), 500))
            elif name == "DESCRIPTION":
                event.setdefault("description", clean(_unescape(value))[:5_000])
            elif name in ("DTSTART", "DTEND"):
                moment, zone = _moment(value, parameters)
                event.setdefault("start" if name == "DTSTART" else "end", moment)
                if zone:
                    event.setdefault("zone", zone)
            elif name == "ORGANIZER":
                event.setdefault("organiser", _person(value, parameters))
            elif name == "ATTENDEE" and len(attendees) < 100:
                attendees.append(_person(value, parameters))
            elif name == "STATUS":
                event.setdefault("status", clean_line(value, 30).lower())
            elif name == "RRULE":
                event.setdefault("repeats", clean_line(value, 200))
    if not event.get("start") and not event.get("summary"):
        return None
    if attendees:
        event["attendees"] = attendees
    if method:
        event["method"] = clean_line(method, 30).upper()
    return event


def _content_lines(text: str) -> list[tuple[str, dict[str, str], str]]:
    unfolded = re.sub(r"\n[ \t]", "", text.replace("\r\n", "\n"))
    found = []
    for line in unfolded.split("\n", _MAX_LINES)[:_MAX_LINES]:
        head, colon, value = _partition_unquoted(line[:20_000])
        if not colon:
            continue
        name, *pieces = head.split(";")
        parameters = {}
        for piece in pieces[:30]:
            key, _, content = piece.partition("=")
            parameters[key.strip().upper()] = content.strip('"')
        found.append((name.strip().upper(), parameters, value.strip()))
    return found


def _partition_unquoted(line: str) -> tuple[str, str, str]:
    quoted = False
    for index, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return line[:index], ":", line[index + 1 :]
    return line, "", ""


def _unescape(value: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)


def _person(value: str, parameters: dict[str, str]) -> str:
    address = re.sub(r"^mailto:", "", value.strip(), flags=re.IGNORECASE)
    name = parameters.get("CN", "")
    return clean_line(f"{name} <{address}>" if name and name != address else address, 300)


def _moment(value: str, parameters: dict[str, str]) -> tuple[str, str | None]:
    text = value.strip()[:20]
    if re.fullmatch(r"[0-9]{8}", text):
        try:
            return date(int(text[:4]), int(text[4:6]), int(text[6:8])).isoformat(), None
        except ValueError:
            return clean_line(text), None
    try:
        naive = datetime.fromisoformat(text.rstrip("Zz"))
        naive = naive.replace(tzinfo=None)
    except ValueError:
        return clean_line(text), None
    if text[-1:] in "Zz":
        return naive.replace(tzinfo=UTC).isoformat(), None
    zone = clean_line(parameters.get("TZID", ""), 100)
    try:
        known = ZoneInfo(_WINDOWS_ZONES.get(zone, zone)) if zone else None
        if known is not None:
            return naive.replace(tzinfo=known).astimezone(UTC).isoformat(), None
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        pass
    return naive.isoformat(), zone or None
