"""What is known of a customer, taken apart so that it can be compared.

Well-known keys of `customers.attributes` and of what comes along with messages: given_name,
family_name, date_of_birth, street, house_number, postcode, city, address (in one line), and external,
customer_number or national_id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from onethread.customers.names import (
    NOT_NAMES,
    PersonName,
    fold,
    pet_groups,
    pet_names,
    relation,
    take_apart,
)
from onethread.customers.shared import landline, of_family
from onethread.customers.similar import edits

_EXTERNAL = ("external", "customer_number", "national_id")
_STREET_ENDS = {
    "str": "straat",
    "strasse": "strasse",
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "ln": "laan",
    "bd": "boulevard",
    "blvd": "boulevard",
    "pl": "plein",
    "dr": "drive",
    "crt": "court",
    "cct": "circuit",
    "cres": "crescent",
}
_HOUSE = re.compile(r"\b(\d{1,5})\s*[-/]?\s*([a-z]|\d{1,3}|bis|ter|hs)?\b")
_POSTCODE = re.compile(r"\b(\d{4}\s?[a-z]{2}|[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|\d{4,5})\b")
# "Eikenlaan 101 in Zeist", "12 rue du Port à Lille": a town after the number, without a comma.
_IN_TOWN = re.compile(r"(\d[^,\n]*?)\s+(?:in|te|à|zu)\s+(?=[^\W\d_]{3})", re.IGNORECASE)
_ORDINAL = re.compile(r"\s*\d{1,3}(?:e|de|ste|er|ere|eme|st|nd|rd|th)\s+(?=[^\W\d_])")
MOST_KEYS = 40


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One customer as compared. Empty: not known. Texts are folded; lists are sorted."""

    given: str = ""
    family: str = ""
    families: tuple[str, ...] = ()
    pets: tuple[str, ...] = ()
    born: str = ""  # YYYYMMDD, or YYYY when that is all that was told
    street: str = ""
    house: str = ""
    postcode: str = ""
    city: str = ""
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()  # those of the phones that stand in no house
    emails: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()  # those of the emails that are no family's by their look
    locals: tuple[str, ...] = ()
    externals: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known that could be compared."""
        return self == Record()


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody lives, as compared."""

    street: str = ""
    house: str = ""
    postcode: str = ""
    city: str = ""


def record_of(
    names: Iterable[str],
    told: Sequence[Mapping[str, Any]],
    identities: Iterable[tuple[str, str]],
) -> Record:
    """The record of a customer. `names`: by which they are known; `told`: attributes and what came
    along with messages, the surest first; `identities`: scheme and match key of each."""
    details = [{k: v for k, v in each.items() if v not in (None, "")} for each in told]
    names = [*names]
    given_names = [
        f"{each.get('given_name', '')} {each.get('family_name', '')}".strip() for each in details
    ]
    where = _address(details)
    pairs = [
        *identities,
        *(
            (s, str(e[f"told_{s}"]))
            for e in details
            for s in ("email", "phone")
            if f"told_{s}" in e
        ),
    ]
    emails = sorted({key for scheme, key in pairs if scheme == "email"})
    name = _name([*names, *given_names], details)
    mailboxes = tuple(each for each in emails if not of_family(each, _in_one_word(name.family)))
    name = _spelt_by_mail(name, mailboxes)
    phones = sorted(
        {
            key
            for scheme, key in pairs
            if scheme in ("phone", "whatsapp") and key[:1].isdigit() and len(key) >= 8
        }
    )
    externals = {key.lower() for scheme, key in pairs if scheme == "external"}
    externals |= {
        re.sub(r"\W", "", str(each[key])).lower()
        for each in details
        for key in _EXTERNAL
        if key in each
    }
    return Record(
        given=name.given[0] if name.given else "",
        family=" ".join(name.family),
        families=_families(name, [*names, *given_names]),
        pets=pet_groups(name.given[0]) if name.given else (),
        born=next((b for each in details if (b := day(each.get("date_of_birth")))), ""),
        street=where.street,
        house=where.house,
        postcode=where.postcode,
        city=where.city,
        phones=tuple(phones),
        mobiles=tuple(each for each in phones if not landline(each)),
        emails=tuple(emails),
        mailboxes=mailboxes,
        locals=tuple(sorted({part for each in mailboxes if (part := _local(each, name))})),
        externals=tuple(sorted(externals - {""})),
    )


