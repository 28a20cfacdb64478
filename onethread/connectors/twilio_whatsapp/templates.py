"""Content templates of Twilio that WhatsApp approved: what each needs, or why it can't be sent. No I/O.

Source: "Content Types", "Using Variables with Content Templates" and "Fetch Content and Approvals" of
Twilio's Content API. A field is a variable with a number or a name; it may stand in the text, the heading,
the end of a button's address or a code. What isn't filled in goes out as its example, so all are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

import msgspec

from onethread.connectors._schemes import whatsapp_templates as whatsapp
from onethread.connectors._schemes.reading import answer, answered, node, nodes, text
from onethread.connectors.contract import (
    OfferedButton,
    TemplateField,
    TemplateHeader,
    TemplateOffer,
)
from onethread.connectors.twilio_whatsapp.config import TwilioWhatsAppConfig
from onethread.errors import InvalidInput
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse, Template

# "The variable value has a maximum length of 255 characters."
VALUE_LIMIT = 255
# "The maximum is 1000."
_PAGE = 1000
_SID = re.compile(r"HX[0-9a-fA-F]{32}")
_PLACE = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")
# Those that are text, with buttons or without; an approval names the one that was approved.
_SENDABLE = (
    "whatsapp/card",
    "twilio/card",
    "twilio/call-to-action",
    "twilio/quick-reply",
    "twilio/media",
    "twilio/text",
)
_WHY_NOT: Mapping[str, str] = {
    "twilio/carousel": whatsapp.CAROUSEL,
    "twilio/catalog": whatsapp.CATALOGUE,
    "twilio/flows": whatsapp.FLOW,
    "twilio/pay": whatsapp.PAYMENT,
    "twilio/list-picker": whatsapp.LIST,
    "whatsapp/authentication": whatsapp.CODE,
}


def templates(config: TwilioWhatsAppConfig) -> Sequence[HttpRequest]:
    """Ask for the content templates with their approvals."""
    return [_page(config, {"PageSize": str(_PAGE)})]


def more_templates(
    responses: Sequence[OutboundResponse], config: TwilioWhatsAppConfig
) -> Sequence[HttpRequest]:
    """Ask for those after the last page; nothing when there are none. Of the address of the next page only
    the query counts: the credentials go to no other host."""
    address = text(node(answer(responses, "templates").get("meta")).get("next_page_url"), 4000)
    asked = dict(parse_qsl(address.partition("?")[2]))
    wanted = ("PageSize", "Page", "PageToken")
    kept: dict[str, str] = {name: asked[name] for name in wanted if name in asked}
    return [_page(config, kept)] if "PageToken" in kept or "Page" in kept else []


def _page(config: TwilioWhatsAppConfig, query: Mapping[str, str]) -> HttpRequest:
    return HttpRequest(
        method="GET",
        url=config.content_url(f"/ContentAndApprovals?{urlencode(query)}"),
        headers=config.authorization(),
        step="templates",
    )


def read_templates(responses: Sequence[OutboundResponse]) -> Sequence[TemplateOffer]:
    """Those that WhatsApp approved; what can't be filled in says why not. The name ends in the SID by which
    Twilio knows it."""
    return [
        _offer(content, text(content.get("sid")))
        for response in responses
        if isinstance(response, HttpResponse)
        for content in nodes(answered(response).get("contents"))
        if text(node(content.get("approval_requests")).get("status")) == "approved"
        and _SID.fullmatch(text(content.get("sid")))
    ]


def _offer(content: Mapping[str, Any], sid: str) -> TemplateOffer:
    approval, types = node(content.get("approval_requests")), node(content.get("types"))
    title = text(content.get("friendly_name"), 100).strip()
    offer = TemplateOffer(
        name=f"{title} {sid}".strip(),
        title=title or text(approval.get("name"), 100),
        language=text(content.get("language"), 20),
        text="",
        category=text(approval.get("category"), 40).lower(),
    )
    kind = text(approval.get("content_type"), 40)
    if kind not in types:
        kind = next((each for each in (*_WHY_NOT, *_SENDABLE) if each in types), kind)
    part = node(types.get(kind))
    offer.text = text(part.get("body")) or text(part.get("title"))
    offer.footer = text(part.get("footer")) or text(part.get("subtitle"))
    offer.why_not = _WHY_NOT.get(kind, "" if kind in _SENDABLE else whatsapp.why_not(kind))
    if offer.category == "authentication":
        offer.why_not = whatsapp.CODE
    if any(_PLACE.search(text(url)) for url in _listed(part.get("media"))):
        offer.why_not = offer.why_not or whatsapp.FILE
    examples = {name: text(value, 200) for name, value in node(content.get("variables")).items()}
    if heading := text(part.get("header_text"), 200):
        name = next(iter(_PLACE.findall(heading)), "")
        offer.header = TemplateHeader(kind="text", text=heading, example=examples.get(name, ""))
    names = list(dict.fromkeys(_PLACE.findall(offer.text)))
    offer.fields = [TemplateField(name=name, example=examples.get(name, "")) for name in names]
    for action in nodes(part.get("actions")):
        _button(offer, action, examples)
    offer.named = bool(examples or names)
    asked = {*names, *_PLACE.findall(offer.header.text if offer.header else "")}
    asked |= {button.name for button in offer.buttons}
    if not offer.text or examples.keys() - asked or len(_PLACE.findall(heading)) > 1:
        offer.why_not = offer.why_not or whatsapp.why_not("text")
    return offer


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _button(offer: TemplateOffer, action: Mapping[str, Any], examples: Mapping[str, str]) -> None:
    kind, label = text(action.get("type")).upper(), text(action.get("title"), 200)
    made = OfferedButton(kind="other", label=label)
    if kind in ("URL", "COPY_CODE"):
        shown: Literal["url", "copy_code"] = "url" if kind == "URL" else "copy_code"
        held = text(action.get("url" if kind == "URL" else "code"), 2000)
        made = OfferedButton(kind=shown, label=label, url=held if kind == "URL" else "")
        if found := _PLACE.search(held):
            made.name, made.example = found[1], examples.get(found[1], "")
            # A field that stands in the text as well is asked for there.
            if made.name not in {field.name for field in offer.fields}:
                made.fill = "needed"
    elif kind == "QUICK_REPLY":
        made.kind = "quick_reply"
    elif kind in ("PHONE_NUMBER", "PHONE"):
        made.kind = "phone"
    elif kind:
        offer.why_not = offer.why_not or whatsapp.why_not(kind)
    offer.buttons.append(made)


def filled(template: Template) -> dict[str, str]:
    """The fields of a request that sends it. Raises InvalidInput for a value that WhatsApp doesn't take."""
    found = _SID.search(template.name)
    values = {
        name or str(number): words
        for number, (name, words) in enumerate(whatsapp.fields_of(template), 1)
    }
    if template.header_kind == "text" and template.header_name not in values:
        values[template.header_name or "1"] = whatsapp.words_of(template.header, "header")
    elif template.header_kind not in (None, "text"):
        raise InvalidInput("this template carries no file: send it apart")
    for button in template.buttons:
        if button.name and button.name not in values:
            values[button.name] = whatsapp.button_value(button)
    for name, value in values.items():
        if len(value) > VALUE_LIMIT:
            raise InvalidInput(f"the value of field {name} has {VALUE_LIMIT} characters at most")
    fields = {"ContentSid": found[0] if found else template.name}
    if values:
        fields["ContentVariables"] = msgspec.json.encode(values).decode()
    return fields
