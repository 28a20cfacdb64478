"""A template that is filled in, as the Cloud API takes it. No I/O.

Components, their fields and lengths are those of "Template components" and "Send message templates" in the
WhatsApp Business Platform documentation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onethread.errors import InvalidInput
from onethread.messages import Location, OutboundFile, Template, TemplateButton

CODE = re.compile(r"[A-Za-z0-9]{1,15}")
PAYLOAD_LIMIT = 128
ADDRESS_LIMIT = 2000
_HEADER_TYPES = {
    "image": {"image/jpeg", "image/png"},
    "video": {"video/mp4", "video/3gpp"},
}
_NEEDED = {
    "image": "an image (JPEG or PNG)",
    "video": "a video (MP4)",
    "document": "a document",
}


def header_file(template: Template, files: Sequence[OutboundFile]) -> OutboundFile:
    """The file of the header. Raises InvalidInput when there is none, or WhatsApp can't show it there."""
    kind = str(template.header_kind)
    if len(files) != 1:
        raise InvalidInput(f"the header of this template needs {_NEEDED[kind]}: exactly one file")
    media_type = files[0].media_type.partition(";")[0].strip().lower()
    if media_type not in _HEADER_TYPES.get(kind, {media_type}):
        raise InvalidInput(f"the header of this template needs {_NEEDED[kind]}, not {media_type}")
    return files[0]


def header_place(location: Location | None) -> dict[str, str]:
    """The place of the header. Raises InvalidInput when it is not whole."""
    if location is None:
        raise InvalidInput("the header of this template is a place: say which")
    shown = {"name": location.name or "", "address": location.address or ""}
    for name, words in shown.items():
        if not words.strip():
            raise InvalidInput(
                f"the place in the header of this template has no {name}: fill it in"
            )
    degrees = {"latitude": f"{location.latitude:.6f}", "longitude": f"{location.longitude:.6f}"}
    return degrees | {name: " ".join(words.split()) for name, words in shown.items()}


def rendered(template: Template, header: dict[str, Any] | None) -> dict[str, Any]:
    """The template as the Cloud API takes it. `header`: where the file of its header is, or its place.

    Raises InvalidInput when a value is missing, or isn't what WhatsApp takes.
    """
    components: list[dict[str, Any]] = []
    if header is not None:
        kind = str(template.header_kind)
        components.append({"type": "header", "parameters": [{"type": kind, kind: header}]})
    elif template.header_kind == "text":
        shown = _text(template.header, "header", template.header_name)
        components.append({"type": "header", "parameters": [shown]})
    if template.parameters:
        names = template.names or [""] * len(template.parameters)
        if len(names) != len(template.parameters):
            raise InvalidInput("each field of this template has one value")
        values = [
            _text(value, f"field {name or number}", name)
            for number, (name, value) in enumerate(zip(names, template.parameters, strict=True), 1)
        ]
        components.append({"type": "body", "parameters": values})
    components += [_button_component(button) for button in template.buttons]
    named: dict[str, Any] = {"name": template.name, "language": {"code": template.language}}
    if components:
        named["components"] = components
    return {"type": "template", "template": named}


def _text(value: str, where: str, name: str) -> dict[str, str]:
    # Line ends, tabs and many spaces in a value are refused.
    words = " ".join(value.split())
    if not words:
        raise InvalidInput(f"the {where} of this template is empty: fill it in")
    return {"type": "text", **({"parameter_name": name} if name else {}), "text": words}


def _button_component(button: TemplateButton) -> dict[str, Any]:
    value, number = button.value.strip(), button.index + 1
    if not value:
        raise InvalidInput(f"button {number} of this template has no value: fill it in")
    if button.kind == "copy_code":
        if not CODE.fullmatch(value):
            raise InvalidInput(f"the code of button {number} is 1 to 15 letters and digits")
        parameter = {"type": "coupon_code", "coupon_code": value}
    elif button.kind == "quick_reply":
        if len(value) > PAYLOAD_LIMIT:
            raise InvalidInput(
                f"the value of button {number} has {PAYLOAD_LIMIT} characters at most"
            )
        parameter = {"type": "payload", "payload": value}
    else:
        if len(value) > ADDRESS_LIMIT or any(each.isspace() for each in value):
            raise InvalidInput(
                f"the address of button {number} has {ADDRESS_LIMIT} characters at most, no spaces"
            )
        parameter = {"type": "text", "text": value}
    return {
        "type": "button",
        "sub_type": button.kind,
        "index": str(button.index),
        "parameters": [parameter],
    }
