"""Which column of a file of records is which field, by the words that public sets and exports use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onethread.errors import InvalidInput

# What a column can be, and the names of columns that say so by themselves.
FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("full_name", "fullname", "person_name", "customer_name", "business_name", "naam"),
    "given_name": (
        *("first_name", "firstname", "fname", "forename", "given", "first"),
        *("voornaam", "prenom", "vorname"),
    ),
    "family_name": (
        *("surname", "last_name", "lastname", "lname", "sname", "family", "last"),
        *("achternaam", "nom", "nachname"),
    ),
    "date_of_birth": (
        *("dob", "birth_date", "birthdate", "birthday", "date_birth", "dateofbirth", "birth"),
        *("geboortedatum", "geburtsdatum", "date_de_naissance"),
    ),
    "birth_year": ("year_of_birth", "yob", "by", "birthyear", "geboortejaar"),
    "birth_month": ("month_of_birth", "mob", "bm", "birthmonth"),
    "birth_day": ("day_of_birth", "bd", "birthday_of_month"),
    "national_id": (
        *("soc_sec_id", "ssn", "social_security_number", "bsn", "nino", "nhs_number", "tax_id"),
        *("passport", "passport_number", "national_insurance_number", "identity_number"),
    ),
    "street": ("address_1", "street_name", "address1", "straat"),
    "house_number": ("street_number", "house_no", "number", "huisnummer", "housenumber", "house"),
    "address": (
        "full_address",
        "street_address",
        "addr",
        "adres",
        "address_line_1",
        "address_line",
    ),
    "postcode": ("postal_code", "zip", "zipcode", "zip_code", "zip5", "plz", "post_code"),
    "city": ("suburb", "town", "place", "municipality", "woonplaats", "ville", "ort"),
    "email": ("e_mail", "email_address", "mail", "emailaddress"),
    "phone": (
        *("telephone", "phone_number", "mobile", "tel", "telefoon", "cell", "phone_num"),
        *("mobile_number", "telephone_number", "full_phone_number", "phone_no"),
    ),
    "external": ("customer_number", "customer_id"),
}
# A column of these is a name where nothing else is.
_ELSE_A_NAME = ("company", "organisation", "organization", "affiliation", "title", "label")
# Words of columns that only look like fields: a place of birth is no town where somebody lives, and a
# second line of an address none by itself.
_SECOND = re.compile(r"[a-z]?[2-9]")
_OTHERWISE = frozenset({"of", "middle", "maiden", "state", "previous", "old", "source", "status"})


def columns_by_field(
    columns: Sequence[str], truth: str, given: Mapping[str, str]
) -> dict[str, str]:
    """Columns by field: those given, and those known by their names. A name is also known with
    something around it ("postcode_fake", "res_street_address", "fname_c1").

    Raises InvalidInput naming the column that isn't there or the field that isn't known.
    """
    if truth not in columns:
        raise InvalidInput(f"there is no column {truth!r}: {', '.join(columns)}")
    for field, column in given.items():
        if field not in FIELDS:
            raise InvalidInput(f"{field!r} is no field: {', '.join(FIELDS)}")
        if column not in columns:
            raise InvalidInput(f"there is no column {column!r}: {', '.join(columns)}")
    mapped = dict(given)
    left = {column: _plain(column) for column in columns if column != truth}
    for matches in (_is, _holds):
        for column, plain in left.items():
            if column in mapped.values():
                continue
            fitting = [
                (each.count("_"), field)
                for field, names in FIELDS.items()
                for each in (field, *names)
                if field not in mapped and matches(plain, each)
            ]
            if fitting:  # the most words: a street address is no mere street
                mapped[max(fitting, key=lambda fits: fits[0])[1]] = column
    if not mapped.keys() & {"name", "given_name", "family_name"}:
        for column, plain in left.items():
            if plain in _ELSE_A_NAME and column not in mapped.values():
                mapped["name"] = column
                break
    if not mapped:
        raise InvalidInput("no column is known by its name: say which is which by --map")
    return mapped


def _plain(column: str) -> str:
    """A column's name in lower case with underscores: "DateOfBirth" is date_of_birth."""
    spread = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", column.strip())
    return re.sub(r"[^a-z0-9]+", "_", spread.lower()).strip("_")


def _is(plain: str, name: str) -> bool:
    return plain == name


def _holds(plain: str, name: str) -> bool:
    words, wanted = plain.split("_"), name.split("_")
    short = len(name) < 4 and len(words) > 1
    besides = set(words) - set(wanted)
    if short or _OTHERWISE & besides or any(_SECOND.fullmatch(word) for word in besides):
        return False
    if "birth" in words and "birth" not in wanted:
        return False
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))
