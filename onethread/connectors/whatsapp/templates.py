"""Approved templates as the account lists them: what each needs, or why it can't be sent. No I/O.

Components and their fields are those of "Template components", "Carousel", "Location", "Limited-time offer",
"Catalog", "Product" and "Authentication templates" in the WhatsApp Business Platform documentation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal
from urllib.parse import quote

from onethread.connectors._schemes import meta
from onethread.connectors._schemes.reading import answer, answered, node, nodes, text
from onethread.connectors._schemes.whatsapp_templates import BY_KIND, why_not
from onethread.connectors.contract import (
    OfferedButton,
    TemplateField,
    TemplateHeader,
    TemplateOffer,
)
from onethread.connectors.whatsapp.config import WhatsAppConfig
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

# A page of the Graph API; an account may have thousands of templates.
_PAGE = 500
_LONGEST_TEXT = 4096
_PLACEHOLDER = re.compile(r"\{\{([^{}]+)\}\}")
_HEADERS: Mapping[str, Literal["text", "image", "video", "document", "location"]] = {
    "TEXT": "text",
    "IMAGE": "image",
    "VIDEO": "video",
    "DOCUMENT": "document",
    "LOCATION": "location",
}


def templates(config: WhatsAppConfig) -> Sequence[HttpRequest]:
    """Ask for the approved templates."""
    return [_page(config)]


def more_templates(
    responses: Sequence[OutboundResponse], config: WhatsAppConfig
) -> Sequence[HttpRequest]:
    """Ask for those after the last page; nothing when there are none."""
    paging = node(answer(responses, "templates").get("paging"))
    after = text(node(paging.get("cursors")).get("after"), 1000)
    return (
        [_page(config, f"&after={quote(after, safe='')}")] if paging.get("next") and after else []
    )


def _page(config: WhatsAppConfig, after: str = "") -> HttpRequest:
    return meta.get(
        config,
        f"{config.business_account_id}/message_templates?status=APPROVED"
        f"&fields=name,language,status,category,sub_category,parameter_format,components"
        f"&limit={_PAGE}{after}",
        "templates",
    )


def read_templates(responses: Sequence[OutboundResponse]) -> Sequence[TemplateOffer]:
    """The approved templates; those that Template can't fill in say why not."""
    return [
        _offer(template)
        for response in responses
        if isinstance(response, HttpResponse)
        for template in nodes(answered(response).get("data"))
        if template.get("status", "APPROVED") == "APPROVED" and template.get("name")
    ]


def _offer(template: Mapping[str, Any]) -> TemplateOffer:
    offer = TemplateOffer(
        name=text(template.get("name"), 512),
        language=text(template.get("language"), 20),
        text="",
        category=text(template.get("category"), 40).lower(),
    )
    for kind in (template.get("category"), template.get("sub_category")):
        offer.why_not = offer.why_not or BY_KIND.get(str(kind).upper(), "")
    examples: Mapping[str, str] = {}
    for component in nodes(template.get("components")):
        kind = str(component.get("type")).upper()
        words = text(component.get("text"), _LONGEST_TEXT)
        if kind == "BODY":
            offer.text, examples = words, _examples(component, "body_text")
        elif kind == "FOOTER":
            offer.footer = words
        elif kind == "HEADER":
            _header(offer, component, words)
        elif kind == "BUTTONS":
            for button in nodes(component.get("buttons")):
                _button(offer, button)
        else:
            _refuse(offer, kind)
    names = list(dict.fromkeys(name.strip() for name in _PLACEHOLDER.findall(offer.text)))
    head = _PLACEHOLDER.findall(offer.header.text if offer.header else "")
    offer.named = template.get("parameter_format") == "NAMED" and bool(names or head)
    if not offer.named:
        names.sort(key=lambda name: int(name) if name.isdecimal() else 0)
    if not offer.text or len(head) > 1 or not (offer.named or _numbered(names)):
        _refuse(offer, "TEXT")
    offer.fields = [TemplateField(name=name, example=examples.get(name, "")) for name in names]
    return offer


def _numbered(names: Sequence[str]) -> bool:
    return list(names) == [str(number) for number in range(1, len(names) + 1)]


def _refuse(offer: TemplateOffer, kind: str) -> None:
    """Say why it can't be sent; what was said first stays."""
    offer.why_not = offer.why_not or why_not(text(kind))


def _header(offer: TemplateOffer, component: Mapping[str, Any], words: str) -> None:
    form = str(component.get("format", "TEXT")).upper()
    kind = _HEADERS.get(form)
    if kind is None:
        _refuse(offer, form)
        return
    example = next(iter(_examples(component, "header_text").values()), "")
    offer.header = TemplateHeader(kind=kind, text=words, example=example)


def _examples(component: Mapping[str, Any], name: str) -> dict[str, str]:
    """Examples of a component's fields by their names: `body_text_named_params`, `body_text` (a list in a
    list), `header_text`."""
    given = node(component.get("example"))
    named = nodes(given.get(f"{name}_named_params"))
    found = {text(each.get("param_name")): text(each.get("example"), 200) for each in named}
    listed = given.get(name)
    if isinstance(listed, list) and listed and isinstance(listed[0], list):
        listed = listed[0]
    if not found and isinstance(listed, list):
        found = {str(number): text(each, 200) for number, each in enumerate(listed, 1)}
    return found


def _button(offer: TemplateOffer, button: Mapping[str, Any]) -> None:
    label, kind = text(button.get("text"), 200), str(button.get("type")).upper()
    listed = button.get("example")
    example = text(listed[0] if isinstance(listed, list) and listed else listed, 200)
    if kind == "URL":
        url = text(button.get("url"), 2000)
        fill: Literal["none", "needed"] = "needed" if _PLACEHOLDER.search(url) else "none"
        # The whole address, or only what comes in the place.
        example = example.removeprefix(_PLACEHOLDER.split(url)[0]) if fill == "needed" else ""
        made = OfferedButton(kind="url", label=label, url=url, fill=fill, example=example)
    elif kind == "QUICK_REPLY":
        made = OfferedButton(kind="quick_reply", label=label, fill="optional")
    elif kind == "COPY_CODE":
        made = OfferedButton(kind="copy_code", label=label, fill="needed", example=example)
    elif kind == "PHONE_NUMBER":
        made = OfferedButton(kind="phone", label=label)
    else:
        _refuse(offer, kind)
        made = OfferedButton(kind="other", label=label)
    offer.buttons.append(made)
