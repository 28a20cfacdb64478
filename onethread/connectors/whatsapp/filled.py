"""A template that is filled in, as the Cloud API takes it. No I/O.

Components, their fields and lengths are those of "Template components" and "Send message templates" in the
WhatsApp Business Platform documentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.whatsapp_templates import button_value, fields_of, words_of
from onethread.errors import InvalidInput
from onethread.messages import Location, OutboundFile, Template, TemplateButton

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
        shown = _text(words_of(template.header, "header"), template.header_name)
        components.append({"type": "header", "parameters": [shown]})
    if template.parameters:
        values = [_text(words, name) for name, words in fields_of(template)]
        components.append({"type": "body", "parameters": values})
    components += [_button_component(button) for button in template.buttons]
    named: dict[str, Any] = {"name": template.name, "language": {"code": template.language}}
    if components:
        named["components"] = components
    return {"type": "template", "template": named}


def _text(words: str, name: str) -> dict[str, str]:
    return {"type": "text", **({"parameter_name": name} if name else {}), "text": words}


def _button_component(button: TemplateButton) -> dict[str, Any]:
    value = button_value(button)
    parameter = {
        "copy_code": {"type": "coupon_code", "coupon_code": value},
        "quick_reply": {"type": "payload", "payload": value},
        "url": {"type": "text", "text": value},
    }[button.kind]
    return {
        "type": "button",
        "sub_type": button.kind,
        "index": str(button.index),
        "parameters": [parameter],
    }
