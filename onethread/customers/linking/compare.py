"""How two records stand to each other: for each thing compared, a level.

Each level is told twice, in Python for one pair at once, and in SQL for Splink, which learns from
millions; a test holds the two together. Nothing is a level of its own when either side doesn't tell.
"""

from __future__ import annotations

from onethread.customers.linking.record import Record
from onethread.customers.similar import edits, jaro_winkler

# What is compared, and its levels from the most alike to the least; the first that holds counts.
# Levels after "|" are for pairs that tell only a part of the name.
LEVELS: dict[str, tuple[str, ...]] = {
    "name": (
        "same",
        "turned",
        "longer",
        "near",
        "initial",
        "alike",
        "given",
        "family",
        "none",
        "only_given",
        "only_given_differs",
        "only_family",
        "only_family_differs",
    ),
    # "part": two of year, month and day.
    "born": ("same", "near", "part", "year", "none"),
    # "number": the house number alone, or a postcode with a slip, and nothing against it.
    "address": ("house", "postcode", "number", "city", "none"),
    # A telephone in the house and a family's mailbox are several people's; who tells another mobile
    # number is another person far more often than who tells none.
    "phone": ("same", "house", "near", "others", "none"),
    "email": ("same", "household", "near", "local", "none"),
    "external": ("same", "near", "none"),
}
# Levels among which the probabilities of each class add up to one.
GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "name": (LEVELS["name"][:9], LEVELS["name"][9:11], LEVELS["name"][11:]),
    **{each: (levels,) for each, levels in LEVELS.items() if each != "name"},
}
NEAR = 0.9
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_LETTERS_ONLY = str.maketrans("", "", "0123456789._-+")


