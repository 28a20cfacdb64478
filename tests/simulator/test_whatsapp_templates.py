"""What the stand-in of the Cloud API refuses of a template."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.simulator.whatsapp_errors import ApiError
from onethread.simulator.whatsapp_templates import (
    KnownButton,
    KnownTemplate,
    check_components,
    find,
    listed,
)

QUOTE = KnownTemplate(
    name="quote",
    language="nl",
    text="Beste {{1}}",
    header_format="IMAGE",
    footer="Tot ziens",
    buttons=[
        KnownButton(kind="URL", text="Bekijken", url="https://example.org/{{1}}"),
        KnownButton(kind="QUICK_REPLY", text="Akkoord"),
        KnownButton(kind="COPY_CODE", text="Code"),
        KnownButton(kind="PHONE_NUMBER", text="Bellen"),
    ],
)
MEDIA = {"m1": "image/png", "m2": "application/pdf"}


def header(**part: Any) -> dict[str, Any]:
    return {"type": "header", "parameters": [part]}


def button(index: int, kind: str, **parameter: Any) -> dict[str, Any]:
    return {
        "type": "button",
        "sub_type": kind,
        "index": str(index),
        "parameters": [parameter] if parameter else [],
    }


PICTURE = header(type="image", image={"id": "m1"})
BODY = {"type": "body", "parameters": [{"type": "text", "text": "Jan"}]}
LINK = button(0, "url", type="text", text="q1")
REPLY = button(1, "quick_reply", type="payload", payload="yes")
CODE = button(2, "copy_code", type="coupon_code", coupon_code="LENTE25")


@pytest.mark.parametrize(
    "components", [[PICTURE, BODY, LINK, REPLY, CODE], [BODY, PICTURE, CODE, LINK]]
)
def test_what_is_filled_in_whole_is_taken(components: list[Any]) -> None:
    check_components(components, QUOTE, MEDIA)


@pytest.mark.parametrize(
    ("components", "code"),
    [
        ("x", 131009),
        ([BODY, LINK, CODE], 132012),
        ([PICTURE, LINK, CODE], 132000),
        ([PICTURE, BODY, CODE], 131008),
        ([PICTURE, BODY, LINK], 131008),
        ([header(type="text", text="x"), BODY, LINK, CODE], 132012),
        ([header(type="image", image={"id": "gone"}), BODY, LINK, CODE], 131009),
        ([header(type="image", image={"id": "m2"}), BODY, LINK, CODE], 131053),
        ([header(type="image", image={"id": "m1", "filename": "x"}), BODY, LINK, CODE], 100),
        ([header(type="image", image={}), BODY, LINK, CODE], 131008),
        ([PICTURE, BODY, LINK, LINK, CODE], 131009),
        ([PICTURE, BODY, LINK, CODE, button(7, "url", type="text", text="x")], 131009),
        ([PICTURE, BODY, LINK, CODE, button(1, "url", type="text", text="x")], 132012),
        ([PICTURE, BODY, LINK, CODE, button(1, "quick_reply", type="text", text="x")], 132012),
        ([PICTURE, BODY, LINK, CODE, button(3, "phone_number", type="text", text="x")], 132012),
        (
            [PICTURE, BODY, LINK, button(2, "copy_code", type="coupon_code", coupon_code="A-1")],
            132012,
        ),
        ([PICTURE, BODY, button(0, "url"), CODE], 132000),
        (
            [
                PICTURE,
                {"type": "body", "parameters": [{"type": "text", "text": "a\nb"}]},
                LINK,
                CODE,
            ],
            100,
        ),
        ([PICTURE, {"type": "footer", "parameters": []}, BODY, LINK, CODE], 131009),
    ],
)
def test_what_does_not_fit_is_refused(components: Any, code: int) -> None:
    with pytest.raises(ApiError) as refused:
        check_components(components, QUOTE, MEDIA)
    assert refused.value.code == code


ON_OUR_WAY = KnownTemplate(
    name="on_our_way",
    language="nl",
    text="Beste {{voornaam}}, wij zijn er om {{tijd}}.",
    header_format="LOCATION",
    examples=["Fatima", "10.00 uur"],
)
SPOT = {"latitude": "52.37", "longitude": "4.89", "name": "Kantoor", "address": "Damrak 1"}


def place(**change: Any) -> dict[str, Any]:
    kept = {name: value for name, value in (SPOT | change).items() if value is not None}
    return header(type="location", location=kept)


def named(**values: str) -> dict[str, Any]:
    parameters = [
        {"type": "text", "parameter_name": name, "text": text} for name, text in values.items()
    ]
    return {"type": "body", "parameters": parameters}


WHOLE = named(tijd="tien uur", voornaam="Fatima")


def test_named_fields_and_a_place_are_taken_in_any_order() -> None:
    check_components([WHOLE, place()], ON_OUR_WAY, {})
    check_components([place(latitude=52.37, name=None), WHOLE], ON_OUR_WAY, {})


@pytest.mark.parametrize(
    ("components", "code", "said"),
    [
        ([WHOLE], 132012, "expected LOCATION, received UNKNOWN"),
        ([WHOLE, PICTURE], 132012, "expected LOCATION, received IMAGE"),
        ([WHOLE, place(latitude=None)], 131008, "latitude is required"),
        ([WHOLE, place(longitude="east")], 131009, "degrees"),
        ([WHOLE, place(latitude="91")], 131009, "degrees"),
        ([WHOLE, place(colour="red")], 100, "colour"),
        ([place(), BODY], 100, "Parameter name is missing or empty"),
        ([place(), named(voornaam="Fatima")], 132000, "does not match"),
        ([place(), named(voornaam="Fatima", dag="di")], 132018, "no parameter of this name"),
    ],
)
def test_named_fields_and_a_place_are_refused_as_the_api_does(
    components: Any, code: int, said: str
) -> None:
    with pytest.raises(ApiError, match=said) as refused:
        check_components(components, ON_OUR_WAY, {})
    assert refused.value.code == code


def test_a_name_has_no_place_in_a_template_with_numbers() -> None:
    with pytest.raises(ApiError) as refused:
        check_components([PICTURE, named(voornaam="Jan"), LINK, CODE], QUOTE, MEDIA)
    assert refused.value.code == 132018


@pytest.mark.parametrize(
    ("status", "code"), [("PAUSED", 132015), ("DISABLED", 132016), ("REJECTED", 132001)]
)
def test_only_an_approved_template_is_sent(status: Any, code: int) -> None:
    stopped = KnownTemplate(name="visit", language="nl", text="Dag", status=status)
    with pytest.raises(ApiError) as refused:
        find([stopped], "visit", "nl")
    assert refused.value.code == code


def test_it_is_listed_with_all_its_parts() -> None:
    parts = listed(QUOTE)["components"]
    assert [part["type"] for part in parts] == ["HEADER", "BODY", "FOOTER", "BUTTONS"]
    assert parts[0] == {"type": "HEADER", "format": "IMAGE"}
    assert parts[3]["buttons"][0] == {
        "type": "URL",
        "text": "Bekijken",
        "url": "https://example.org/{{1}}",
    }


def test_names_and_examples_are_listed() -> None:
    shown = listed(ON_OUR_WAY)
    assert shown["parameter_format"] == "NAMED"
    assert shown["components"][1]["example"] == {
        "body_text_named_params": [
            {"param_name": "voornaam", "example": "Fatima"},
            {"param_name": "tijd", "example": "10.00 uur"},
        ]
    }
