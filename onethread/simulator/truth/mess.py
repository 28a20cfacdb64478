"""What happens to names, numbers and texts when people write them down. Pure."""

from __future__ import annotations

import random
import unicodedata

# Neighbours on the keyboard, for slips of the finger.
_NEAR = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo",
    "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et",
    "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip
_SPECIAL = {"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe"}


def slip(text: str, chance: random.Random) -> str:
    """One slip: letters swapped, left out, doubled, or a neighbouring key."""
    places = [i for i, c in enumerate(text) if c.isalpha() and 0 < i < len(text) - 1]
    if len(places) < 3:
        return text
    at = places[int(chance.random() * len(places))]
    what = chance.random()
    if what < 0.35 and text[at + 1].isalpha():
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if what < 0.6:
        return text[:at] + text[at + 1 :]
    if what < 0.8:
        return text[:at] + text[at] + text[at:]
    near = _NEAR.get(text[at].lower())
    return text[:at] + chance.choice(near) + text[at + 1 :] if near else text


def slips(text: str, rate: float, chance: random.Random) -> str:
    """Slips in about `rate` of the words; words with digits are left alone (people check those)."""
    if rate <= 0 or chance.random() > rate * text.count(" "):
        return text
    words = text.split(" ")
    for _ in range(1 + int(rate * len(words))):
        at = int(chance.random() * len(words))
        word = words[at]
        if word.isalpha() and len(word) > 3:
            words[at] = slip(word, chance)
    return " ".join(words)


def plain(text: str) -> str:
    """Without diacritics."""
    text = "".join(_SPECIAL.get(c, c) for c in text)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def number_as_written(digits: str, chance: random.Random, *, national: bool) -> str:
    """An international number (digits only) as somebody writes it. `national`: the reader is in the same
    country."""
    country, rest = (digits[:2], digits[2:])
    how = int(chance.random() * (9 if national else 4))
    if how == 0:
        return f"+{digits}"
    if how == 1:
        return f"00{digits}"
    if how == 2:
        return f"+{country} {rest[:1]} {rest[1:5]} {rest[5:]}"
    if how == 3:
        return f"+{country} (0){rest[:3]} {rest[3:6]} {rest[6:]}"
    if how == 4:
        return f"0{rest}"
    if how == 5:
        return f"0{rest[:1]}-{rest[1:]}"
    if how == 6:
        return f"0{rest[:1]} {rest[1:3]} {rest[3:5]} {rest[5:7]} {rest[7:]}"
    if how == 7:
        return f"0{rest[:1]} - {rest[1:5]} {rest[5:]}"
    return f"0{rest[:2]} {rest[2:5]} {rest[5:]}"


def with_extension(written: str, extension: str, chance: random.Random) -> str:
    """A number with the extension that is dialled after it."""
    return f"{written} {chance.choice(('ext. ', 'x', 'ext ', '#'))}{extension}"


def mistyped(address: str, chance: random.Random) -> str:
    """A mail address with a slip before the @ or in its host."""
    local, _, host = address.partition("@")
    if chance.random() < 0.5:
        return f"{slip(local, chance)}@{host}"
    name, dot, rest = host.partition(".")
    return f"{local}@{slip(name, chance)}{dot}{rest}"


def address_as_written(
    street: str, house: str, postcode: str, city: str, chance: random.Random
) -> str:
    """A postal address in one line."""
    squeezed = postcode.replace(" ", "")
    if chance.random() < 0.1:
        street = street.replace("straat", "str.").replace("Burgemeester", "Burg.")
    forms = (
        f"{street} {house}, {postcode} {city}",
        f"{street} {house} in {city}",
        f"{street} {house}",
        f"{squeezed} {house}",
        f"{street} {house} {squeezed}",
    )
    return forms[int(chance.random() * len(forms))]


def iban(chance: random.Random) -> str:
    """A Dutch account number of an invented bank, its check digits right."""
    number = f"{chance.randrange(10**10):010d}"
    letters = "ONET"
    as_digits = "".join(str(ord(c) - 55) for c in letters) + number + "232100"
    check = 98 - int(as_digits) % 97
    return f"NL{check:02d}{letters}{number}"


def iban_as_written(value: str, chance: random.Random) -> str:
    """In groups of four, or without blanks."""
    if chance.random() < 0.5:
        return value
    return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