def near(one: str, other: str) -> bool:
    """Whether two words are one up to typing errors."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 3:
        return False
    if jaro_winkler(one, other) >= NEAR:
        return True
    return shorter >= 4 and edits(one, other, 2) <= (2 if shorter >= 8 else 1)


def compare(a: Record, b: Record) -> dict[str, str]:
    """The level of everything that both tell."""
    found = {
        "name": _name(a, b),
        "born": _born(a, b),
        "address": _address(a, b),
        "phone": _phone(a, b),
        "email": _email(a, b),
        "external": _external(a, b),
    }
    return {compared: level for compared, level in found.items() if level is not None}


def _name(a: Record, b: Record) -> str | None:
    given = bool(a.given and b.given)
    family = bool(a.family and b.family)
    if not given and not family:
        return None
    if not family and min(len(a.given), len(b.given)) == 1 and a.given[0] == b.given[0]:
        return None  # "L" may be Lena, and most others whose name begins so
    given_near = given and (near(a.given, b.given) or bool(set(a.pets) & set(b.pets)))
    family_near = family and (
        near(a.family, b.family)
        or bool(set(a.families) & set(b.families))
        or _in_mail(a.family, b.locals)
        or _in_mail(b.family, a.locals)
    )
    if given and family:
        spelt = min(len(a.given), len(b.given)) > 1
        if spelt and a.given == b.given and a.family == b.family:
            return "same"
        if a.given == b.family and a.family == b.given:
            return "turned"
        if spelt and a.given == b.given and set(a.families) & set(b.families):
            return "longer"  # of a double name one part, or the name before a marriage
        if spelt and given_near and family_near:
            return "near"
        if near(a.given, b.family) and near(a.family, b.given):
            return "turned"
        if family_near and _begins(a.given, b.given):
            return "initial"
        if (near(a.given, b.family) and _initial(a.family, b.given)) or (
            near(a.family, b.given) and _initial(b.family, a.given)
        ):
            return "initial"
        if family_near and _alike(a.given, b.given):
            return "alike"
        if spelt and given_near:
            return "given"
        if family_near:
            return "family"
        if spelt and (near(a.given, b.family) or near(a.family, b.given)):
            return "given"  # the family name first, and another one since
        return "none"
    if given:
        return "only_given" if given_near else "only_given_differs"
    return "only_family" if family_near else "only_family_differs"


def _in_mail(family: str, parts: tuple[str, ...]) -> bool:
    """Whether an address of theirs tells this family name: the mailbox is older than the marriage."""
    plain = family.replace(" ", "").replace("'", "")
    return len(plain) >= 4 and any(plain in part for part in parts)


def _begins(one: str, other: str) -> bool:
    """Whether one given name is an initial or a short form of the other, or lacks a letter of it where
    that leaves two: "R", "Rob" and "Rb" of "Robert" and "Rob"."""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return True
    return (
        len(shorter) == 2
        and len(longer) == 3
        and longer[0] == shorter[0]
        and longer[2] == shorter[1]
    )


def _alike(one: str, other: str) -> bool:
    """Whether two given names are one with slips in both, "msrcel" and "marcle"; of a short one, with a
    vowel mistyped: "swm" is Sem, yet Tim is not Tom."""
    shorter = min(len(one), len(other))
    if shorter < 3 or one[0] != other[0]:
        return False
    if shorter >= 5:
        return edits(one, other, 2) <= 2
    vowels = len(one.translate(_NO_VOWELS)) != len(other.translate(_NO_VOWELS))
    return vowels and len(one) == len(other) and edits(one, other, 1) <= 1


def _initial(name: str, letter: str) -> bool:
    return len(letter) == 1 and name[0] == letter


def _born(a: Record, b: Record) -> str | None:
    if not a.born or not b.born:
        return None
    if len(a.born) < 8 or len(b.born) < 8:  # a year is all that one of them tells
        return "year" if a.born[:4] == b.born[:4] else "none"
    if a.born == b.born:
        return "same"
    turned = b.born[:4] + b.born[6:] + b.born[4:6]
    if a.born == turned or edits(a.born, b.born, 1) <= 1:
        return "near"
    year = a.born[:4] == b.born[:4]
    if year + (a.born[4:6] == b.born[4:6]) + (a.born[6:] == b.born[6:]) == 2:
        return "part"
    return "year" if year else "none"


def _address(a: Record, b: Record) -> str | None:
    codes = bool(a.postcode and b.postcode)
    streets = bool(a.street and b.street)
    cities = bool(a.city and b.city)
    if not (codes or streets or cities or (a.house and b.house)):
        return None
    code = codes and a.postcode == b.postcode
    street = streets and near(a.street, b.street)
    city = cities and near(a.city, b.city)
    if a.house and a.house == b.house and (code or (street and (city or not cities))):
        return "house"
    if code or (street and (city or not cities)):
        return "postcode"
    houses = bool(a.house and b.house)
    if (city or not cities) and (a.house == b.house or not houses):
        slip = codes and edits(a.postcode, b.postcode, 1) <= 1 and (street or not streets)
        if slip or (houses and not (codes or streets)):
            return "number"
    if city and not (codes or streets or (a.house and b.house)):
        return None  # it is all that both tell, and so says little
    return "city" if city else "none"


def _any(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    if not a or not b:
        return None
    return "same" if set(a) & set(b) else "none"


def _phone(a: Record, b: Record) -> str | None:
    found = _any(a.phones, b.phones)
    if found == "same":
        return "same" if set(a.mobiles) & set(b.mobiles) else "house"
    if found and any(edits(x, y, 1) <= 1 for x in a.phones for y in b.phones):
        return "near"
    return "others" if found and a.mobiles and b.mobiles else found


def _email(a: Record, b: Record) -> str | None:
    found = _any(a.emails, b.emails)
    if found == "same" and not set(a.mailboxes) & set(b.mailboxes):
        return "household"
    if found == "none" and any(_mistyped(x, y) for x in a.emails for y in b.emails):
        return "near"
    if found == "none" and set(a.locals) & set(b.locals):
        return "local"
    return found


def _mistyped(one: str, other: str) -> bool:
    """Whether one mail address is the other with a slip. One with another number, another initial or
    another mark between the same words is somebody else's of that name."""
    return (
        min(len(one), len(other)) >= 10
        and one[0] == other[0]
        and one.partition("@")[0][-1:] == other.partition("@")[0][-1:]
        and edits(one, other, 1) <= 1
        and one.translate(_LETTERS_ONLY) != other.translate(_LETTERS_ONLY)
    )


def _external(a: Record, b: Record) -> str | None:
    found = _any(a.externals, b.externals)
    if found == "none" and any(
        len(x) >= 5 and edits(x, y, 1) <= 1 for x in a.externals for y in b.externals
    ):
        return "near"
    return found


# -- the same in SQL, for Splink ------------------------------------------------------------------


def _sql_near(column: str) -> str:
    return _sql_near_of(f"{column}_l", f"{column}_r")


