"""Facts that a text states: numbers of things, bank accounts, dates, places and names, in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from onethread.language.dates import find_dates
from onethread.language.fold import fold
from onethread.language.places import find_places


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact in a text. `value` is the form for comparing, `shown` as it was written, at
    `start`…`end` of the text."""

    kind: str
    value: str
    shown: str
    start: int
    end: int


# What names a number, by kind of number; folded. A compound ("bestelnummer") is the name and its ending.
NAMES: dict[str, str] = {
    "order": r"bestel(?:ling(?:s)?|opdracht)?|order(?:s)?|purchase|commande|bestellung(?:s)?|bestell|auftrag(?:s)?|koop",
    "invoice": r"factu(?:ur|re)|factuur|invoice|bill|facture|rechnung(?:s)?|rechnungs|nota|acceptgiro",
    "contract": r"(?:huur|leverings?|energie|miet|liefer|strom|gas|service)?(?:contract|overeenkomst(?:s)?|contrat|vertrag(?:s)?)|polis|police|policy|lease|agreement|bail|abonnement(?:s)?|subscription",
    "meter": r"(?:gas|stroom|water|elektra|elektriciteits|electricity|strom|wasser)?\s?(?:meter|zahler)|compteur|ean(?:[- ]code)?",
    "case": r"zaak|dossier|ticket|case|meld(?:ing|ung)(?:s)?|incident|klacht(?:en)?|complaint|report|reclamation|plainte|vorgang(?:s)?|fall|akten|beschwerde|aanvra(?:ag|gg?)|application|demande|antrag(?:s)?|vergunning(?:s)?|permit|zaaks?ken|referen(?:tie|ce|z)|reference|ref|kenmerk|aktenzeichen|geschaftszeichen|reparatie(?:verzoek)?|storing(?:s)?|signalement|bezwaar|claim|schade|verzoek|request|enquiry|anfrage",
    "customer": r"klant|huurder(?:s)?|relatie|lid|kd\.?|debiteur(?:en)?|customer|client|tenant|member|account|locataire|adherent|abonne|societaire|kunden|mieter|mitglied(?:s)?|debitor(?:en)?",
    "tracking": r"track(?: ?(?:and|&|en|n) ?trace|ing)?|zending(?:s)?|pakket|shipment|parcel|colis|suivi|sendung(?:s)?|paket",
}
_ENDING = r"(?:[- ]?(?:(?:nummers?|numbers?|numero|nr|no|num|id|code|referen(?:tie|ce|z)|ref|kenmerk|zeichen)\b\.?|n°))"
_BEFORE = r"(?:(?:numero|n°|nº|no\.?|nr\.?|number|nummer|referentie|reference|ref\.?|code)(?: (?:de|du|d'|of|van|der|des))?(?: (?:la|le|de|the|het|mijn|my|ma|mon|our|the))? ?)"
_LINK = (
    r"(?:[\s:=#(\"'*\-]|n°|(?:is|was|staat|staan|stands|steht|there|il|y|a|porte|figure|luidt|lautet|ist|est|are|being|namelijk|met|with|avec|mit|van|of|de|het|the|"
    r"onder|under|sous|le|la|das|der|die|geregistreerd|registered|logged|filed|enregistree?|registriert|erfasst|bekend|known|heeft|heet|kreeg|krijgt|draagt|hat|tragt|bekam|has|bears|got|mijn|my|mon|ma|meine?r?|numero|nummer|number|nr|no|n°|nº|over|about|voor|for|pour|fur)\b\.?){0,12}"
)
# A number that names something: begins with letters or a digit, has three digits or more.
_NUMBER = r"(?:[a-z]{1,5}[-./]?)?(?:\d[a-z0-9]*)(?:[-./][a-z0-9]+)*(?: \d{3,}){0,3}"
_NUMBERED_THING_AFTER = re.compile(_LINK + r"(" + _NUMBER + r")(?![a-z0-9%€])")
_NAMED = {
    kind: re.compile(rf"(?<![a-z])(?:{_BEFORE})?(?:{names})(?:{_ENDING}|s)?(?![a-z])")
    for kind, names in NAMES.items()
}
_NUMBERED_THING_BEFORE = {
    kind: re.compile(
        rf"(?<![a-z0-9])({_NUMBER})\s?[\s,:(=\-]*(?:(?:is|was|als|as|ist|est|dat is|that's|c'est)\s)?"
        rf"(?:(?:het|de|the|mijn|my|mon|ma|meine?|your|uw|je)\s)?(?:{names})"
        rf"(?:{_ENDING})(?![a-z])"
    )
    for kind, names in NAMES.items()
}
# What one says when asked, without naming it: only a number and a few words.
_BARE = re.compile(rf"(?<![a-z0-9.,])({_NUMBER})(?![a-z0-9%€])")

