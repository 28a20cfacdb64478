"""Orders, refunds and visits as messages: a notice in words, the lines, and who it was. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import number, text, whole
from onethread.messages import (
    Assurance,
    Content,
    InboundMessage,
    OrderItem,
    Reference,
    SenderIdentity,
)

MOST_ITEMS = 200


class Happened(msgspec.Struct, kw_only=True):
    """Something that happened at a shop. `words`: what, for the agent; `note`: what the customer wrote."""

    id: str
    at: datetime
    words: str
    sender: list[SenderIdentity]
    name: str = ""
    note: str = ""
    items: Sequence[OrderItem] = ()
    about: str = ""  # the id of the earlier event it belongs to
    thread: str = ""  # the order, by which what belongs together stays together
    facts: dict[str, Any] = {}
    attributes: dict[str, Any] = {}


def message_of(event: Happened) -> InboundMessage:
    """The event as a message. Without words of the customer's own nothing answers it by itself."""
    return InboundMessage(
        message_id=event.id,
        sender=event.sender,
        said_at=event.at,
        content=Content(text=event.note, system=event.words, order=list(event.items)[:MOST_ITEMS]),
        display_name=event.name or None,
        references=[Reference(kind="message", value=event.about)] if event.about else [],
        automatic=not event.note,
        thread=event.thread or None,
        headers={name: value for name, value in event.facts.items() if value},
        attributes=event.attributes,
    )


def item(
    product_id: Any, quantity: Any, price: Any = None, currency: str = "", name: Any = ""
) -> OrderItem | None:
    """A line; its name stands for the product where there is one. None when it is neither."""
    label = text(name, 200).strip() or text(str(product_id) if product_id else "", 200)
    count = whole(quantity, 1_000_000)
    if not label or count is None:
        return None
    return OrderItem(
        product_id=label,
        quantity=count,
        price=number(price),
        currency=currency[:3] or None if number(price) is not None else None,
    )


def items(found: Iterable[OrderItem | None]) -> list[OrderItem]:
    """The lines that there are."""
    return [each for each in found if each is not None][:MOST_ITEMS]


def identities(
    *found: tuple[str, Any, Assurance], fallback: tuple[str, str] | None = None
) -> list[SenderIdentity]:
    """Who it was: what is filled in and can be an address. None of it: `fallback`, which is nobody else's."""
    sender: list[SenderIdentity] = []
    for scheme, value, assurance in found:
        given = text(value if not isinstance(value, int) else str(value), 320).strip()
        fits = given and (
            ("@" in given[1:-1] and " " not in given)
            if scheme == "email"
            else sum(c.isdigit() for c in given) >= 6
            if scheme == "phone"
            else True
        )
        if fits and not any(each.scheme == scheme for each in sender):
            sender.append(SenderIdentity(scheme=scheme, value=given, assurance=assurance))
    if not sender and fallback is not None:
        sender.append(
            SenderIdentity(scheme=fallback[0], value=fallback[1], assurance=Assurance.CLAIMED)
        )
    return sender


def money(amount: Any, currency: Any) -> str:
    """An amount as it is written in a notice, "" for none."""
    found = number(amount)
    return f"{found:.2f} {text(currency, 3)}".strip() if found is not None else ""


def named(*parts: Any) -> str:
    """A name of its parts."""
    return " ".join(each for each in (text(part, 100).strip() for part in parts) if each)