def _sql_near_of(one: str, other: str) -> str:
    shorter = f"least(length({one}), length({other}))"
    return (
        f"({one} = {other} OR ({shorter} >= 3 AND jaro_winkler_similarity({one}, {other}) >= {NEAR})"
        f" OR ({shorter} >= 4 AND damerau_levenshtein({one}, {other})"
        f" <= CASE WHEN {shorter} >= 8 THEN 2 ELSE 1 END))"
    )


_GIVEN = "(given_l <> '' AND given_r <> '')"
_FAMILY = "(family_l <> '' AND family_r <> '')"
_SPELT = "(least(length(given_l), length(given_r)) > 1)"
_GIVEN_NEAR = f"({_sql_near('given')} OR list_has_any(pets_l, pets_r))"
_BARE_L = "translate(family_l, ' ''', '')"
_BARE_R = "translate(family_r, ' ''', '')"
_FAMILY_NEAR = (
    f"({_sql_near('family')} OR list_has_any(families_l, families_r)"
    f" OR (length({_BARE_L}) >= 4 AND contains(array_to_string(locals_r, ' '), {_BARE_L}))"
    f" OR (length({_BARE_R}) >= 4 AND contains(array_to_string(locals_l, ' '), {_BARE_R})))"
)
_BEGINS = (
    "(starts_with(given_l, given_r) OR starts_with(given_r, given_l)"
    " OR (least(length(given_l), length(given_r)) = 2 AND greatest(length(given_l), length(given_r))"
    " = 3 AND left(given_l, 1) = left(given_r, 1) AND right(given_l, 1) = right(given_r, 1)))"
)
_TURNED = (
    f"((given_l = family_r AND family_l = given_r) OR (NOT ({_SPELT} AND {_GIVEN_NEAR} AND"
    f" {_FAMILY_NEAR}) AND {_sql_near_of('given_l', 'family_r')}"
    f" AND {_sql_near_of('family_l', 'given_r')}))"
)
_NAMES_CROSSED = (
    f"(({_sql_near_of('given_l', 'family_r')} AND length(given_r) = 1"
    " AND left(family_l, 1) = given_r)"
    f" OR ({_sql_near_of('family_l', 'given_r')} AND length(given_l) = 1"
    " AND left(family_r, 1) = given_l))"
)
_ALIKE = (
    "(left(given_l, 1) = left(given_r, 1) AND least(length(given_l), length(given_r)) >= 3"
    " AND CASE WHEN least(length(given_l), length(given_r)) >= 5"
    " THEN damerau_levenshtein(given_l, given_r) <= 2"
    " ELSE length(given_l) = length(given_r) AND damerau_levenshtein(given_l, given_r) <= 1"
    " AND length(translate(given_l, 'aeiouy', '')) <> length(translate(given_r, 'aeiouy', '')) END)"
)
_CODE = "(postcode_l <> '' AND postcode_l = postcode_r)"
_CITIES = "(city_l <> '' AND city_r <> '')"
_CODES = "(postcode_l <> '' AND postcode_r <> '')"
_STREETS = "(street_l <> '' AND street_r <> '')"
_HOUSES = "(house_l <> '' AND house_r <> '')"
_DAYS = "length(born_l) = 8 AND length(born_r) = 8"
_STREET = f"(street_l <> '' AND street_r <> '' AND {_sql_near('street')})"
_CITY = f"({_CITIES} AND {_sql_near('city')})"

