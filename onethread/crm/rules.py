"""Decisions about objects: pure, no I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from onethread.customers.field_rules import Field, check_all

WORDS_CHARACTERS = 2000
EXTERNAL_ID_CHARACTERS = 200
URL_CHARACTERS = 2000


def values_of(
    fields: Sequence[Field], before: Mapping[str, Any], given: Mapping[str, Any], region: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of an object after `given` was laid over `before`, and what is wrong by key: null
    removes a value, and what is required must be there in the end."""
    known = {field.key: field for field in fields if not field.archived}
    good, wrong = check_all(known, given, region)
    values = {key: value for key, value in {**before, **good}.items() if value is not None}
    for key, field in known.items():
        if field.required and key not in values and key not in wrong:
            wrong[key] = "needs a value"
    return values, wrong


def words(external_id: str, fields: Sequence[Field], values: Mapping[str, Any]) -> str:
    """What search finds an object by: its id and what everyone may see of it."""
    parts = [external_id]
    for field in fields:
        value = values.get(field.key)
        if value is None or field.seen_by != "everyone" or field.kind == "yes_no":
            continue
        labels = {choice.value: choice.label for choice in field.choices}
        for each in value if isinstance(value, list) else [value]:
            parts.append(labels.get(str(each), str(each)))
    return re.sub(r"\s+", " ", " ".join(parts))[:WORDS_CHARACTERS]


def is_link(url: str) -> bool:
    """Whether an agent may be led there."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and len(url) <= URL_CHARACTERS


def visible(
    fields: Sequence[Field], values: Mapping[str, Any], *, restricted: bool
) -> dict[str, Any]:
    """The values that somebody may see; `restricted`: they may see what not everyone does."""
    seen = {
        field.key
        for field in fields
        if not field.archived and (restricted or field.seen_by == "everyone")
    }
    return {key: value for key, value in values.items() if key in seen}


def title(
    title_field: str | None, fields: Sequence[Field], values: Mapping[str, Any], external_id: str
) -> str:
    """What an object is called in a list."""
    field = next((each for each in fields if each.key == title_field), None)
    value = values.get(title_field) if title_field else None
    if field is None or value is None or field.seen_by != "everyone" or isinstance(value, list):
        return external_id
    labels = {choice.value: choice.label for choice in field.choices}
    return labels.get(str(value), str(value))
