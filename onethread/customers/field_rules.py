"""What a value of a field may be: pure. A value is stored as it is compared, and told what is wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
import phonenumbers

from onethread.database.engine import clean_text

FieldKind = Literal[
    "text",
    "long_text",
    "number",
    "money",
    "date",
    "choice",
    "choices",
    "yes_no",
    "link",
    "phone",
    "email",
]
SeenBy = Literal["everyone", "restricted"]
EditedBy = Literal["everyone", "restricted", "programs"]
TEXT_CHARACTERS = 500
LONG_TEXT_CHARACTERS = 5000
LARGEST = 1e15
_YES = {"true", "yes", "y", "1", "ja", "j", "oui", "o"}
_NO = {"false", "no", "n", "0", "nee", "nein", "non"}


class Choice(msgspec.Struct, kw_only=True):
    """One of the values of a choice. `colour` is the badge's: neutral, success, warning or error."""

    value: str
    label: str
    colour: Literal["neutral", "success", "warning", "error"] = "neutral"


class Field(msgspec.Struct, kw_only=True):
    """Something that an organisation wants to know of its customers, or of one type of object.

    `key` is its name in the API. `personal`: personal data, to be told and erased with the customer.
    `seen_by` restricted needs the permission customers.restricted; so does `edited_by` restricted,
    while programs are the only ones who change a field of theirs. `currency` belongs to money.
    """

    id: int
    object_type_id: int | None
    key: str
    label: str
    kind: FieldKind
    description: str
    choices: list[Choice]
    currency: str | None
    required: bool
    personal: bool
    seen_by: SeenBy
    edited_by: EditedBy
    section: str
    position: int
    archived: bool


def may_see(field: Field, *, restricted: bool) -> bool:
    """Whether somebody sees the field; `restricted`: they have that permission."""
    return field.seen_by == "everyone" or restricted


def may_edit(field: Field, *, restricted: bool, program: bool) -> bool:
    """Whether somebody may change the field. What one can't see one can't change."""
    if field.archived or not may_see(field, restricted=restricted):
        return False
    if field.edited_by == "programs":
        return program
    return field.edited_by == "everyone" or restricted


def check(field: Field, value: Any, region: str) -> Any:
    """The value as it is stored; None when there is none. Raises ValueError with what to do."""
    if isinstance(value, str):
        value = clean_text(value).strip()
    if value in (None, "", []):
        if field.required:
            raise ValueError("needs a value")
        return None
    return _CHECKS[field.kind](field, value, region)


def check_all(
    fields: Mapping[str, Field], values: Mapping[str, Any], region: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """All values as they are stored, and what is wrong with which."""
    good: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for key, value in values.items():
        field = fields.get(key)
        if field is None or field.archived:
            wrong[key] = "there is no such field: define it in the settings first"
            continue
        try:
            good[key] = check(field, value, region)
        except ValueError as error:
            wrong[key] = str(error)
    return good, wrong


def _text(field: Field, value: Any, region: str) -> str:
    most = LONG_TEXT_CHARACTERS if field.kind == "long_text" else TEXT_CHARACTERS
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("must be text")  # noqa: TRY004 - told to a person, not a fault of ours
    text = str(value)
    if field.kind == "text":
        text = " ".join(text.split())
    if len(text) > most:
        raise ValueError(f"may have at most {most} characters")
    return text


def _number(field: Field, value: Any, region: str) -> int | float:
    number: int | float
    if isinstance(value, bool):
        raise ValueError("must be a number, like 12.5")  # noqa: TRY004
    if isinstance(value, int | float):
        number = value
    else:
        number = _read_number(str(value))
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise ValueError("this number is too large")
    if field.kind == "money":
        number = round(number, 2)
    return int(number) if float(number).is_integer() else number


def _read_number(text: str) -> float:
    """12.5 and 12,5; 1.250,00 and 1,250.00: of two marks the last one is the decimal mark."""
    bare = re.sub(r"[\s€$£']", "", text)
    if "," in bare and "." in bare:
        thousands = "." if bare.rfind(",") > bare.rfind(".") else ","
        bare = bare.replace(thousands, "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", bare):
        raise ValueError("must be a number, like 12.5")
    return float(bare)


def _date(field: Field, value: Any, region: str) -> str:
    text = str(value)
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        day, month, year = found.groups()
        if region == "US":
            day, month = month, day
        text = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        return date.fromisoformat(text[:10] if "T" in text else text).isoformat()
    except ValueError:
        raise ValueError("must be a date, like 2026-11-30") from None


def _choice(field: Field, value: Any, region: str) -> str:
    wanted = str(value).strip().casefold()
    for choice in field.choices:
        if wanted in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    offered = ", ".join(choice.label for choice in field.choices[:10])
    raise ValueError(f"must be one of: {offered}")


def _choices(field: Field, value: Any, region: str) -> list[str]:
    wanted = re.split(r"[;|]", value) if isinstance(value, str) else value
    if not isinstance(wanted, Sequence):
        raise ValueError("must be a list")  # noqa: TRY004
    return list(dict.fromkeys(_choice(field, each, region) for each in wanted))


def _yes_no(field: Field, value: Any, region: str) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise ValueError("must be yes or no")


def _link(field: Field, value: Any, region: str) -> str:
    text = str(value)
    parts = urlsplit(text if "://" in text else f"https://{text}")
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or " " in text:
        raise ValueError("must be a web address, like https://example.org/page")
    if len(text) > TEXT_CHARACTERS * 4:
        raise ValueError("this address is too long")
    return parts.geturl()


def _phone(field: Field, value: Any, region: str) -> str:
    try:
        number = phonenumbers.parse(str(value), region)
    except phonenumbers.NumberParseException:
        raise ValueError("must be a telephone number, like +31 20 123 4567") from None
    if not phonenumbers.is_possible_number(number):
        raise ValueError("must be a telephone number, like +31 20 123 4567")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _email(field: Field, value: Any, region: str) -> str:
    text = str(value)
    if not re.fullmatch(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+", text) or len(text) > 320:
        raise ValueError("must be an e-mail address, like name@example.org")
    return text


_CHECKS = {
    "text": _text,
    "long_text": _text,
    "number": _number,
    "money": _number,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "yes_no": _yes_no,
    "link": _link,
    "phone": _phone,
    "email": _email,
}