SQL: dict[str, dict[str, str]] = {
    "name": {
        "same": (
            f"{_GIVEN} AND {_FAMILY} AND {_SPELT} AND given_l = given_r AND family_l = family_r"
        ),
        "turned": f"{_GIVEN} AND {_FAMILY} AND {_TURNED}",
        "longer": (
            f"{_GIVEN} AND {_FAMILY} AND {_SPELT} AND given_l = given_r"
            " AND list_has_any(families_l, families_r)"
        ),
        "near": f"{_GIVEN} AND {_FAMILY} AND {_SPELT} AND {_GIVEN_NEAR} AND {_FAMILY_NEAR}",
        "initial": (
            f"{_GIVEN} AND {_FAMILY} AND (({_FAMILY_NEAR} AND {_BEGINS}) OR {_NAMES_CROSSED})"
        ),
        "alike": f"{_GIVEN} AND {_FAMILY} AND {_FAMILY_NEAR} AND {_ALIKE}",
        "given": (
            f"{_GIVEN} AND {_FAMILY} AND {_SPELT} AND ({_GIVEN_NEAR}"
            f" OR (NOT {_FAMILY_NEAR} AND ({_sql_near_of('given_l', 'family_r')}"
            f" OR {_sql_near_of('family_l', 'given_r')})))"
        ),
        "family": f"{_GIVEN} AND {_FAMILY} AND {_FAMILY_NEAR}",
        "none": f"{_GIVEN} AND {_FAMILY}",
        "only_given": f"{_GIVEN} AND {_GIVEN_NEAR}",
        "only_given_differs": _GIVEN,
        "only_family": f"{_FAMILY} AND {_FAMILY_NEAR}",
        "only_family_differs": "ELSE",
    },
    "born": {
        "same": f"{_DAYS} AND born_l = born_r",
        "near": (
            f"{_DAYS} AND (damerau_levenshtein(born_l, born_r) <= 1 OR born_l ="
            " left(born_r, 4) || substr(born_r, 7) || substr(born_r, 5, 2))"
        ),
        "part": (
            f"{_DAYS} AND (left(born_l, 4) = left(born_r, 4))::int + (substr(born_l, 5, 2) ="
            " substr(born_r, 5, 2))::int + (substr(born_l, 7) = substr(born_r, 7))::int = 2"
        ),
        "year": "left(born_l, 4) = left(born_r, 4)",
        "none": "ELSE",
    },
    "address": {
        "house": (
            f"house_l <> '' AND house_l = house_r AND ({_CODE} OR ({_STREET} AND"
            f" ({_CITY} OR NOT {_CITIES})))"
        ),
        "postcode": f"{_CODE} OR ({_STREET} AND ({_CITY} OR NOT {_CITIES}))",
        "number": (
            f"({_CITY} OR NOT {_CITIES}) AND (house_l = house_r OR NOT {_HOUSES})"
            f" AND (({_CODES} AND damerau_levenshtein(postcode_l, postcode_r) <= 1"
            f" AND ({_STREET} OR NOT {_STREETS}))"
            f" OR ({_HOUSES} AND NOT ({_CODES} OR {_STREETS})))"
        ),
        "city": _CITY,
        "none": "ELSE",
    },
    "phone": {
        "same": "list_has_any(mobiles_l, mobiles_r)",
        "house": "list_has_any(phones_l, phones_r)",
        # Of several numbers or addresses the first stands for all, as below.
        "near": "damerau_levenshtein(phones_l[1], phones_r[1]) <= 1",
        "others": "len(mobiles_l) > 0 AND len(mobiles_r) > 0",
        "none": "ELSE",
    },
    "email": {
        "same": "list_has_any(mailboxes_l, mailboxes_r)",
        "household": "list_has_any(emails_l, emails_r)",
        "near": (
            "least(length(emails_l[1]), length(emails_r[1])) >= 10"
            " AND left(emails_l[1], 1) = left(emails_r[1], 1)"
            " AND right(split_part(emails_l[1], '@', 1), 1)"
            " = right(split_part(emails_r[1], '@', 1), 1)"
            " AND damerau_levenshtein(emails_l[1], emails_r[1]) <= 1"
            " AND translate(emails_l[1], '0123456789._-+', '')"
            " <> translate(emails_r[1], '0123456789._-+', '')"
        ),
        "local": "list_has_any(locals_l, locals_r)",
        "none": "ELSE",
    },
    "external": {
        "same": "list_has_any(externals_l, externals_r)",
        # Of several ids the first stands for all: lists can't be compared letter by letter here.
        "near": (
            "length(externals_l[1]) >= 5 AND"
            " damerau_levenshtein(externals_l[1], externals_r[1]) <= 1"
        ),
        "none": "ELSE",
    },
}
# When nothing is compared.
SQL_NULL: dict[str, str] = {
    "name": (
        f"(NOT {_GIVEN} AND NOT {_FAMILY}) OR (NOT {_FAMILY} AND least(length(given_l),"
        " length(given_r)) = 1 AND left(given_l, 1) = left(given_r, 1))"
    ),
    "born": "born_l = '' OR born_r = ''",
    "address": (
        f"NOT {_CODES} AND NOT {_STREETS} AND NOT {_HOUSES} AND (NOT {_CITIES} OR {_CITY})"
    ),
    "phone": "len(phones_l) = 0 OR len(phones_r) = 0",
    "email": "len(emails_l) = 0 OR len(emails_r) = 0",
    "external": "len(externals_l) = 0 OR len(externals_r) = 0",
}
