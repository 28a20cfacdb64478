"""Approved templates of the stand-in, and what the Cloud API refuses of one that is filled in. No I/O.

Source: "Template components", "Send message templates" and "Error codes" of the WhatsApp Business Platform
documentation. Placeholders are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from onethread.simulator.whatsapp_errors import ApiError

_PLACEHOLDER = re.compile(r"\{\{\d+\}\}")
_CODE = re.compile(r"[A-Za-z0-9]{1,15}")
VALUE_LIMIT = 1024


class KnownButton(msgspec.Struct, kw_only=True):
    """A button of a template. `url` ends in {{1}} when it takes a value."""

    kind: Literal["URL", "QUICK_REPLY", "COPY_CODE", "PHONE_NUMBER"]
    text: str
    url: str = ""


class KnownTemplate(msgspec.Struct, kw_only=True):
    """An approved template. `header_format`: TEXT with `header`, IMAGE, VIDEO or DOCUMENT; "" for none."""

    name: str
    language: str
    text: str
    parameters: int = 0
    category: str = "UTILITY"
    header_format: Literal["", "TEXT", "IMAGE", "VIDEO", "DOCUMENT"] = ""
    header: str = ""
    footer: str = ""
    buttons: list[KnownButton] = []


def listed(template: KnownTemplate) -> dict[str, Any]:
    """A template as the account's list shows it."""
    components: list[dict[str, Any]] = []
    if template.header_format:
        header: dict[str, Any] = {"type": "HEADER", "format": template.header_format}
        if template.header:
            header["text"] = template.header
        components.append(header)
    components.append({"type": "BODY", "text": template.text})
    if template.footer:
        components.append({"type": "FOOTER", "text": template.footer})
    if template.buttons:
        buttons = [
            {"type": each.kind, "text": each.text, **({"url": each.url} if each.url else {})}
            for each in template.buttons
        ]
        components.append({"type": "BUTTONS", "buttons": buttons})
    return {
        "name": template.name,
        "language": template.language,
        "status": "APPROVED",
        "category": template.category,
        "parameter_format": "POSITIONAL",
        "components": components,
    }


def check_components(components: Any, template: KnownTemplate, media: Mapping[str, str]) -> None:
    """Raises ApiError when it isn't filled in as it must be. `media`: types of the number's files."""
    if not isinstance(components, list):
        raise ApiError(131009, "template.components must be a list.")
    header: list[Any] = []
    body: list[Any] = []
    buttons: dict[int, Any] = {}
    for component in components:
        kind = str(component.get("type")).lower()
        parameters = component.get("parameters")
        if not isinstance(parameters, list):
            raise ApiError(131008, f"{kind}: parameters are required.")
        if kind == "header":
            header += parameters
        elif kind == "body":
            body += parameters
        elif kind == "button":
            place = str(component.get("index", ""))
            if not place.isdigit() or int(place) in buttons:
                raise ApiError(131009, "button: index is required, once for each button.")
            buttons[int(place)] = component
        else:
            raise ApiError(131009, f"Unexpected component {kind!r}.")
    _header(header, template, media)
    _count("body", len(body), template.parameters)
    for parameter in body:
        _value(parameter, "body")
    _buttons(buttons, template)


def _header(parameters: list[Any], template: KnownTemplate, media: Mapping[str, str]) -> None:
    form = template.header_format
    fields = len(_PLACEHOLDER.findall(template.header)) if form == "TEXT" else int(bool(form))
    _count("header", len(parameters), fields)
    for parameter in parameters:
        if form == "TEXT":
            _value(parameter, "header")
            continue
        kind = form.lower()
        if parameter.get("type") != kind or not isinstance(parameter.get(kind), dict):
            raise _mismatch(f"header: Format mismatch, expected {form}, received {parameter}.")
        part = parameter[kind]
        if ("id" in part) == ("link" in part):
            raise ApiError(131008, f"header: {kind} needs either id or link.")
        if extra := part.keys() - {"id", "link"} - ({"filename"} if kind == "document" else set()):
            raise ApiError(100, f"Unexpected key {min(extra)!r} on {kind}.")
        if "id" in part and part["id"] not in media:
            raise ApiError(131009, f"header: {kind}.id names no media of this number.")
        taken = {"image": ("image/jpeg", "image/png"), "video": ("video/mp4", "video/3gpp")}
        if "id" in part and media[part["id"]] not in taken.get(kind, (media[part["id"]],)):
            raise ApiError(131053, f"header: unsupported {kind} mime type {media[part['id']]}.")


def _buttons(given: dict[int, Any], template: KnownTemplate) -> None:
    for place, component in given.items():
        if place >= len(template.buttons):
            raise ApiError(131009, f"buttons: there is no button at index {place}.")
        button = template.buttons[place]
        kind = str(component.get("sub_type")).lower()
        if kind != button.kind.lower():
            raise _mismatch(f"buttons: Button at index {place} is {button.kind}, not {kind}.")
        if button.kind == "PHONE_NUMBER" or (
            button.kind == "URL" and not _PLACEHOLDER.search(button.url)
        ):
            raise _mismatch(f"buttons: Button at index {place} takes no parameter.")
        _count(f"button at index {place}", len(component["parameters"]), 1)
        [parameter] = component["parameters"]
        if button.kind == "QUICK_REPLY":
            said = parameter.get("payload")
            if parameter.get("type") != "payload" or not isinstance(said, str) or not said:
                raise _mismatch(f"buttons: Button at index {place} requires a payload.")
        elif button.kind == "COPY_CODE":
            code = parameter.get("coupon_code")
            if parameter.get("type") != "coupon_code" or not _CODE.fullmatch(str(code)):
                raise _mismatch(f"buttons: Button at index {place} requires a coupon code.")
        else:
            _value(parameter, f"button at index {place}")
    for place, button in enumerate(template.buttons):
        needed = button.kind == "COPY_CODE" or (
            button.kind == "URL" and _PLACEHOLDER.search(button.url)
        )
        if needed and place not in given:
            raise ApiError(
                131008,
                f"buttons: Button at index {place} of type {button.kind} requires a parameter.",
            )


def _count(where: str, given: int, wanted: int) -> None:
    if given != wanted:
        raise ApiError(
            132000,
            f"{where}: number of localizable_params ({given}) does not match the expected number of"
            f" params ({wanted})",
        )


def _value(parameter: Any, where: str) -> None:
    said = parameter.get("text")
    if parameter.get("type") != "text" or not isinstance(said, str) or not said:
        raise _mismatch(f"{where}: a text is expected.")
    if len(said) > VALUE_LIMIT:
        raise ApiError(132005, f"{where}: the translated text is too long.")
    if "\n" in said or "\t" in said or "     " in said:
        raise ApiError(
            100,
            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
        )


def _mismatch(details: str) -> ApiError:
    return ApiError(132012, details)
