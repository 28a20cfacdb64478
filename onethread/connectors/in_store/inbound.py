"""Visits, receipts and returns of a shop with a door, one as JSON or many as CSV. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from onethread.connectors._schemes import shop
from onethread.connectors._schemes.reading import (
    document,
    key,
    moment,
    nodes,
    number,
    text,
    whole,
)
from onethread.connectors._schemes.standard_webhooks import is_signed, key_of
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.in_store.config import InStoreConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import Assurance, Content, Ignored, InboundItem, InboundMessage, OrderItem

MOST_ROWS = 10_000
COLUMNS = (
    "id", "kind", "at", "store", "customer_number", "email", "phone", "name", "total", "currency",
    "items", "about", "note",
)  # fmt: skip
_LEVELS = {
    "claimed": Assurance.CLAIMED,
    "asserted": Assurance.ASSERTED,
    "verified": Assurance.VERIFIED,
}
_WORDS = {"visit": "visit", "receipt": "purchase", "return": "return", "appointment": "appointment"}
# "Radiatorkraan x2 @39.95": a line of a receipt in one cell, several apart by ";" or "|".
_LINE = re.compile(r"(.{1,200}?)(?:\s+[x×]\s?(\d{1,6}))?(?:\s+@\s?(-?\d{1,9}(?:\.\d{1,4})?))?")


def verify(request: WebhookRequest, config: InStoreConfig) -> Verified:
    """Accept what was signed with the channel's secret. Raises BadSignature."""
    message_id, timestamp, given = (
        request.headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature")
    )
    if not (message_id and timestamp and given):
        raise BadSignature(
            "the request has no webhook-id, webhook-timestamp and webhook-signature: sign it as Standard "
            "Webhooks describes"
        )
    if not is_signed(key_of(config.signing_secret), message_id, timestamp, request.body, given):
        raise BadSignature("the signature does not match: check the signing secret of this channel")
    return Verified(keep_headers={"content-type": request.headers.get("content-type", "")[:200]})


def parse(envelope: RawEnvelope, config: InStoreConfig) -> Sequence[InboundItem]:
    """What happened in the shop. A row that can't be read is told and takes none of the others with it.

    Raises UnparsablePayload for what is neither events nor a table of them.
    """
    kind = text(envelope.headers.get("content-type")).partition(";")[0].strip().lower()
    if kind in ("text/csv", "application/csv"):
        return list(_table(envelope, config))
    payload = document(envelope.body)
    events = nodes(payload.get("events")) if "events" in payload else [payload]
    if not events or len(events) > MOST_ROWS:
        raise UnparsablePayload(f"the payload holds no event, or more than {MOST_ROWS}")
    found: list[InboundItem] = []
    unread: list[InboundItem] = []
    for place, event in enumerate(events, 1):
        try:
            found.append(_event(event, envelope, config))
        except UnparsablePayload as error:
            unread.append(Ignored(reason=f"event {place}: {error.message}"))
    if not found:
        raise UnparsablePayload("none of the events can be read: each needs an id and a kind")
    return _once(found) + unread


def _table(envelope: RawEnvelope, config: InStoreConfig) -> Iterator[InboundItem]:
    try:
        written = envelope.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        written = envelope.body.decode("cp1252", "replace")
    first = written.partition("\n")[0]
    apart = max(",;\t", key=first.count)
    try:
        rows = csv.reader(io.StringIO(written.replace("\0", "")), delimiter=apart)
        head = [cell.strip().lower() for cell in next(rows, [])]
        if "id" not in head or "kind" not in head:
            raise UnparsablePayload(
                f"the table needs the columns id and kind; known: {', '.join(COLUMNS)}"
            )
        found: list[InboundItem] = []
        unread: list[InboundItem] = []
        for place, cells in enumerate(rows, 2):
            if place > MOST_ROWS + 1:
                raise UnparsablePayload(f"the table has more than {MOST_ROWS} rows")
            if not any(cell.strip() for cell in cells):
                continue
            row = dict(zip(head, cells, strict=False))
            try:
                found.append(_event(row, envelope, config))
            except UnparsablePayload as error:
                unread.append(Ignored(reason=f"row {place}: {error.message}"))
    except csv.Error as error:
        raise UnparsablePayload(f"the table can't be read: {error}") from error
    if not found:
        raise UnparsablePayload("no row of the table can be read")
    yield from _once(found)
    yield from unread


def _once(found: Sequence[InboundItem]) -> list[InboundItem]:
    """The first of two with one id."""
    kept: dict[str, InboundItem] = {}
    for item in found:
        if isinstance(item, InboundMessage):
            kept.setdefault(item.message_id, item)
    return list(kept.values())


def _event(event: dict[str, Any], envelope: RawEnvelope, config: InStoreConfig) -> InboundItem:
    event_id = key(event.get("id"))
    kind = text(event.get("kind"), 40).strip().lower()
    if not kind:
        raise UnparsablePayload("it has no kind: visit, receipt, return or appointment")
    sender = shop.identities(
        ("external", event.get("customer_number"), _LEVELS[config.customer_number]),
        ("email", event.get("email"), Assurance.CLAIMED),
        ("phone", event.get("phone"), Assurance.CLAIMED),
        fallback=("anonymous", event_id),
    )
    at = moment(event.get("at"), envelope.received_at)
    if kind not in _WORDS:
        return InboundMessage(
            message_id=event_id,
            sender=sender,
            said_at=at,
            content=Content(unsupported=kind),
            automatic=True,
        )
    currency = text(event.get("currency"), 3).strip().upper() or config.currency
    store = text(event.get("store"), 120).strip()
    total = shop.money(_amount(event.get("total")), currency)
    words = _WORDS[kind] + (f" at {store}" if store else "") + (f", {total}" if total else "")
    return shop.message_of(
        shop.Happened(
            id=event_id,
            at=at,
            words=words,
            sender=sender,
            name=text(event.get("name"), 200).strip(),
            note=text(event.get("note"), 10_000).strip(),
            items=_lines(event.get("items"), currency),
            about=text(event.get("about"), 200).strip(),
            facts={"kind": kind, "store": store, "total": total},
        )
    )


def _amount(given: Any) -> Any:
    """An amount; in a table it may be written with a comma."""
    return given.replace(",", ".") if isinstance(given, str) and "." not in given else given


def _lines(given: Any, currency: str) -> list[OrderItem]:
    if isinstance(given, str):
        found = []
        for piece in re.split(r"[;|\n]", text(given, 40_000))[: shop.MOST_ITEMS]:
            line = _LINE.fullmatch(piece.strip())
            if line is not None:
                found.append(shop.item("", line[2] or 1, line[3], currency, line[1]))
        return shop.items(found)
    return shop.items(
        shop.item(
            line.get("product_id"),
            whole(line.get("quantity")) if line.get("quantity") is not None else 1,
            number(line.get("price")),
            currency,
            line.get("name"),
        )
        for line in nodes(given)[: shop.MOST_ITEMS]
    )