def _name(names: Iterable[str], details: Sequence[Mapping[str, Any]]) -> PersonName:
    """The fullest of the names; of several equally full ones the one that most others agree with."""
    told = [name for name in names if name and name.strip()]
    parted = [_parted(each) for each in details]
    found = [name for name in (*parted, *map(take_apart, told)) if name is not None and name.words]
    if not found:
        return PersonName(given=(), family=(), whole=False, words=())

    def fullness(name: PersonName) -> tuple[int, int, int]:
        whole = bool(name.given and name.family)
        spelt = bool(name.given and len(name.given[0]) > 1)
        agreeing = sum(relation(" ".join(name.words), other) == "same" for other in told)
        return (2 * whole + spelt, agreeing, -found.index(name))

    best = max(found, key=fullness)
    if not best.given and not best.family and len(best.words) == 1:
        # One word: a messenger's name is a given name far more often than a family name.
        return PersonName(given=best.words, family=(), whole=False, words=best.words)
    return best


def _families(name: PersonName, told: Iterable[str]) -> tuple[str, ...]:
    """The family names of one who goes by several, since a marriage or before it."""
    found = set(name.family)
    for each in told:
        other = take_apart(each)
        if (
            other.whole
            and name.given
            and (other.given[0] == name.given[0] or pet_names(other.given[0], name.given[0]))
        ):
            found.update(other.family)
    return tuple(sorted(found))


def _parted(each: Mapping[str, Any]) -> PersonName | None:
    given = take_apart(str(each.get("given_name", ""))).words
    family = take_apart(str(each.get("family_name", ""))).words
    if not given and not family:
        return None
    return PersonName(
        given=given, family=family, whole=bool(given and family), words=(*given, *family)
    )


def day(value: Any) -> str:
    """A day as YYYYMMDD from what people and programs write (day first, unless the year is), or the year
    alone; ''."""
    digits = re.findall(r"\d+", str(value or ""))
    if len(digits) == 1 and len(digits[0]) == 4 and 1700 < int(digits[0]) < 2100:
        return str(digits[0])
    if len(digits) == 1 and len(digits[0]) == 8:
        text = digits[0]
        # 13121985 or 19851213: whichever is a day.
        tries = [(text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2])]
    elif len(digits) >= 3:
        a, b, c = digits[:3]
        tries = [(a, b, c)] if len(a) == 4 else [(c, b, a), (c, a, b)]
    else:
        return ""
    for year, month, number in tries:
        if len(year) == 2:
            year = f"{'19' if int(year) > 26 else '20'}{year}"
        try:
            found = date(int(year), int(month), int(number))
        except ValueError:
            continue
        if 1700 < found.year < 2100:
            return found.strftime("%Y%m%d")
    # Not a day of the calendar, yet the same slip may be in both.
    return "".join(digits)[:8] if len("".join(digits)) == 8 else ""


def _address(details: Sequence[Mapping[str, Any]]) -> Address:
    parts: dict[str, str] = {}
    for each in details:
        given = {
            "street": _street(str(each.get("street", ""))),
            "house": _house(str(each.get("house_number", ""))),
            "postcode": postcode(str(each.get("postcode", ""))),
            "city": _plain(str(each.get("city", ""))),
        }
        if given["street"] and not given["house"]:
            line = in_one_line(str(each["street"]))
            given["street"], given["house"] = line.street or given["street"], line.house
        if each.get("address"):
            line = in_one_line(str(each["address"]))
            given = {key: value or getattr(line, key) for key, value in given.items()}
        for key, value in given.items():
            if value:
                parts.setdefault(key, value)
    return Address(**parts)


def in_one_line(text: str) -> Address:
    """Street, house number, postcode and city of an address in one line."""
    plain = fold(_IN_TOWN.sub(r"\1, ", text)).replace("\n", ",")
    found = None
    for match in _POSTCODE.finditer(plain):
        if len(match[1].replace(" ", "")) >= 5 or not _HOUSE.match(plain[match.start() :]):
            found = match
            break
        found = found or match
    code, city, before = "", "", plain
    houses = [m for m in _HOUSE.finditer(plain) if not found or m.start() != found.start()]
    if found is not None and (houses or len(found[1]) > 4):
        code = postcode(found[1])
        before = plain[: found.start()]
        city = _plain(plain[found.end() :].split(",")[0] or "")
        if not before.strip(" ,"):
            before = plain[found.end() :]
            city = ""
    pieces = [piece.strip() for piece in before.split(",") if piece.strip()]
    house = next((m for piece in pieces for m in [_house_in(piece)] if m), None)
    street = ""
    for piece in pieces:
        found = _house_in(piece)
        words = f"{piece[: found.start()]} {piece[found.end() :]}" if found else piece
        if _plain(words):
            street = _street(words)
            break
    if not city and len(pieces) > 1:
        city = _plain(_HOUSE.sub(" ", pieces[-1]))
    return Address(street=street, house=_house(house[0]) if house else "", postcode=code, city=city)


