"""Every template that a connector offers, filled in as the composer does it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from onethread.connectors.contract import TemplateOffer
from onethread.errors import OnethreadError
from onethread.messages import (
    Content,
    HttpRequest,
    Location,
    OutboundResponse,
    SendRefused,
    Template,
    TemplateButton,
)
from onethread.simulator.conformance.meeting import Meeting, told

_FIELD = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")
_FILES = {"image": "image", "video": "video", "document": "file"}


def filled_in(offer: TemplateOffer) -> Content:
    """The content of a message by this template; its file, if any, goes beside it."""
    head = offer.header
    template = Template(
        name=offer.name,
        language=offer.language,
        text="Wij komen dinsdag",
        parameters=[field.example or "dinsdag" for field in offer.fields],
        names=[field.name for field in offer.fields] if offer.named else [],
        buttons=[
            TemplateButton(
                index=index, kind=button.kind, value=button.example or "LENTE25", name=button.name
            )
            for index, button in enumerate(offer.buttons)
            if button.fill == "needed" and button.kind in ("url", "copy_code")
        ],
    )
    if head is not None and head.kind != "text":
        template.header_kind = head.kind
    elif head is not None and (found := _FIELD.search(head.text)):
        template.header_kind, template.header = "text", head.example or "dinsdag"
        template.header_name = found[1] if offer.named else ""
    place = Location(latitude=52.37, longitude=4.89, name="Kantoor", address="Damrak 1")
    shown = head is not None and head.kind == "location"
    return Content(template=template, location=place if shown else None)


async def listed(
    meeting: Meeting, first: Callable[[Any], Sequence[HttpRequest]]
) -> list[OutboundResponse]:
    """The answers of all pages, at most 20."""
    requests, answers = first(meeting.config), list[OutboundResponse]()
    for _ in range(20):
        page = await meeting.ask(requests)
        answers += page
        more = meeting.connector.more_templates
        requests = more(page, meeting.config) if more else ()
        if not requests:
            break
    return answers


async def sent(meeting: Meeting, offer: TemplateOffer) -> AsyncIterator[str]:
    """What is wrong when it is sent; nothing when the provider takes it and the customer sees it."""
    message = meeting.message("template", await meeting.first_contact())
    message.content = filled_in(offer)
    kind = offer.header.kind if offer.header else ""
    message.files = [meeting.file(_FILES[kind])] if kind in _FILES else []
    try:
        result, seen = await meeting.send(message)
    except OnethreadError as error:
        yield f"the template {offer.name!r}, filled in, is refused: {told(error)}"
        return
    if isinstance(result, SendRefused):
        yield f"the template {offer.name!r}, filled in, is refused: {result.reason}{meeting.why()}"
    elif not any(each.template for each in seen):
        yield f"the template {offer.name!r}, filled in, is not seen by the customer"
