"""Addresses in a text, as Dutch, German, French and English people write them."""

from __future__ import annotations

import re

_DUTCH_ENDING = (
    r"(?:straat|laan|weg|plein|kade|gracht|dijk|hof|dreef|singel|plantsoen|pad|steeg|markt|kamp|wal|baan|"
    r"ring|park|burg|veld|akker|haven|poort|oord|zoom|hage|erf|boulevard|straße|strasse|str\.|platz|gasse|"
    r"allee|damm|ufer|berg|graben|chaussee)"
)
_NUMBER = r"\d{1,4}(?:\s?[-/]\s?\d{1,4})?(?:\s?(?:bis|ter|hs|I{1,3}|[A-Za-z])(?![\w]))?"
_HOUSE_AFTER = re.compile(
    rf"(?<!\w)((?:(?:[A-ZÀ-Þ][\w'’.-]*|van|de|der|den|het|'t|ter|ten|Op|Am|An|Im)\s+){{0,4}}?"
    rf"(?:[A-ZÀ-Þ][\w'’-]*{_DUTCH_ENDING}|[A-ZÀ-Þ][\w'’-]*\s+(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Laan|Plein|Straat|Hof|Kade|Singel|Dijk|Ring|Damm|Ufer)))"
    rf"\s+({_NUMBER})"
)
_FRENCH = re.compile(
    rf"(?<!\w)({_NUMBER}),?\s+((?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|allee|quai|cours|route|square|passage)"
    r"\s+(?:(?:de\s+la|de\s+l['’]|du|des|de|d['’]|la|le|les)\s*)?(?:[A-ZÀ-Þ][\w'’-]*)(?:[ -](?:[A-ZÀ-Þ][\w'’-]*|de|la|du|des)){0,4})"
)
_ENGLISH = re.compile(
    r"(?<!\w)(\d{1,4}[a-zA-Z]?)\s+((?:[A-Z][\w'’-]*\s+){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Way|Place|Terrace|Gardens|Grove|Crescent|Square|Row|Hill|Mews))(?!\w)"
)
# Streets whose name tells no street: only where the words before say that somebody lives there.
_NAMED_SO = re.compile(
    r"(?:(?:[Aa]dres(?:se)?|[Aa]ddress|[Aa]nschrift)(?: is| est| ist|:| was)?|[Ww]oon(?:t|achtig)?(?: op| aan)?|[Ww]onen(?: op| aan)?|"
    r"(?:I|[Ww]e) live(?: at| on)?|[Jj]'habite(?: au| à)?|[Nn]ous habitons(?: au| à)?|[Ww]ohnen?(?: in| am| an der)?)\s+"
    rf"((?:[A-ZÀ-Þ][\w'’.-]*|de|der|den|het|van|am|an)(?:\s+(?:[A-ZÀ-Þ][\w'’.-]*|de|der|den|het|van)){{0,3}})\s+({_NUMBER})"
)
# ... or where a postcode and a town follow.
_BEFORE_POSTCODE = re.compile(
    rf"(?<!\w)((?:[A-ZÀ-Þ][\w'’.-]*[ ]+)(?:(?:[A-ZÀ-Þ][\w'’.-]*|de|der|den|dem|het|van)[ ]+){{0,3}}?)({_NUMBER})"
    r"(?=\s*[,\n]\s*(?:[1-9]\d{3}\s?[A-Z]{2}\b|(?:D-)?\d{5}\s+[A-ZÀ-Þ]))"
)
_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})\s?([A-Z]{2})(?!\w)")


def find_places(text: str) -> list[tuple[str, str, int, int]]:
    """(kind, value, start, end) of each address and Dutch postcode. The value has street, number and
    addition apart by one space, in lower case."""
    found: list[tuple[str, str, int, int]] = []
    for match in _HOUSE_AFTER.finditer(text):
        found.append(("address", _value(match[1], match[2]), *match.span()))
    for pattern in (_FRENCH, _ENGLISH):
        for match in pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for _, _, start, end in found):
                found.append(("address", _value(match[2], match[1]), *match.span()))
    for match in _NAMED_SO.finditer(text):
        if all(match.end() <= start or match.start(1) >= end for _, _, start, end in found):
            found.append(("address", _value(match[1], match[2]), match.start(1), match.end()))
    for match in _BEFORE_POSTCODE.finditer(text):
        if all(match.end() <= start or match.start() >= end for _, _, start, end in found):
            found.append(("address", _value(match[1], match[2]), *match.span()))
    for match in _POSTCODE.finditer(text):
        found.append(("postcode", match[1] + match[2], *match.span()))
    return found


def _value(street: str, number: str) -> str:
    plain = " ".join(street.replace("’", "'").lower().split())
    return f"{plain} {re.sub(r'[ ]', '', number.lower())}"