def _house_in(piece: str) -> re.Match[str] | None:
    """Where the house number stands: not the first number of "2e Kruisstraat 211"."""
    ordinal = _ORDINAL.match(piece)
    later = _HOUSE.search(piece, ordinal.end()) if ordinal else None
    return later or _HOUSE.search(piece)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", fold(text)))


def _street(text: str) -> str:
    words = re.findall(r"[^\W_]+", fold(text))
    if words:
        words[-1] = _STREET_ENDS.get(words[-1], words[-1])
    joined = "".join(words)
    return re.sub(r"str$", "straat", joined)


def _house(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def postcode(text: str) -> str:
    """A postcode as compared: no blanks, lower case."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _local(email: str, name: PersonName) -> str:
    """The local part of an address, where it says more than the name: "j.jansen" is everybody's who is
    called so, "zeilboot1984" is one person's with whichever provider."""
    local = fold(email.rpartition("@")[0].partition("+")[0])
    parts = [part for part in re.findall(r"[a-z]+|\d+", local) if part not in NOT_NAMES]
    bare = "".join(parts)
    own = bare
    for word in sorted((*name.given, *name.family), key=len, reverse=True):
        own = own.replace(word, "", 1) if len(word) > 1 else own
    for word in name.given:
        own = own.replace(word[0], "", 1)
    return bare if len(bare) >= 6 and len(own) >= 3 else ""


def _in_one_word(family: tuple[str, ...]) -> tuple[str, ...]:
    return (*family, "".join(family))


def _spelt_by_mail(name: PersonName, emails: Sequence[str]) -> PersonName:
    """A name of which the given one is an initial, or mistyped, with the given name that an address of
    theirs tells beside the family name: "M. Bakker" at mandy.bakker@… is called Mandy, and so is
    "Mnady Bakker"."""
    if not (name.given and name.family):
        return name
    given = name.given[0]
    for email in emails:
        local = fold(email.rpartition("@")[0].partition("+")[0])
        for family in name.family:
            if len(family) < 3 or family not in local:
                continue
            before, _, after = local.partition(family)
            for part in re.findall(r"[a-z]+", f"{before} {after}"):
                meant = part[0] == given if len(given) == 1 else _mistyped(given, part)
                if len(part) > 2 and meant and part not in NOT_NAMES:
                    return msgspec.structs.replace(name, given=(part,))
    return name


def _mistyped(word: str, meant: str) -> bool:
    """Whether a word is another up to one slip; a short one, only to lost or swapped letters ("Sm" is
    Sem, yet Tim is not Tom)."""
    if min(len(word), len(meant)) > 3:
        return edits(word, meant, 1) <= 1
    return sorted(word) == sorted(meant) or (
        len(word) == len(meant) - 1 and word[0] == meant[0] and edits(word, meant, 1) <= 1
    )


def keys_of(record: Record) -> list[str]:
    """By which records are found that may be the same; whoever shares none is not compared."""
    keys = [f"p:{each}" for each in record.phones]
    keys += [f"e:{each}" for each in record.emails]
    keys += [f"l:{each}" for each in record.locals]
    keys += [f"x:{each}" for each in record.externals]
    if record.given and record.family:
        keys.append(f"n:{'|'.join(sorted((record.given, *record.family.split())))}")
        keys += [f"n:{'|'.join(sorted((record.given, each)))}" for each in record.families]
    if len(record.born) == 8:
        keys.append(f"d:{record.born}")
    if record.postcode and record.house:
        keys.append(f"a:{record.postcode}|{record.house}")
    if record.street and record.house:
        keys.append(f"s:{record.street[:8]}|{record.house}")
    if record.postcode:
        keys += [f"fp:{each}|{record.postcode}" for each in record.families]
        if record.given:
            keys.append(f"gp:{record.given}|{record.postcode}")
    if record.born:
        keys += [f"fy:{each}|{record.born[:4]}" for each in record.families]
    if record.given and record.family:
        initials = "".join(sorted((record.given[0], record.family[0])))
        keys += [f"fi:{each}|{record.given[0]}" for each in record.families]
        if record.postcode:
            keys.append(f"ip:{initials}|{record.postcode}")
        if len(record.born) == 8:  # names mistyped, and a part of the birth
            year, month, date = record.born[:4], record.born[4:6], record.born[6:]
            parts = (year + month, month + date, f"{year}-{date}")
            keys += [f"i:{initials}|{part}" for part in parts]
    if record.given and record.born:
        keys.append(f"gy:{record.given}|{record.born[:4]}")
        keys.append(f"gm:{record.given}|{record.born[:6]}")
    if record.city and record.given:
        keys += [f"fc:{each}|{record.given[0]}|{record.city}" for each in record.families]
    if record.city and record.given and record.street:
        keys.append(f"gs:{record.given}|{record.street[:8]}")
    return list(dict.fromkeys(keys))[:MOST_KEYS]
