"""Approved templates: what they need, and how they are sent once filled in. No I/O.

Components, their fields and lengths are those of "Template components" and "Send message templates" in the
WhatsApp Business Platform documentation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from onethread.connectors._schemes import meta
from onethread.connectors._schemes.reading import answered
from onethread.connectors.contract import OfferedButton, TemplateHeader, TemplateOffer
from onethread.connectors.whatsapp.config import WhatsAppConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundResponse,
    Template,
    TemplateButton,
)

CODE = re.compile(r"[A-Za-z0-9]{1,15}")
PAYLOAD_LIMIT = 128
ADDRESS_LIMIT = 2000
# One page of the Graph API; an account may have some hundreds of templates.
_PAGE = 500
_PLACEHOLDER = re.compile(r"\{\{([^{}]+)\}\}")
_HEADERS: Mapping[str, Literal["text", "image", "video", "document"]] = {
    "TEXT": "text",
    "IMAGE": "image",
    "VIDEO": "video",
    "DOCUMENT": "document",
}
_HEADER_TYPES = {
    "image": {"image/jpeg", "image/png"},
    "video": {"video/mp4", "video/3gpp"},
}
_NEEDED = {
    "image": "an image (JPEG or PNG)",
    "video": "a video (MP4)",
    "document": "a document",
}


def templates(config: WhatsAppConfig) -> Sequence[HttpRequest]:
    """Ask for the approved templates."""
    return [
        meta.get(
            config,
            f"{config.business_account_id}/message_templates?status=APPROVED"
            f"&fields=name,language,status,category,parameter_format,components"
            f"&limit={_PAGE}",
            "templates",
        )
    ]


def read_templates(responses: Sequence[OutboundResponse]) -> Sequence[TemplateOffer]:
    """The approved templates that Template can fill in.

    Those with named fields, a place in the header, a one-time code, a form, a catalogue or several cards
    are left out.
    """
    offers: list[TemplateOffer] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        listed = answered(response).get("data")
        for template in listed if isinstance(listed, list) else ():
            offer = _offer(template)
            if offer is not None:
                offers.append(offer)
    return offers


def _offer(template: Any) -> TemplateOffer | None:
    if not isinstance(template, dict) or template.get("status", "APPROVED") != "APPROVED":
        return None
    if template.get("parameter_format") == "NAMED":
        return None
    offer = TemplateOffer(
        name=str(template.get("name")),
        language=str(template.get("language")),
        text="",
        category=str(template.get("category") or "").lower(),
    )
    for component in template.get("components") or ():
        kind = str(component.get("type")).upper()
        text = str(component.get("text") or "")
        if kind == "BODY":
            offer.text = text
        elif kind == "FOOTER":
            offer.footer = text
        elif kind == "HEADER":
            form = _HEADERS.get(str(component.get("format", "TEXT")).upper())
            if form is None or len(_PLACEHOLDER.findall(text)) > 1:
                return None
            offer.header = TemplateHeader(kind=form, text=text)
        elif kind == "BUTTONS":
            buttons = [_button(button) for button in component.get("buttons") or ()]
            offer.buttons = [each for each in buttons if each is not None]
            if len(offer.buttons) != len(buttons):
                return None
        else:
            return None
    fields = _PLACEHOLDER.findall(offer.text)
    if not offer.text or not all(name.strip().isdigit() for name in fields):
        return None
    offer.parameters = len({name.strip() for name in fields})
    return offer


def _button(button: Any) -> OfferedButton | None:
    label, kind = str(button.get("text") or ""), str(button.get("type")).upper()
    if kind == "URL":
        url = str(button.get("url") or "")
        fill: Literal["none", "needed"] = "needed" if _PLACEHOLDER.search(url) else "none"
        return OfferedButton(kind="url", label=label, url=url, fill=fill)
    if kind == "QUICK_REPLY":
        return OfferedButton(kind="quick_reply", label=label, fill="optional")
    if kind == "COPY_CODE":
        return OfferedButton(kind="copy_code", label=label, fill="needed")
    if kind == "PHONE_NUMBER":
        return OfferedButton(kind="phone", label=label)
    return None


def header_file(template: Template, files: Sequence[OutboundFile]) -> OutboundFile:
    """The file of the header. Raises InvalidInput when there is none, or WhatsApp can't show it there."""
    kind = str(template.header_kind)
    if len(files) != 1:
        raise InvalidInput(f"the header of this template needs {_NEEDED[kind]}: exactly one file")
    media_type = files[0].media_type.partition(";")[0].strip().lower()
    if media_type not in _HEADER_TYPES.get(kind, {media_type}):
        raise InvalidInput(f"the header of this template needs {_NEEDED[kind]}, not {media_type}")
    return files[0]


def rendered(template: Template, header: dict[str, Any] | None) -> dict[str, Any]:
    """The template as the Cloud API takes it. `header`: where the file of its header is.

    Raises InvalidInput when a value is missing, or isn't what WhatsApp takes.
    """
    components: list[dict[str, Any]] = []
    if header is not None:
        kind = str(template.header_kind)
        components.append({"type": "header", "parameters": [{"type": kind, kind: header}]})
    elif template.header_kind == "text":
        components.append({"type": "header", "parameters": [_text(template.header, "header")]})
    if template.parameters:
        values = [
            _text(value, f"field {number}") for number, value in enumerate(template.parameters, 1)
        ]
        components.append({"type": "body", "parameters": values})
    components += [_button_component(button) for button in template.buttons]
    named: dict[str, Any] = {"name": template.name, "language": {"code": template.language}}
    if components:
        named["components"] = components
    return {"type": "template", "template": named}


def _text(value: str, where: str) -> dict[str, str]:
    # Line ends, tabs and many spaces in a value are refused.
    words = " ".join(value.split())
    if not words:
        raise InvalidInput(f"the {where} of this template is empty: fill it in")
    return {"type": "text", "text": words}


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