_IBAN = re.compile(
    r"(?<![a-z0-9])[a-z]{2}\d{2}(?:[ ]?[a-z0-9]{4}){2,7}(?:[ ]?[a-z0-9]{1,4})?(?![a-z0-9])"
)
_IBAN_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "LU": 20, "AT": 20, "CH": 21, "ES": 24, "IT": 27,
    "PL": 28, "PT": 25, "IE": 22, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "CZ": 24, "RO": 24, "HU": 28,
    "BG": 22, "HR": 21, "SI": 19, "SK": 24, "EE": 20, "LV": 21, "LT": 20, "GR": 27, "MT": 31, "CY": 28,
    "TR": 26,
}  # fmt: skip
_UNIT_AFTER = re.compile(
    r"\s?(?:euro|eur|€|kwh|m3|graden|degrees|grad|degres|cm|mm|kg|uur|u\b|h\b|pm\b|am\b|%|:\d\d)"
)
_DATE_LIKE = re.compile(r"\d{1,2}[-./]\d{1,2}(?:[-./]\d{2,4})?|\d{4}-\d\d-\d\d|(?:19|20)\d\d")
_NAME_BY = re.compile(
    r"(?:\b(?:[Mm]ijn naam is|[Ii]k heet|[Ii]k ben(?: de heer| mevrouw| mw\.?| dhr\.?)?|[Mm]et|[Nn]aam ?:|"
    r"[Mm]y name is|[Tt]his is|I am|I'm|[Nn]ame ?:|[Jj]e m'appelle|[Mm]on nom est|[Jj]e suis|[Nn]om ?:|"
    r"[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Ii]ch bin|[Hh]ier (?:ist|spricht)|[Ss]preek(?:t)? u met|"
    r"(?:[Dd]e|[Dd]hr\.?|[Mm]evr\.?|[Mm]evrouw|[Mm]eneer|[Hh]err|[Ff]rau|[Mm]rs?\.?|[Mm]s\.?|[Mm]adame|[Mm]onsieur) achternaam is))"
    r"\s+((?:(?:de heer|mevrouw|dhr\.|mevr\.|mw\.|Mr\.?|Mrs\.?|Ms\.?|Herr|Frau|Madame|Monsieur|M\.|Mme)\s+)?"
    r"(?:[A-ZÀ-ÖØ-Þ](?:[\w'’.-]*\w)?\.?\s+)"
    r"(?:(?:van|de|der|den|het|'t|ter|ten|te|von|zu|du|la|le|des|el|al|bin|ben|op|in)\s+){0,3}"
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\w)(?:[ -][A-ZÀ-ÖØ-Þ][\w'’-]*\w)?)"
)
_NOT_A_NAME = frozenset(
    "bij uit in van vanaf the not op het een a sorry blij glad happy going mieter kunde klant huurder".split()
)


def key_of(value: str) -> str:
    """Letters and digits of a number alone: the form in which two writings of it are equal."""
    return re.sub(r"[^A-Z0-9]", "", value.upper())


def mask_iban(value: str) -> str:
    """An IBAN of which only the country and the last four are legible."""
    return f"{value[:2]}•• •••• {value[-4:]}" if len(value) > 8 else "••••"


def is_iban(value: str) -> bool:
    """Whether the letters and digits are an IBAN by length and check digits (ISO 13616)."""
    plain = key_of(value)
    if _IBAN_LENGTHS.get(plain[:2], 0) != len(plain):
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def find_facts(
    text: str,
    at: datetime,
    *,
    asked: Sequence[str] = (),
    known: Iterable[tuple[str, str]] = (),
) -> list[Fact]:
    """The facts that a text states, in the order in which they stand there.

    `at`: when it was said (what "tomorrow" counts from). `asked`: kinds that the message before asked
    for, so that a bare number is one of them. `known`: (kind, value) found earlier in the matter; said
    again they are the same facts.
    """
    folded = fold(text)
    found: list[Fact] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= one or start >= two for one, two in taken)

    def add(kind: str, value: str, start: int, end: int) -> None:
        taken.append((start, end))
        found.append(Fact(kind=kind, value=value, shown=text[start:end], start=start, end=end))

    if any(letter.isdigit() for letter in text):
        for match in _IBAN.finditer(folded):
            value = key_of(match.group())
            if is_iban(value):
                add("iban", value, match.start(), match.end())
        for kind, value, start, end in find_places(text):
            if free(start, end):
                add(kind, value, start, end)
        _numbers(text, folded, free, add, asked, known)
    for value, start, end in find_dates(text, at):
        if free(start, end):
            add("date", value, start, end)
    for match in _NAME_BY.finditer(text):
        start, end = match.span(1)
        shown = match.group(1)
        if fold(shown.split()[0]) not in _NOT_A_NAME and "\n" not in shown and free(start, end):
            add("name", " ".join(shown.split()), start, end)
    return sorted(found, key=lambda fact: fact.start)


