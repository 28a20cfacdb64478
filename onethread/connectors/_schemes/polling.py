"""Polls: what is new or changed since the last one, and why a poll was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import document, key, node, text
from onethread.connectors._schemes.refusing import by_status
from onethread.errors import UnparsablePayload
from onethread.messages import HttpResponse, OutboundResponse

# So many ids are remembered: above the most that a provider lists in one poll.
REMEMBERED = 1000
# A record that a provider doesn't list any more is gone when it is missing so many polls in a row: once
# may be a fault of theirs.
MISSING_POLLS = 2
CHANGES = ("new", "edited", "gone")


def payload(change: str, record: Any) -> bytes:
    """An envelope's body: a record of the provider, and whether it is new, edited or gone."""
    return msgspec.json.encode({"change": change, "record": record})


def read_payload(body: bytes) -> tuple[str, dict[str, Any]]:
    """The change and the record of `payload`. Raises UnparsablePayload."""
    found = document(body)
    change, record = found.get("change"), found.get("record")
    if change not in CHANGES or not isinstance(record, dict):
        raise UnparsablePayload("this is no change of a record")
    return str(change), record


def noticed(
    found: Iterable[tuple[str, str, Any]], seen: Any, most: int = REMEMBERED
) -> tuple[list[bytes], dict[str, str]]:
    """Payloads of records (id, version, record; oldest first) that are new or have another version
    than in `seen`, and what was seen now: the latest `most`, by id."""
    known = {text(k): text(v) for k, v in node(seen).items()}
    payloads = []
    for record_id, version, record in found:
        before = known.pop(record_id, None)
        known[record_id] = version
        if before is None:
            payloads.append(payload("new", record))
        elif before != version:
            payloads.append(payload("edited", record))
    for surplus in list(known)[: max(0, len(known) - most)]:
        del known[surplus]
    return payloads, known


def missing(watched: dict[str, dict[str, Any]], present: Iterable[str]) -> list[str]:
    """Ids of the watched records that weren't listed so many polls in a row that they are gone.

    `watched` is brought up to date: one that is gone is left out of it.
    """
    there = set(present)
    gone = []
    for record_id, kept in list(watched.items()):
        count = kept.pop("missing", 0)
        if record_id in there:
            continue
        kept["missing"] = count + 1 if isinstance(count, int) else 1
        if kept["missing"] >= MISSING_POLLS:
            gone.append(record_id)
            del watched[record_id]
    return gone


def refusal_of(
    responses: Sequence[OutboundResponse], provider: str, said: str = ""
) -> tuple[str, float | None]:
    """The first refusal among a poll's answers in words, and how long to wait; ("", None) when all went
    well."""
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    if not answers:
        return f"{provider} gave no answer.", None
    for answer in answers:
        if answer.status >= 300:
            refused = by_status(answer, provider, said or f"HTTP status {answer.status}")
            wait = refused.retry_after_seconds if refused.code == "rate_limited" else None
            return refused.reason, wait
    return "", None


def record_key(record: Mapping[str, Any], name: str = "id") -> str:
    """A record's id, "" when it has none (a poll passes over it)."""
    try:
        return key(record.get(name))
    except UnparsablePayload:
        return ""
