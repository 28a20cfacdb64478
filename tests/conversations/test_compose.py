"""What an agent may send as a template."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.conversations.compose import check_location, check_template
from onethread.errors import InvalidInput
from onethread.messages import Attachment, Content, Location, Template, TemplateButton

PICTURE = Attachment(kind="image", media_type="image/png", file_id="a")
SPOT: dict[str, Any] = {"latitude": 52.37, "longitude": 4.89, "name": "Office", "address": "Dam 1"}


def a(**filled: Any) -> Template:
    return Template(name="visit", language="nl", **filled)


def value(index: int, said: str) -> TemplateButton:
    return TemplateButton(index=index, kind="url", value=said)


@pytest.mark.parametrize(
    ("filled", "files", "field"),
    [
        ({"header_kind": "text"}, [], "content.template.header"),
        ({"header_kind": "video"}, [PICTURE], "file_ids"),
        ({"header_kind": "document"}, [], "file_ids"),
        ({}, [PICTURE], "file_ids"),
        ({"header_kind": "location"}, [PICTURE], "file_ids"),
        ({"parameters": ["a", " "]}, [], "content.template.parameters"),
        ({"parameters": ["a"], "names": ["day", "time"]}, [], "content.template.names"),
        ({"buttons": [value(0, "x"), value(0, "y")]}, [], "content.template.buttons"),
        ({"buttons": [value(3, " ")]}, [], "content.template.buttons"),
    ],
)
def test_what_a_template_lacks_is_named(
    filled: dict[str, Any], files: list[Attachment], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_template(a(**filled), files)
    assert list(refused.value.extra["fields"]) == [field]


def test_a_field_is_called_by_its_name() -> None:
    with pytest.raises(InvalidInput, match="field day of this template is empty"):
        check_template(a(parameters=["", "b"], names=["day", "time"]), [])


@pytest.mark.parametrize(
    ("template", "place", "field"),
    [
        (a(header_kind="location"), None, "content.location"),
        (a(), SPOT, "content.location"),
        (None, SPOT, "content.location"),
        (a(header_kind="location"), SPOT | {"latitude": 91.0}, "content.location.latitude"),
        (a(header_kind="location"), SPOT | {"longitude": -181.0}, "content.location.longitude"),
        (a(header_kind="location"), SPOT | {"name": " "}, "content.location.name"),
        (a(header_kind="location"), SPOT | {"address": None}, "content.location.address"),
    ],
)
def test_a_place_is_whole_and_where_it_is_shown(
    template: Template | None, place: dict[str, Any] | None, field: str
) -> None:
    location = Location(**place) if place else None
    with pytest.raises(InvalidInput) as refused:
        check_location(Content(template=template, location=location))
    assert list(refused.value.extra["fields"]) == [field]


def test_a_whole_place_above_a_template_is_taken() -> None:
    check_location(Content(template=a(header_kind="location"), location=Location(**SPOT)))
    check_location(Content(text="Hello"))
