"""The settings of every connector are in the languages of the workspace, by their English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onethread.connectors import registry

WORDS = Path(__file__).parents[2] / "web" / "workspace" / "src" / "i18n"
KEY = re.compile(r"^  (?:'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"|(\w+)):", re.MULTILINE)
# Written the same in every language (NAMES in said.ts).
NAMES = {"tls", "starttls", "oauth2", "lmtp", "smtp", "gsm", "latin1"}
LANGUAGES = ["nl", "de", "fr"]


@cache
def there(language: str, part: str) -> frozenset[str]:
    """The English words that a file, or all files of a folder, have for."""
    place = WORDS / language / "said" / part
    files = sorted(place.glob("*.ts")) if place.is_dir() else [place.with_suffix(".ts")]
    text = "\n".join(file.read_text("utf-8") for file in files)
    found = (next(each for each in match if each) for match in KEY.findall(text))
    return frozenset(re.sub(r"\\(.)", r"\1", each) for each in found)


def resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """As the form sees a property: through references, and "this or nothing"."""
    if "$ref" in schema:
        return {**resolved(root["$defs"][schema["$ref"].split("/")[-1]], root), **schema}
    for option in schema.get("anyOf", ()):
        if option.get("type") != "null":
            return {**resolved(option, root), **schema}
    return schema


def fields(connector: str) -> Iterator[dict[str, Any]]:
    schema = registry.config_schema(registry.get(connector))
    for name, each in resolved(schema, schema).get("properties", {}).items():
        yield {"title": name, **resolved(each, schema)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_connector_has_its_label_heading_and_choices(language: str) -> None:
    wanted = {
        word
        for connector in registry.all_connectors()
        for field in fields(connector)
        for word in (field["title"], field.get("group"), *field.get("enum", ()))
        if isinstance(word, str) and word not in NAMES
    }
    assert sorted(wanted - there(language, "labels")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_every_way_to_tell_a_provider_the_address_is_explained(
    language: str,
) -> None:
    wanted = {
        field["description"]
        for connector in registry.all_connectors()
        for field in fields(connector)
        if field.get("description")
    } | ({each.setup_webhook for each in registry.all_connectors().values()} - {"", None})
    # Of examples only what a customer would read needs another language.
    examples = {
        str(example)
        for connector in registry.all_connectors()
        for field in fields(connector)
        for example in field.get("examples", ())
    }
    assert sorted(wanted - there(language, "explained")) == []
    assert sorted(there(language, "explained") - wanted - examples) == [], (
        "nothing is called so any more"
    )
