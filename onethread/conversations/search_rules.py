"""What a search means: words, "exact phrases", -words, and operators by their names in four languages.

Pure. What can't be read (a date that is none) narrows nothing and is told as `unclear`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

Operator = Literal[
    "from", "channel", "assignee", "tag", "team", "status", "has", "before", "after", "subject"
]
# English, Dutch, German, French; without accents, as `folded` leaves them.
NAMES: dict[Operator, str] = {
    "from": "from van von de customer klant kunde client",
    "channel": "channel kanaal kanal canal in",
    "assignee": "assignee eigenaar toegewezen zustandig responsable owner",
    "tag": "tag label schlagwort etiquette",
    "team": "team equipe",
    "status": "status statut is",
    "has": "has heeft hat avec a",
    "before": "before voor vor avant",
    "after": "after na nach apres since sinds seit depuis",
    "subject": "subject onderwerp betreff objet sujet",
}
_OPERATORS: dict[str, Operator] = {
    name: operator for operator, names in NAMES.items() for name in names.split()
}
STATUS: dict[str, str] = {
    name: status
    for status, names in {
        "open": "open offen ouverte ouvert",
        "waiting": "waiting wachtend wartend attente en-attente",
        "snoozed": "snoozed gesnoozed zuruckgestellt veille en-veille",
        "resolved": "resolved afgehandeld erledigt resolue resolu closed gesloten",
    }.items()
    for name in names.split()
}
ME = frozenset({"me", "ik", "mij", "ich", "mir", "moi"})
NOBODY = frozenset({"nobody", "none", "niemand", "geen", "keiner", "personne"})
ATTACHMENT = frozenset(
    {"attachment", "attachments", "file", "bijlage", "bijlagen", "anhang", "datei"}
    | {"piece-jointe", "pieces-jointes", "fichier"}
)
_DAYS = {
    "today": 0,
    "vandaag": 0,
    "heute": 0,
    "yesterday": 1,
    "gisteren": 1,
    "gestern": 1,
    "hier": 1,
}

QUERY_WORDS = 8
QUERY_FILTERS = 12
_TOKEN = re.compile(
    r'-?(?P<alone>[^\s":]+):(?=\s|$)|(?P<minus>-?)(?:(?P<name>[^\s":]+):)?'
    r'(?:"(?P<phrase>[^"]*)"?|(?P<plain>\S+))'
)


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """One operator with what it asks for; `without`: it must not be so. Of `status` the value is one of
    ours, of `assignee` it may be "me" or "nobody", of `before` and `after` it is an ISO date."""

    operator: Operator
    value: str
    without: bool = False


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A search, read. `phrases` are words that follow each other; `text` is what to look for as it was
    typed, without operators."""

    words: list[str] = []
    phrases: list[list[str]] = []
    without: list[str] = []
    filters: list[Filter] = []
    unclear: list[str] = []
    text: str = ""

    def has_words(self) -> bool:
        """Whether anything is looked for in messages."""
        return bool(self.words or self.phrases)

    def tsquery(self) -> str:
        """For to_tsquery: every word, quoted, the last one as a beginning; "" when there is none."""
        if not self.has_words():
            return ""
        parts = [f"'{word}'" for word in self.words]
        if parts:
            parts[-1] += ":*"
        parts += [
            "(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in self.phrases
        ]
        parts += [f"!'{word}'" for word in self.without]
        return " & ".join(parts)


def folded(text: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """What was typed, as words to look for: at most QUERY_WORDS, each with a letter or digit."""
    parts = re.sub(r"[\x00'\\]", " ", text).split()
    return [part for part in parts if any(c.isalnum() for c in part)][:QUERY_WORDS]


def read(text: str, today: date) -> Query:
    """What `text` asks for."""
    words: list[str] = []
    phrases: list[list[str]] = []
    without: list[str] = []
    filters: list[Filter] = []
    unclear: list[str] = []
    shown: list[str] = []
    for match in _TOKEN.finditer(text):
        alone, minus, name, phrase, plain = match.groups()
        if alone is not None:
            if folded(alone) not in _OPERATORS:
                words += words_of(alone)
                shown.append(alone)
            continue
        operator = _OPERATORS.get(folded(name)) if name else None
        if operator is not None:
            value = (plain if phrase is None else phrase).strip()
            found = _filter(operator, value, today, without=bool(minus))
            if found is not None:
                filters.append(found)
            elif value:
                unclear.append(match.group().strip())
            continue
        if name is not None:
            # A colon in a word: an address of a page, a time of the day.
            plain = f"{name}:{plain if phrase is None else phrase}"
            phrase = None
        value = plain if phrase is None else phrase
        parts = words_of(value)
        if minus:
            without += parts
        elif phrase is not None and len(parts) > 1:
            phrases.append(parts)
            shown.append(value)
        else:
            words += parts
            shown.append(value)
    return Query(
        words=words[:QUERY_WORDS],
        phrases=phrases[:QUERY_WORDS],
        without=without[:QUERY_WORDS],
        filters=filters[:QUERY_FILTERS],
        unclear=unclear,
        text=" ".join(shown),
    )


def _filter(operator: Operator, value: str, today: date, *, without: bool) -> Filter | None:
    plain = folded(value)
    if not value:
        return None
    match operator:
        case "status":
            value = STATUS.get(plain, "")
        case "has":
            value = "attachment" if plain in ATTACHMENT else ""
        case "assignee":
            value = "me" if plain in ME else "nobody" if plain in NOBODY else value
        case "before" | "after":
            day = day_of(plain, today)
            value = day.isoformat() if day else ""
    if not value:
        return None
    return Filter(operator=operator, value=value, without=without)


def day_of(text: str, today: date) -> date | None:
    """A day: 2026-12-31, 31-12-2026, 31/12/2026, 31.12.2026, or today and yesterday by their names."""
    if text in _DAYS:
        return today - timedelta(days=_DAYS[text])
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    other = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    parts: tuple[Any, ...]
    if iso:
        parts = (iso[1], iso[2], iso[3] or 1)
    elif other:
        parts = (other[3], other[2], other[1])
    else:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None