def _numbers(text, folded, free, add, asked, known) -> None:  # type: ignore[no-untyped-def]
    hits: list[tuple[int, int, int, str]] = []  # distance to its name, place, kind
    labels: set[int] = set()  # where the name of a number ends that stands after it
    for kind, pattern in _NAMED.items():
        for match in pattern.finditer(folded):
            after = _NUMBERED_THING_AFTER.match(folded, match.end())
            if after:
                start, end = after.span(1)
                labels.add(match.end())
                hits.append((start - match.end() - 0, start, end, kind))
        for match in _NUMBERED_THING_BEFORE[kind].finditer(folded):
            if match.end() in labels:
                continue
            start, end = match.span(1)
            hits.append((match.end() - end + 20, start, end, kind))
    for _, start, end, kind in sorted(hits):
        end = start + len(_trimmed(folded[start:end]))
        if is_number(folded, start, end) and free(start, end):
            add(kind, normal_number(text[start:end]), start, end)
    same = {key_of(value): kind for kind, value in known if kind in NAMES}
    wanted = [kind for kind in asked if kind in NAMES]
    for match in _BARE.finditer(folded):
        start, end = match.span(1)
        end = start + len(_trimmed(folded[start:end]))
        if not is_number(folded, start, end) or not free(start, end):
            continue
        named = same.get(key_of(folded[start:end])) or (wanted[0] if wanted else None)
        if named:
            add(named, normal_number(text[start:end]), start, end)


def _trimmed(token: str) -> str:
    return token.rstrip("-./ ")


def is_number(folded: str, start: int, end: int) -> bool:
    """Whether what stands there names something: no date, time, amount or quantity."""
    token = folded[start:end]
    if sum(letter.isdigit() for letter in token) < 3 or _DATE_LIKE.fullmatch(token):
        return False
    if _UNIT_AFTER.match(folded, end):
        return False
    if token.isdigit() and token.startswith("0") and 9 <= len(token) <= 11:
        return False  # a telephone number
    before = folded[max(0, start - 2) : start]
    return not ("€" in before or before.endswith(("+", "$", "£")))


def normal_number(shown: str) -> str:
    """A number as one writes it: upper case, no spaces."""
    return "".join(shown.split()).upper()
